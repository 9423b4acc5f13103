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
void describe(Io &io, AnnotationQuery &annotation)
{
    io.source(annotation.unknown);
    io.required(u"name", annotation.name, TextCodec());
    io.field(u"source", annotation.sourceId, TextCodec());
    io.field(u"enabled", annotation.enabled, FlagCodec(), true);
    io.field(u"color", annotation.color, TextCodec());
    io.field(u"expr", annotation.expression, TextCodec());
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
    io.field(u"locked", dashboard.locked, FlagCodec());
    int tooltip = int(dashboard.tooltipSync);
    io.field(u"tooltip", tooltip, ChoiceCodec{{}, {u"none"_s, u"crosshair"_s, u"tooltip"_s}},
             int(TooltipSync::Crosshair));
    dashboard.tooltipSync = TooltipSync(tooltip);
    io.field(u"source", dashboard.sourceId, TextCodec());
    io.field(u"variables", dashboard.variables, ListCodec<VariableSpec, VariableCodec>());
    io.field(u"annotations", dashboard.annotations, ListCodec<AnnotationQuery>());
    io.field(u"links", dashboard.links, PlainListCodec<DataLink>());
    io.field(u"rows", dashboard.rows, ListCodec<Row>());
    io.required(u"panels", dashboard.panels, ListCodec<PanelSpec>());
    io.field(u"original", dashboard.original, AnyCodec());
}

} // namespace Promontory
