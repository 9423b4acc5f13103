#include "widgets/charts/plotlayers.h"

#include "widgets/charts/candlepaint.h"
#include "widgets/charts/chartmarks.h"
#include "widgets/charts/lanepaint.h"
#include "widgets/charts/valuetexts.h"

#include <deque>

namespace Promontory {

namespace {

/// The prepared series of one drawing; deques keep their addresses.
struct Prepared
{
    std::deque<SampleGrid> grids;
    std::deque<SeriesPainter> painters;
    std::vector<const SeriesPainter *> bySeries; ///< nothing for those that are not drawn
};

const SampleGrid &gridFor(Prepared &prepared, const ChartSeries &series, const PlotMap &map)
{
    for (const SampleGrid &grid : prepared.grids) {
        if (grid.serves(series.times, series.stepMs, series.style.gaps.breakMs))
            return grid;
    }
    return prepared.grids.emplace_back(series.times, map, series.stepMs, series.style.gaps.breakMs);
}

/// Positions first: whether lines are smoothed depends on the vertices of all.
Prepared prepare(const DrawState &state, PaintMode &mode)
{
    Prepared prepared;
    std::vector<std::pair<const SampleGrid *, PlotMap>> places;
    std::size_t vertices = 0;
    for (const ChartSeries &series : state.scene.series) {
        places.emplace_back(nullptr, PlotMap());
        if (!series.isVisible || !series.isPainted || series.axis >= state.scene.axes.size())
            continue;
        const PlotMap map{QRectF(state.geometry.plot), state.scene.range, state.scene.axes.at(series.axis).scale,
                          state.ratio};
        const SampleGrid &grid = gridFor(prepared, series, map);
        places.back() = {&grid, map};
        vertices += vertexCount(grid);
    }
    mode.isSmoothed = vertices <= SmoothVertices;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto &[grid, map] = places[i];
        const ChartSeries &series = state.scene.series.at(static_cast<qsizetype>(i));
        prepared.bySeries.push_back(grid ? &prepared.painters.emplace_back(series, *grid, map, mode) : nullptr);
    }
    return prepared;
}

} // namespace

void DrawState::paintBelow(QPainter *painter) const
{
    decor->paintRegions(painter, scene, geometry);
    if (scene.heat)
        decor->paintCells(painter, scene, geometry);
    else
        decor->paintGrid(painter, scene, geometry);
    if (scene.lanes) {
        const PlotMap map{QRectF(geometry.plot), scene.range, ValueScale(), ratio};
        paintLanes(painter, *scene.lanes, map, decor->theme(), decor->figures());
    }
}

void DrawState::paintSeries(QPainter *painter) const
{
    PaintMode own = mode;
    const Prepared prepared = prepare(*this, own);
    painter->save();
    painter->setClipRect(geometry.plot.adjusted(0, -1, 0, 1));
    if (scene.candles)
        paintMarks(painter);
    for (std::size_t i = 0; i < prepared.bySeries.size(); ++i) {
        const int to = scene.series.at(static_cast<qsizetype>(i)).fillTo;
        const SeriesPainter *lower = to >= 0 && to < scene.series.size()
            ? prepared.bySeries[static_cast<std::size_t>(to)] : nullptr;
        if (prepared.bySeries[i])
            prepared.bySeries[i]->paintFill(painter, own, lower ? &lower->line() : nullptr,
                                            static_cast<int>(i) == mode.emphasised);
    }
    for (std::size_t i = 0; i < prepared.bySeries.size(); ++i) {
        if (prepared.bySeries[i] && static_cast<int>(i) != mode.emphasised)
            prepared.bySeries[i]->paintStrokes(painter, own, false);
    }
    if (mode.emphasised >= 0 && mode.emphasised < scene.series.size()) {
        if (const SeriesPainter *top = prepared.bySeries[static_cast<std::size_t>(mode.emphasised)])
            top->paintStrokes(painter, own, true);
    }
    painter->restore();
}

void DrawState::paintMarks(QPainter *painter) const
{
    const CandleMarks &candles = *scene.candles;
    const auto mapOn = [&](int axis) {
        return PlotMap{QRectF(geometry.plot), scene.range, scene.axes.at(axis).scale, ratio};
    };
    if (candles.volumeAxis >= 0 && candles.volumeAxis < scene.axes.size())
        paintVolumes(painter, candles, mapOn(candles.volumeAxis));
    if (candles.axis >= 0 && candles.axis < scene.axes.size())
        paintCandles(painter, candles, mapOn(candles.axis));
}

void DrawState::paintAbove(QPainter *painter) const
{
    paintValueTexts(painter, scene, QRectF(geometry.plot), decor->figures());
    decor->paintAxes(painter, scene, geometry);
    decor->paintThresholds(painter, scene, geometry);
    if (!scene.marks || scene.numbers)
        return;
    const PlotMap map{QRectF(geometry.plot), scene.range, ValueScale(), ratio};
    Promontory::paintMarks(painter, layOutMarks(*scene.marks, map), map.plot, decor->theme());
}

void DrawState::paint(QPainter *painter) const
{
    paintBelow(painter);
    paintSeries(painter);
    paintAbove(painter);
}

DecorLayer::DecorLayer(QCustomPlot *plot, const QString &layer, Place place, const DrawState *state)
    : QCPLayerable(plot, layer)
    , m_place(place)
    , m_state(state)
{
}

void DecorLayer::applyDefaultAntialiasingHint(QCPPainter *painter) const
{
    painter->setAntialiasing(false);
}

void DecorLayer::draw(QCPPainter *painter)
{
    if (!m_state->mode.raster) // the plot's own buffers, which nobody sees
        return;
    if (m_place == Below)
        m_state->paintBelow(painter);
    else
        m_state->paintAbove(painter);
}

SeriesLayer::SeriesLayer(QCPAxis *keyAxis, QCPAxis *valueAxis, const DrawState *state)
    : QCPAbstractPlottable(keyAxis, valueAxis)
    , m_state(state)
{
    setSelectable(QCP::stNone);
    setAntialiased(false); // else the painter is moved by half a pixel
}

double SeriesLayer::selectTest(const QPointF &pos, bool onlySelectable, QVariant *details) const
{
    Q_UNUSED(pos)
    Q_UNUSED(onlySelectable)
    Q_UNUSED(details)
    return -1; // nothing is selected in a chart
}

QCPRange SeriesLayer::getKeyRange(bool &foundRange, QCP::SignDomain domain) const
{
    Q_UNUSED(domain)
    foundRange = !m_state->scene.range.isEmpty();
    return QCPRange(static_cast<double>(m_state->scene.range.fromMs), static_cast<double>(m_state->scene.range.toMs));
}

QCPRange SeriesLayer::getValueRange(bool &foundRange, QCP::SignDomain domain, const QCPRange &keys) const
{
    Q_UNUSED(domain)
    Q_UNUSED(keys)
    foundRange = !m_state->scene.axes.isEmpty();
    if (!foundRange)
        return {};
    const ValueScale &scale = m_state->scene.axes.first().scale;
    return QCPRange(scale.min(), scale.max());
}

void SeriesLayer::draw(QCPPainter *painter)
{
    if (m_state->mode.raster)
        m_state->paintSeries(painter);
}

void SeriesLayer::drawLegendIcon(QCPPainter *painter, const QRectF &rect) const
{
    Q_UNUSED(painter)
    Q_UNUSED(rect) // the legend is a widget of its own
}

} // namespace Promontory
