#include "widgets/panels/shared/lanes.h"

#include "widgets/common/values/oneline.h"
#include "widgets/panels/shared/lanestates.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr qsizetype MostLegendRows = 100;
constexpr qint64 Endless = std::numeric_limits<qint64>::max() / 4;
constexpr qint64 Far =
    Endless / 2; ///< samples farther from 1970 are left out: distances would not fit

QString tr(const char *text)
{
    return QCoreApplication::translate("Lanes", text);
}

/// One field beside its times.
struct LaneSource
{
    const Field *field = nullptr;
    std::span<const qint64> times;
    std::span<const qint64> ends; ///< from a second time field; may be empty
    qint64 stepMs = 0;
};

std::vector<LaneSource> sourcesOf(const PanelData &data)
{
    std::vector<LaneSource> sources;
    for (const FramePtr &frame : data.frames) {
        const Field *time = frame ? frame->timeField() : nullptr;
        const TimeColumn *times = time ? time->times() : nullptr;
        if (!times)
            continue;
        LaneSource source;
        source.times = times->span();
        source.stepMs = frame->meta.stepMs > 0 ? frame->meta.stepMs : data.stepMs;
        for (const Field &field : frame->fields) {
            const TimeColumn *ends = &field != time ? field.times() : nullptr;
            if (ends && ends->size() == source.times.size() && source.ends.empty())
                source.ends = ends->span();
        }
        for (const Field &field : frame->fields) {
            if (field.isTime() || field.size() != source.times.size())
                continue;
            source.field = &field;
            sources.push_back(source);
        }
    }
    return sources;
}

/// A gap between samples that no state lasts through.
qint64 longestStep(const LaneSource &source, const LaneLook &look)
{
    if (look.breakMs > 0)
        return look.breakMs;
    if (look.breaksAtOnce && source.stepMs > 0)
        return source.stepMs;
    return source.stepMs > 0 ? source.stepMs + source.stepMs / 2 : Endless;
}

/// Where the state of a sample ends: at the next one, or a step later where that is missing or far.
qint64 endOf(const LaneSource &source, std::size_t row, std::size_t next, const LaneLook &look,
             qint64 rangeEnd)
{
    const qint64 at = source.times[row];
    if (row < source.ends.size() && source.ends[row] > at)
        return source.ends[row];
    const qint64 alone = at + (look.breakMs > 0    ? look.breakMs
                               : source.stepMs > 0 ? source.stepMs
                                                   : Endless);
    if (next >= source.times.size())
        return std::min(rangeEnd, alone);
    const qint64 after = std::clamp(source.times[next], -Far, Far);
    const bool isNear = after - at <= longestStep(source, look) || look.gaps.bridges(after - at);
    return isNear ? after : std::min(after, alone);
}

int stateOf(const LaneSource &source, LaneStates &states, std::size_t row)
{
    const bool isFar = source.times[row] < -Far || source.times[row] > Far;
    return isFar ? -1 : states.stateAt(row);
}

/// States that last until the next sample.
std::vector<LaneSpan> lastingSpans(const LaneSource &source, LaneStates &states,
                                   const LaneLook &look, const TimeRange &range, bool merges)
{
    std::vector<LaneSpan> spans;
    for (std::size_t row = 0; row < source.times.size(); ++row) {
        const int state = stateOf(source, states, row);
        if (state < 0)
            continue;
        std::size_t next = row + 1;
        while (next < source.times.size() && stateOf(source, states, next) < 0)
            ++next;
        const bool isBridged =
            next < source.times.size() && look.gaps.bridges(source.times[next] - source.times[row]);
        const LaneSpan span{source.times[row],
                            endOf(source, row, isBridged ? next : row + 1, look, range.toMs),
                            state};
        if (merges && !spans.empty() && spans.back().state == state &&
            spans.back().toMs == span.fromMs)
            spans.back().toMs = span.toMs;
        else if (span.toMs > span.fromMs)
            spans.push_back(span);
        row = next - 1;
    }
    return spans;
}

/// The distance of neighbouring samples.
qint64 slotOf(const LaneSource &source, const TimeRange &range)
{
    if (source.stepMs > 0)
        return source.stepMs;
    qint64 least = std::max(qint64(1), range.spanMs());
    for (std::size_t i = 1; i < source.times.size(); ++i) {
        const qint64 distance =
            std::clamp(source.times[i], -Far, Far) - std::clamp(source.times[i - 1], -Far, Far);
        least = distance > 0 ? std::min(least, distance) : least;
    }
    return least;
}

std::vector<LaneSpan> cellSpans(const LaneSource &source, LaneStates &states,
                                const TimeRange &range)
{
    const qint64 slot = std::max(qint64(2), slotOf(source, range));
    std::vector<LaneSpan> spans;
    for (std::size_t row = 0; row < source.times.size(); ++row) {
        const int state = stateOf(source, states, row);
        const qint64 at = source.times[row];
        const qint64 free = spans.empty() ? at - slot / 2 : spans.back().toMs;
        if (state >= 0 && free < at + slot / 2) // of samples at the same time the first one stays
            spans.push_back({std::max(at - slot / 2, free), at + slot / 2, state});
    }
    return spans;
}

bool hasRow(const LegendContent &legend, const QString &name)
{
    return std::any_of(legend.rows.cbegin(), legend.rows.cend(),
                       [&](const LegendRow &row) { return row.name == name; });
}

void addRow(LegendContent &legend, const LaneState &state)
{
    const bool isUseful =
        !state.text.isEmpty() && state.isColored && legend.rows.size() < MostLegendRows;
    if (!isUseful || hasRow(legend, state.text))
        return;
    LegendRow row;
    row.name = state.text;
    row.color = state.color;
    row.hasBlock = true;
    legend.rows.append(row);
}

/// What the states mean: those a mapping made; on thresholds the bands, else every text there is.
void addLegend(LaneRows &rows, const LaneStates &states, const FieldConfig &config,
               const Theme &theme)
{
    const QString &mode = config.color.mode;
    const bool isOnBands = mode == "thresholds"_L1 && config.thresholds.steps.size() > 1;
    bool isAllMapped = true;
    for (int i = 0; i < static_cast<int>(states.states().size()); ++i) {
        isAllMapped = isAllMapped && states.isMapped(i);
        if (states.isMapped(i) || (!isOnBands && !mode.startsWith("continuous-"_L1)))
            addRow(rows.legend, states.states()[static_cast<std::size_t>(i)]);
    }
    if (!isOnBands || isAllMapped)
        return;
    for (const LaneState &band : bandStates(config, theme))
        addRow(rows.legend, band);
}

ChartAxis nameAxis(const LaneLook &look)
{
    ChartAxis axis;
    axis.hasGrid = false;
    axis.width = look.axisWidth;
    axis.side = look.placement == AxisPlacement::Hidden  ? AxisSide::Hidden
                : look.placement == AxisPlacement::Right ? AxisSide::Right
                                                         : AxisSide::Left;
    return axis;
}

LaneStates::Reading readingOf(const Field &field, const LaneDemand &demand,
                              const ValueSpan &automatic)
{
    LaneStates::Reading reading{field, field.config, {}};
    if (reading.config.color.mode.isEmpty())
        reading.config.color.mode = demand.colorMode;
    reading.span = spanOf(reading.config, automatic);
    const bool isOnBands =
        reading.config.color.mode == "thresholds"_L1 && reading.config.thresholds.steps.size() > 1;
    reading.mergesBands = isOnBands && demand.mergesValues && !demand.areCells;
    return reading;
}

LaneRows emptyRows(const LaneDemand &demand)
{
    LaneRows rows;
    rows.lanes.areCells = demand.areCells;
    rows.lanes.rowHeight = demand.rowHeight;
    rows.lanes.columnWidth = demand.columnWidth;
    rows.lanes.text = demand.text;
    rows.lanes.align = demand.align;
    rows.axis.hasGrid = false;
    return rows;
}

} // namespace

LaneRows laneRows(const PanelData &data, const LaneDemand &demand, const Theme &theme,
                  const QTimeZone &zone, bool isMuted)
{
    LaneRows rows = emptyRows(demand);
    const ValueSpan automatic = automaticSpan(data.frames);
    qsizetype index = -1;
    for (const LaneSource &source : sourcesOf(data)) {
        ++index; // hidden ones keep their place in the palette
        const LaneLook look = laneLookFrom(source.field->config.custom, demand.lineWidth);
        if (look.isHiddenInPlot)
            continue;
        LaneStates::Reading reading = readingOf(*source.field, demand, automatic);
        reading.index = index;
        reading.isMuted = isMuted;
        const FieldConfig config = reading.config;
        LaneStates states(std::move(reading), theme, zone);
        StateLane lane;
        lane.name = oneLine(source.field->displayName.isEmpty() ? source.field->name
                                                                : source.field->displayName);
        lane.spans = demand.areCells
                         ? cellSpans(source, states, data.range)
                         : lastingSpans(source, states, look, data.range, demand.mergesValues);
        lane.fillOpacity = look.fillOpacity;
        lane.lineWidth = look.lineWidth;
        lane.isInTooltip = !look.isHiddenInTooltip;
        lane.origin = originIn(data.frames, *source.field);
        if (!look.isHiddenInLegend)
            addLegend(rows, states, config, theme);
        if (rows.lanes.lanes.isEmpty())
            rows.axis = nameAxis(look);
        lane.states = states.states();
        if (!source.times.empty())
            rows.lanes.newestMs = std::max(rows.lanes.newestMs, source.times.back());
        rows.lanes.stepMs = std::max(rows.lanes.stepMs, source.stepMs);
        rows.lanes.lanes.append(std::move(lane));
    }
    return rows;
}

ChartScene laneScene(const LaneRows &rows, const TimeRange &range, const QTimeZone &zone, int page,
                     int perPage)
{
    ChartScene scene;
    scene.range = range;
    scene.zone = zone;
    scene.axes = {rows.axis};
    auto lanes = std::make_shared<StateLanes>(rows.lanes);
    lanes->lanes = rows.lanes.lanes.mid(qsizetype(page) * perPage, perPage);
    scene.lanes = std::move(lanes);
    return scene;
}

QString summaryOf(const StateLanes &lanes)
{
    constexpr qsizetype Spoken = 6;
    QStringList parts;
    for (const StateLane &lane : lanes.lanes) {
        if (lane.spans.empty() || parts.size() == Spoken)
            continue;
        const LaneState &last = lane.states[static_cast<std::size_t>(lane.spans.back().state)];
        parts.append(tr("%1 %2").arg(lane.name, last.text));
    }
    if (parts.isEmpty())
        return tr("No states.");
    return tr("%1 rows of states; last ones: %2.")
        .arg(QString::number(lanes.lanes.size()), parts.join(u", "_s));
}

} // namespace Promontory
