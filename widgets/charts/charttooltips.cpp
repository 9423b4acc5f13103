// What tooltips say: the texts of TimeChart.
#include "widgets/charts/chartprobe.h"
#include "widgets/charts/timechart.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

TooltipContent headed(qint64 timeMs, const ChartScene &scene)
{
    if (scene.numbers)
        return {formatValue(scene.numbers->valueAt(timeMs), scene.numbers->config, {scene.zone, 0}).joined(),
                scene.numbers->name, {}};
    constexpr qint64 Minute = 60'000;
    const bool isFine = scene.range.spanMs() < Minute;
    return {formatTime(timeMs, scene.zone, isFine ? u"HH:mm:ss.SSS"_s : u"HH:mm:ss"_s),
            formatTime(timeMs, scene.zone, u"ddd D MMM"_s), {}};
}

/// By their numbers where they are asked for in order; words stay behind.
template <typename Row>
void sortRows(std::vector<Row> &rows, TooltipOrder order)
{
    if (order == TooltipOrder::None)
        return;
    std::stable_sort(rows.begin(), rows.end(), [order](const Row &a, const Row &b) {
        if (std::isnan(a.number) || std::isnan(b.number))
            return !std::isnan(a.number) && std::isnan(b.number);
        return order == TooltipOrder::Ascending ? a.number < b.number : a.number > b.number;
    });
}

TooltipRow cellRow(const HeatCells &cells, int row, int column)
{
    const double value = cells.at(row, column);
    const QString text = isMissing(value) ? u"–"_s : formatUnit(value, cells.unit, cells.decimals).joined();
    const QString name = cells.areNamed ? cells.edges.at(row)
                                        : TimeChart::tr("%1 to %2").arg(cells.edges.at(row), cells.edges.at(row + 1));
    return {cells.picture.pixelColor(column, cells.rows - 1 - row), name, text, false};
}

} // namespace

TooltipContent TimeChart::seriesTooltip(const std::vector<ProbedSample> &samples, int nearest) const
{
    std::vector<ProbedSample> told;
    std::copy_if(samples.begin(), samples.end(), std::back_inserter(told), [&](const ProbedSample &sample) {
        const int group = m_scene.series.at(sample.series).tooltipGroup;
        const bool isBeside = nearest >= 0 && group >= 0 && group == m_scene.series.at(nearest).tooltipGroup;
        const bool isAsked = nearest < 0 || m_tooltipOptions.mode == TooltipMode::Multi || sample.series == nearest || isBeside;
        const bool isHidden = m_tooltipOptions.hidesZeros && sample.shown == 0;
        return isAsked && !isHidden && m_scene.series.at(sample.series).isInTooltip;
    });
    if (told.empty())
        return {};
    const TooltipOrder order = m_tooltipOptions.order;
    if (order != TooltipOrder::None) {
        std::stable_sort(told.begin(), told.end(), [order](const ProbedSample &a, const ProbedSample &b) {
            return order == TooltipOrder::Ascending ? a.shown < b.shown : a.shown > b.shown;
        });
    }
    TooltipContent content = headed(m_crosshair.value_or(told.front().timeMs), m_scene);
    for (const ProbedSample &sample : told) {
        const ChartSeries &series = m_scene.series.at(sample.series);
        const QString value = formatValue(sample.shown, series.config, {m_scene.zone, 0}).joined();
        content.rows.append({series.color, series.name, value, sample.series == nearest});
        if (sample.series == nearest)
            content.links = linksOf(sample);
    }
    return content;
}

TooltipContent TimeChart::tooltipAtTime(qint64 timeMs) const
{
    if (m_scene.lanes)
        return laneTooltip(-1, timeMs);
    if (!m_scene.heat)
        return seriesTooltip(samplesAt(m_scene, timeMs, reachMs()), -1);
    const HeatCells &cells = *m_scene.heat;
    const int column = cells.columnAt(timeMs);
    int fullest = -1;
    for (int row = 0; column >= 0 && row < cells.rows; ++row) {
        const bool isFuller = fullest < 0 || cells.at(row, column) > cells.at(fullest, column);
        if (!isMissing(cells.at(row, column)) && isFuller)
            fullest = row;
    }
    return cellTooltip(fullest, column);
}

TooltipContent TimeChart::laneTooltip(int hovered, qint64 timeMs) const
{
    const StateLanes &lanes = *m_scene.lanes;
    struct Told
    {
        TooltipRow row;
        double number;
        const LaneSpan *span;
    };
    std::vector<Told> told;
    for (int i = 0; i < lanes.lanes.size(); ++i) {
        const StateLane &lane = lanes.lanes.at(i);
        const int index = lane.isInTooltip ? spanAt(lane, timeMs) : -1;
        const bool isAsked = hovered < 0 || i == hovered || m_tooltipOptions.mode == TooltipMode::Multi;
        if (index < 0 || !isAsked)
            continue;
        const LaneSpan &span = lane.spans[static_cast<std::size_t>(index)];
        const LaneState &state = lane.states[static_cast<std::size_t>(span.state)];
        if (!m_tooltipOptions.hidesZeros || state.number != 0)
            told.push_back({{state.color, lane.name, state.text, i == hovered}, state.number, &span});
    }
    if (told.empty())
        return {};
    sortRows(told, m_tooltipOptions.order);
    const LaneSpan &first = *told.front().span;
    TooltipContent content = headed(lanes.areCells ? first.middleMs() : timeMs, m_scene);
    for (const Told &each : told)
        content.rows.append(each.row);
    if (hovered >= 0)
        content.links = linksOfLane(hovered, timeMs);
    if (told.size() == 1 && !lanes.areCells)
        content.rows.append({QColor(), tr("Duration"), formatDuration(first.toMs - first.fromMs), false});
    return content;
}

TooltipContent TimeChart::cellTooltip(int row, int column) const
{
    const HeatCells &cells = *m_scene.heat;
    if (column < 0 || row < 0 || row >= cells.rows || cells.edges.size() <= row + 1)
        return {};
    TooltipContent content = headed(cells.firstMs + column * cells.stepMs, m_scene);
    if (!cells.valueName.isEmpty())
        content.date = cells.valueName + u" · "_s + content.date;
    content.links = linksOfCell(row, column);
    if (cells.tip == CellTip::Cell) {
        content.rows.append(cellRow(cells, row, column));
        content.rows.last().isHovered = true;
        return content;
    }
    double most = 0;
    for (int each = 0; each < cells.rows; ++each)
        most = std::max(most, isMissing(cells.at(each, column)) ? 0 : cells.at(each, column));
    for (int each = cells.rows - 1; each >= 0; --each) {
        if (isMissing(cells.at(each, column)))
            continue;
        content.rows.append(cellRow(cells, each, column));
        content.rows.last().isHovered = each == row;
        if (cells.tip == CellTip::Histogram)
            content.rows.last().share = most > 0 ? std::max(0.0, cells.at(each, column) / most) : 0;
    }
    return content;
}

} // namespace Promontory
