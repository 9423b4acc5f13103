// The data links of what TimeChart points at.
#include "widgets/charts/chartprobe.h"
#include "widgets/charts/lanepaint.h"
#include "widgets/charts/timechart.h"
#include "widgets/common/values/linkmenu.h"

#include <algorithm>
#include <cmath>

namespace Promontory {

namespace {

constexpr double MarkReach = 12; ///< px from a sample within which a click means it
constexpr qsizetype MostListed = 30;

QList<ShownLink> named(const QString &name, QList<ShownLink> links)
{
    for (ShownLink &link : links)
        link.title = TimeChart::tr("%1: %2").arg(name, link.title);
    return links;
}

} // namespace

QList<ShownLink> TimeChart::linksOf(const ProbedSample &sample) const
{
    const ChartSeries &series = m_scene.series.at(sample.series);
    if (!series.origin.hasLinks())
        return {};
    DataPlace place;
    place.origin = series.origin;
    place.row = m_scene.numbers ? std::nullopt : rowAt(*series.origin.frame, sample.timeMs);
    place.number = sample.shown;
    place.shown = formatValue(sample.shown, series.config, {m_scene.zone, 0});
    return dataLinks(place);
}

QList<ShownLink> TimeChart::linksOfLane(int lane, qint64 timeMs) const
{
    const StateLane &row = m_scene.lanes->lanes.at(lane);
    const int index = row.origin.hasLinks() ? spanAt(row, timeMs) : -1;
    if (index < 0)
        return {};
    const LaneSpan &span = row.spans[static_cast<std::size_t>(index)];
    const LaneState &state = row.states[static_cast<std::size_t>(span.state)];
    DataPlace place;
    place.origin = row.origin;
    place.row = rowAt(*row.origin.frame, m_scene.lanes->areCells ? span.middleMs() : timeMs);
    place.shown.text = state.text;
    return dataLinks(place);
}

QList<ShownLink> TimeChart::linksOfCell(int row, int column) const
{
    const HeatCells &cells = *m_scene.heat;
    const auto origin = static_cast<std::size_t>(row);
    const bool isInside = row >= 0 && column >= 0 && column < cells.columns && origin < cells.origins.size();
    if (!isInside || !cells.origins[origin].hasLinks())
        return {};
    DataPlace place;
    place.origin = cells.origins[origin];
    place.number = cells.at(row, column);
    place.shown = formatUnit(place.number, cells.unit, cells.decimals);
    const qint64 edge = cells.firstMs + column * cells.stepMs;
    place.row = rowAt(*place.origin.frame, cells.endsAtTimes ? edge + cells.stepMs : edge);
    return dataLinks(place);
}

QList<ShownLink> TimeChart::newestLinks() const
{
    QList<ShownLink> all;
    for (const ProbedSample &sample : samplesAt(m_scene, m_scene.range.toMs, m_scene.range.spanMs())) {
        if (all.size() < MostListed)
            all += named(m_scene.series.at(sample.series).name, linksOf(sample));
    }
    for (int lane = 0; m_scene.lanes && lane < m_scene.lanes->lanes.size() && all.size() < MostListed; ++lane) {
        const StateLane &row = m_scene.lanes->lanes.at(lane);
        if (!row.spans.empty())
            all += named(row.name, linksOfLane(lane, row.spans.back().middleMs()));
    }
    for (int row = 0; m_scene.heat && row < m_scene.heat->rows && all.size() < MostListed; ++row)
        all += named(m_scene.heat->edges.value(row), linksOfCell(row, m_scene.heat->columns - 1));
    return all.mid(0, MostListed);
}

/// A cell, a span or a sample under the pointer; over the open plot nothing.
QList<ShownLink> TimeChart::linksUnder(const QPointF &position) const
{
    if (!QRectF(geometryOfPlot().plot).contains(position))
        return {};
    if (m_scene.heat || m_scene.lanes)
        return tooltipAt(position).links;
    const bool haveLinks = std::any_of(m_scene.series.cbegin(), m_scene.series.cend(),
                                       [](const ChartSeries &series) { return series.origin.hasLinks(); });
    if (!m_crosshair || !haveLinks)
        return {};
    const auto samples = samplesAt(m_scene, *m_crosshair, reachMs());
    const int nearest = nearestSeries(m_scene, geometryOfPlot(), samples, position.y(), MarkReach);
    for (const ProbedSample &sample : samples) {
        if (sample.series == nearest && std::abs(xOf(sample.timeMs) - position.x()) <= MarkReach)
            return linksOf(sample);
    }
    return {};
}

/// A mark with one link is followed; else its tooltip stays, with all its links. False: neither.
bool TimeChart::followLinkAt(const QPointF &position)
{
    const QList<ShownLink> links = linksUnder(position);
    if (const ShownLink *clicked = clickedLink(links)) {
        emit linkActivated(clicked->url);
        return true;
    }
    if (links.isEmpty() || m_tooltip->isVisible())
        return false;
    followLinks(links, this, mapToGlobal(position.toPoint()), [this](const QUrl &url) { emit linkActivated(url); });
    return true;
}

} // namespace Promontory
