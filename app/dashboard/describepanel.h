#pragma once

#include "app/dashboard/describefield.h"
#include "app/dashboard/gridlayout.h"

namespace Promontory {

// Descriptions of panels and rows.

/// Columns of the grid, and the bounds of reliability-security D2; but a file of ours may hold panels as low as
/// others push them, so that whatever is shown can be written and read again.
namespace GridLimits {
constexpr int Columns = 24;
constexpr int Height = 200;
constexpr int Bottom = LowestShownRow;
} // namespace GridLimits

template <typename Io>
void describe(Io &io, GridRect &rect)
{
    io.required(u"x", rect.x, WholeCodec{{}, 0, GridLimits::Columns - 1});
    io.required(u"y", rect.y, WholeCodec{{}, 0, GridLimits::Bottom});
    io.required(u"w", rect.width, WholeCodec{{}, 1, GridLimits::Columns}, 12);
    io.required(u"h", rect.height, WholeCodec{{}, 1, GridLimits::Height}, 8);
}

/// A rectangle that does not stick out on the right.
struct GridCodec : ObjectCodec<GridRect>
{
    void read(const Json &json, GridRect &rect, const ReadPlace &place) const;
};

template <typename Io>
void describe(Io &io, Repeat &repeat)
{
    using namespace Qt::StringLiterals;
    io.required(u"variable", repeat.variable, NameCodec());
    int direction = repeat.horizontal ? 0 : 1;
    io.field(u"direction", direction, ChoiceCodec{{}, {u"h"_s, u"v"_s}});
    repeat.horizontal = direction == 0;
    io.field(u"maxPerRow", repeat.maxPerRow, WholeCodec{{}, 1, GridLimits::Columns}, 4);
}

template <typename Io>
void describe(Io &io, TransformStep &step)
{
    io.required(u"id", step.id, TextCodec());
    io.field(u"options", step.options, AnyObjectCodec());
    io.field(u"disabled", step.disabled, FlagCodec());
    io.field(u"filter", step.filter, AnyObjectCodec());
    io.field(u"topic", step.topic, TextCodec());
}

template <typename Io>
void describe(Io &io, Query &query)
{
    using namespace Qt::StringLiterals;
    io.source(query.extra);
    io.field(u"refId", query.refId, NameCodec());
    io.field(u"source", query.sourceId, TextCodec());
    io.field(u"sourceType", query.sourceType, TextCodec());
    io.field(u"expr", query.expression, TextCodec());
    io.field(u"legend", query.legend, TextCodec());
    int kind = query.kind == QueryKind::Alerts ? 3 : query.kind == QueryKind::Instant ? 1 : query.alsoInstant ? 2 : 0;
    io.field(u"kind", kind, ChoiceCodec{{}, {u"range"_s, u"instant"_s, u"both"_s, u"alerts"_s}});
    query.kind = kind == 3 ? QueryKind::Alerts : kind == 1 ? QueryKind::Instant : QueryKind::Range;
    query.alsoInstant = kind == 2;
    int format = int(query.format);
    io.field(u"format", format, ChoiceCodec{{}, {u"time_series"_s, u"table"_s, u"heatmap"_s}});
    query.format = QueryFormat(format);
    io.field(u"interval", query.minInterval, TextCodec());
    io.field(u"intervalFactor", query.intervalFactor, WholeCodec{{}, 1, 1000}, 1);
    io.field(u"hidden", query.hidden, FlagCodec());
    io.field(u"exemplars", query.exemplars, FlagCodec());
    io.field(u"model", query.model, AnyObjectCodec());
}

template <typename Io>
void describe(Io &io, PanelSpec &panel)
{
    using namespace Qt::StringLiterals;
    io.source(panel.unknown);
    io.required(u"id", panel.id, PanelIdCodec());
    io.required(u"type", panel.type, NameCodec(), u"timeseries"_s);
    io.required(u"title", panel.title, TitleCodec());
    io.field(u"description", panel.description, TextCodec());
    io.field(u"transparent", panel.transparent, FlagCodec());
    io.field(u"library", panel.library, TextCodec());
    io.required(u"grid", panel.rect, GridCodec());
    io.field(u"source", panel.sourceId, TextCodec());
    io.field(u"queries", panel.queries, ListCodec<Query>());
    io.field(u"maxDataPoints", panel.maxDataPoints, WholeCodec{{}, 0, 100'000});
    io.field(u"interval", panel.interval, TextCodec());
    io.field(u"timeFrom", panel.timeFrom, TextCodec());
    io.field(u"timeShift", panel.timeShift, TextCodec());
    io.field(u"hideOwnTime", panel.hidesOwnTime, FlagCodec());
    io.field(u"transformations", panel.transforms, PlainListCodec<TransformStep>());
    io.field(u"field", panel.defaults, FieldConfigCodec());
    io.field(u"overrides", panel.overrides, ListCodec<FieldOverride>());
    io.field(u"repeat", panel.repeat, OptionalCodec<Repeat>());
    io.field(u"links", panel.links, PlainListCodec<DataLink>());
    io.field(u"options", panel.options, AnyObjectCodec());
    io.field(u"original", panel.original, AnyCodec());
}

template <typename Io>
void describe(Io &io, Row &row)
{
    io.source(row.unknown);
    io.required(u"id", row.id, PanelIdCodec());
    io.required(u"title", row.title, TitleCodec());
    io.required(u"y", row.y, WholeCodec{{}, 0, GridLimits::Bottom});
    io.field(u"collapsed", row.collapsed, FlagCodec());
    io.field(u"repeat", row.repeat, OptionalCodec<Repeat>());
    io.field(u"panels", row.folded, ListCodec<PanelSpec>());
    io.field(u"original", row.original, AnyCodec());
}

} // namespace Promontory
