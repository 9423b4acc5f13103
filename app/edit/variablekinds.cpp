#include "app/edit/variablekinds.h"

#include <algorithm>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

VariableSpec emptyVariable(VariableKind kind)
{
    switch (kind) {
    case VariableKind::Query:
        return QueryVariable();
    case VariableKind::Custom:
        return CustomVariable();
    case VariableKind::Constant:
        return ConstantVariable();
    case VariableKind::Interval:
        return IntervalVariable();
    case VariableKind::Text:
        return TextVariable();
    case VariableKind::Source:
        return SourceVariable();
    case VariableKind::Filters:
        return FilterVariable();
    case VariableKind::Switch:
        return SwitchVariable();
    case VariableKind::Groups:
        return GroupVariable();
    }
    return QueryVariable();
}

struct SelectionOf
{
    template <typename Kind>
    const VariableSelection *operator()(const Kind &variable) const
    {
        if constexpr (requires { variable.selection; })
            return &variable.selection;
        else
            return nullptr;
    }
};

struct SourceOf
{
    template <typename Kind>
    const QString *operator()(const Kind &variable) const
    {
        if constexpr (requires { variable.sourceId; })
            return &variable.sourceId;
        else
            return nullptr;
    }
};

} // namespace

VariableKind kindOf(const VariableSpec &variable)
{
    return VariableKind(variable.index());
}

VariableSpec newVariable(VariableKind kind, const QString &name)
{
    VariableSpec variable = emptyVariable(kind);
    commonOf(variable).name = name;
    if (auto *interval = std::get_if<IntervalVariable>(&variable)) {
        interval->options = {u"1m"_s, u"5m"_s, u"15m"_s, u"1h"_s, u"6h"_s, u"1d"_s};
        interval->current = u"5m"_s;
    } else if (auto *source = std::get_if<SourceVariable>(&variable)) {
        source->pluginType = u"prometheus"_s;
    } else if (std::holds_alternative<ConstantVariable>(variable)) {
        commonOf(variable).hide = VariableCommon::Hide::Variable;
    } else if (auto *groups = std::get_if<GroupVariable>(&variable)) {
        groups->selection.multi = true;
    }
    return variable;
}

VariableSpec convertVariable(const VariableSpec &variable, VariableKind kind)
{
    if (kindOf(variable) == kind)
        return variable;
    VariableSpec converted = newVariable(kind, commonOf(variable).name);
    VariableCommon &common = commonOf(converted);
    const VariableCommon::Hide hide = common.hide;
    common = commonOf(variable);
    // The objects of the file describe the other kind.
    common.unknown = {};
    common.original = {};
    if (kind == VariableKind::Constant || kindOf(variable) == VariableKind::Constant)
        common.hide = hide;
    const VariableSelection *selection = std::visit(SelectionOf(), variable);
    const QString *source = std::visit(SourceOf(), variable);
    std::visit(
        [selection, source](auto &made) {
            if constexpr (requires { made.selection; }) {
                if (selection)
                    made.selection = *selection;
            }
            if constexpr (requires { made.sourceId; }) {
                if (source)
                    made.sourceId = *source;
            }
        },
        converted);
    return converted;
}

VariableSpec duplicateVariable(const VariableSpec &variable, const QList<VariableSpec> &variables)
{
    VariableSpec copy = variable;
    commonOf(copy).name = freshVariableName(commonOf(variable).name, variables);
    commonOf(copy).original = {}; // stands for the first one
    return copy;
}

QString freshVariableName(const QString &stem, const QList<VariableSpec> &variables)
{
    const auto isTaken = [&variables](const QString &name) {
        return std::any_of(variables.cbegin(), variables.cend(), [&name](const VariableSpec &each) {
            return commonOf(each).name == name;
        });
    };
    QString name = stem;
    for (int i = 2; isTaken(name); ++i)
        name = stem + QString::number(i);
    return name;
}

} // namespace Promontory
