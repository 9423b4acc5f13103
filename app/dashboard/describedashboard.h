#pragma once

#include "app/dashboard/describepanel.h"
#include "app/dashboard/describevariable.h"

namespace Promontory {

// The description of the whole document.

/// What the keys "format" and "version" say.
namespace DashboardFormat {
constexpr QStringView Name = u"promontory-dashboard";
constexpr int Version = 1;
} // namespace DashboardFormat

template <typename Io>
void describe(Io &io, TimeSpec &range)
{
    using namespace Qt::StringLiterals;
    io.required(u"from", range.from, TimeCodec{{}, u"now-6h"_s}, u"now-6h"_s);
    io.required(u"to", range.to, TimeCodec{{}, u"now"_s}, u"now"_s);
}

template <typename Io>
void describe(Io &io, DashboardLink &link)
{
    using namespace Qt::StringLiterals;
    io.field(u"title", link.title, TextCodec());
    int type = link.isList ? 1 : 0;
    io.field(u"type", type, ChoiceCodec{{}, {u"link"_s, u"dashboards"_s}});
    link.isList = type == 1;
    io.field(u"url", link.url, TextCodec());
    io.field(u"tags", link.tags, TextsCodec());
    io.field(u"asDropdown", link.asDropdown, FlagCodec());
    io.field(u"newWindow", link.newWindow, FlagCodec());
    io.field(u"includeVars", link.withVariables, FlagCodec());
    io.field(u"keepTime", link.withTime, FlagCodec());
    io.field(u"tooltip", link.tooltip, TextCodec());
    io.field(u"icon", link.icon, TextCodec());
}

template <typename Io>
void describe(Io &io, NamedRange &range)
{
    io.required(u"name", range.name, TextCodec());
    io.required(u"time", range.range, ObjectCodec<TimeSpec>());
}

template <typename Io>
void describe(Io &io, PickerSpec &pickers)
{
    io.field(u"refreshIntervals", pickers.refreshIntervals, TextsCodec());
    io.field(u"ranges", pickers.ranges, PlainListCodec<NamedRange>());
    io.field(u"nowDelay", pickers.nowDelay, TextCodec());
    io.field(u"hidden", pickers.hidden, FlagCodec());
}

template <typename Io>
void describe(Io &io, PanelFilter &filter)
{
    io.field(u"exclude", filter.exclude, FlagCodec());
    io.required(u"ids", filter.ids, ListCodec<PanelId, PanelIdCodec>());
}

template <typename Io>
void describe(Io &io, AnnotationQuery &annotation)
{
    io.source(annotation.unknown);
    io.required(u"name", annotation.name, TextCodec());
    io.field(u"source", annotation.sourceId, TextCodec());
    io.field(u"enabled", annotation.enabled, FlagCodec(), true);
    io.field(u"hidden", annotation.hidden, FlagCodec());
    io.field(u"color", annotation.color, TextCodec());
    io.field(u"expr", annotation.expression, TextCodec());
    io.field(u"step", annotation.step, TextCodec());
    io.field(u"title", annotation.titleForm, TextCodec());
    io.field(u"text", annotation.textForm, TextCodec());
    io.field(u"tags", annotation.tagLabels, TextsCodec());
    io.field(u"valueIsTime", annotation.valueIsTime, FlagCodec());
    io.field(u"filter", annotation.filter, OptionalCodec<PanelFilter>());
    io.field(u"original", annotation.original, AnyCodec());
}

template <typename Io>
void describe(Io &io, Dashboard &dashboard)
{
    using namespace Qt::StringLiterals;
    io.source(dashboard.unknown);
    io.constant(u"format", Json(DashboardFormat::Name.toString()));
    io.constant(u"version", Json(DashboardFormat::Version));
    io.required(u"uid", dashboard.uid, NameCodec());
    io.required(u"title", dashboard.title, TitleCodec());
    io.field(u"description", dashboard.description, TextCodec());
    io.field(u"tags", dashboard.tags, TextsCodec());
    io.required(u"time", dashboard.range, ObjectCodec<TimeSpec>());
    io.field(u"refresh", dashboard.refreshMs, RefreshCodec(), 30'000);
    io.field(u"timezone", dashboard.timeZone, ZoneCodec());
    io.field(u"weekStart", dashboard.weekStart, TextCodec());
    io.field(u"fiscalYearStart", dashboard.fiscalYearStart, WholeCodec{{}, 0, 11});
    io.field(u"pickers", dashboard.pickers, ObjectCodec<PickerSpec>());
    io.field(u"locked", dashboard.locked, FlagCodec());
    int tooltip = int(dashboard.tooltipSync);
    io.field(u"tooltip", tooltip, ChoiceCodec{{}, {u"none"_s, u"crosshair"_s, u"tooltip"_s}},
             int(TooltipSync::Crosshair));
    dashboard.tooltipSync = TooltipSync(tooltip);
    io.field(u"source", dashboard.sourceId, TextCodec());
    io.field(u"variables", dashboard.variables, ListCodec<VariableSpec, VariableCodec>());
    io.field(u"annotations", dashboard.annotations, ListCodec<AnnotationQuery>());
    io.field(u"links", dashboard.links, PlainListCodec<DashboardLink>());
    io.field(u"rows", dashboard.rows, ListCodec<Row>());
    io.required(u"panels", dashboard.panels, ListCodec<PanelSpec>());
    io.field(u"original", dashboard.original, AnyCodec());
}

} // namespace Promontory
