#pragma once

#include "app/dashboard/containercodecs.h"

namespace Promontory {

// Descriptions of the nine kinds of variables. The key "type" tells them apart; see VariableCodec.

template <typename Io>
void describe(Io &io, VariableOption &option)
{
    io.required(u"text", option.text, TextCodec());
    io.required(u"value", option.value, TextCodec());
}

template <typename Io>
void describeCommon(Io &io, VariableCommon &common, const QString &type)
{
    using namespace Qt::StringLiterals;
    io.source(common.unknown);
    io.constant(u"type", Json(type));
    io.required(u"name", common.name, NameCodec());
    io.field(u"label", common.label, TextCodec());
    io.field(u"description", common.description, TextCodec());
    int hide = int(common.hide);
    io.field(u"hide", hide, ChoiceCodec{{}, {u"no"_s, u"label"_s, u"variable"_s, u"menu"_s}});
    common.hide = VariableCommon::Hide(hide);
    io.field(u"original", common.original, AnyCodec());
}

template <typename Io>
void describeSelection(Io &io, VariableSelection &selection)
{
    io.field(u"multi", selection.multi, FlagCodec());
    io.field(u"includeAll", selection.includeAll, FlagCodec());
    io.field(u"allowsCustom", selection.allowsCustom, FlagCodec(), true);
    io.field(u"allValue", selection.allValue, TextCodec());
    io.field(u"current", selection.current, PlainListCodec<VariableOption>());
}

template <typename Io>
void describe(Io &io, QueryVariable &variable)
{
    using namespace Qt::StringLiterals;
    describeCommon(io, variable.common, u"query"_s);
    io.field(u"source", variable.sourceId, TextCodec());
    io.required(u"query", variable.query, TextCodec());
    io.field(u"regex", variable.regex, TextCodec());
    io.field(u"regexOnText", variable.regexOnText, FlagCodec());
    io.field(u"sort", variable.sort, WholeCodec{{}, 0, 8});
    io.field(u"refresh", variable.refresh, ChoiceCodec{{}, {u"never"_s, u"load"_s, u"range"_s}}, 1);
    describeSelection(io, variable.selection);
}

template <typename Io>
void describe(Io &io, CustomVariable &variable)
{
    using namespace Qt::StringLiterals;
    describeCommon(io, variable.common, u"custom"_s);
    io.field(u"query", variable.query, TextCodec());
    io.field(u"options", variable.options, PlainListCodec<VariableOption>());
    describeSelection(io, variable.selection);
}

template <typename Io>
void describe(Io &io, ConstantVariable &variable)
{
    using namespace Qt::StringLiterals;
    describeCommon(io, variable.common, u"constant"_s);
    io.field(u"value", variable.value, TextCodec());
}

template <typename Io>
void describe(Io &io, IntervalVariable &variable)
{
    using namespace Qt::StringLiterals;
    describeCommon(io, variable.common, u"interval"_s);
    io.required(u"options", variable.options, TextsCodec());
    io.field(u"current", variable.current, TextCodec());
    io.field(u"auto", variable.automatic, FlagCodec());
    io.field(u"autoCount", variable.autoCount, WholeCodec{{}, 1, 1000}, 30);
    io.field(u"autoMin", variable.autoMin, TextCodec(), u"10s"_s);
}

template <typename Io>
void describe(Io &io, TextVariable &variable)
{
    using namespace Qt::StringLiterals;
    describeCommon(io, variable.common, u"text"_s);
    io.field(u"value", variable.value, TextCodec());
}

template <typename Io>
void describe(Io &io, SourceVariable &variable)
{
    using namespace Qt::StringLiterals;
    describeCommon(io, variable.common, u"source"_s);
    io.field(u"plugin", variable.pluginType, TextCodec());
    io.field(u"regex", variable.regex, TextCodec());
    describeSelection(io, variable.selection);
}

template <typename Io>
void describe(Io &io, FilterVariable &variable)
{
    using namespace Qt::StringLiterals;
    describeCommon(io, variable.common, u"filters"_s);
    io.field(u"source", variable.sourceId, TextCodec());
    io.field(u"filters", variable.filters, AnyCodec());
}

template <typename Io>
void describe(Io &io, SwitchVariable &variable)
{
    using namespace Qt::StringLiterals;
    describeCommon(io, variable.common, u"switch"_s);
    io.field(u"onValue", variable.onValue, TextCodec(), u"true"_s);
    io.field(u"offValue", variable.offValue, TextCodec(), u"false"_s);
    io.field(u"isOn", variable.isOn, FlagCodec());
}

template <typename Io>
void describe(Io &io, GroupVariable &variable)
{
    using namespace Qt::StringLiterals;
    describeCommon(io, variable.common, u"groups"_s);
    io.field(u"source", variable.sourceId, TextCodec());
    io.field(u"options", variable.options, PlainListCodec<VariableOption>());
    describeSelection(io, variable.selection);
}

/// A variable of a type this program does not know is kept and treated as a constant.
struct VariableCodec
{
    static constexpr bool Shares = false;
    static constexpr bool TakesNull = false;

    void read(const Json &json, VariableSpec &variable, const ReadPlace &place) const;
    Json write(const VariableSpec &variable, const Json &before) const;
};

} // namespace Promontory
