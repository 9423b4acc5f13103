#include "widgets/charts/chartrenderer.h"

#include "widgets/charts/chartdecor.h"
#include "widgets/charts/plotlayers.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace Promontory {

struct ChartRenderer::Parts
{
    QCustomPlot plot;
    DrawState state;
    QSize size;
    // The plot owns what is drawn on its layers.
    DecorLayer *below = nullptr;
    SeriesLayer *series = nullptr;
    DecorLayer *above = nullptr;
};

namespace {

/// Axes only carry the rectangle: their own ticks, labels and grids would be laid out on every replot.
void quietAxes(QCustomPlot *plot)
{
    QCPAxisRect *rect = plot->axisRect();
    rect->setAutoMargins(QCP::msNone);
    for (QCPAxis *axis : rect->axes()) {
        axis->setTicks(false);
        axis->setTickLabels(false);
        axis->grid()->setVisible(false);
        axis->setVisible(false);
    }
}

} // namespace

ChartRenderer::ChartRenderer() : m_parts(std::make_unique<Parts>())
{
    QCustomPlot *plot = &m_parts->plot;
    plot->setBackground(Qt::NoBrush);
    // A new plot replots itself once, into two buffers as large as a widget nobody ever shows.
    plot->setViewport(QRect(0, 0, 1, 1));
    plot->setNoAntialiasingOnDrag(true);
    quietAxes(plot);
    m_parts->below = new DecorLayer(plot, u"grid"_s, DecorLayer::Below, &m_parts->state);
    m_parts->series = new SeriesLayer(plot->xAxis, plot->yAxis, &m_parts->state);
    m_parts->above = new DecorLayer(plot, u"axes"_s, DecorLayer::Above, &m_parts->state);
}

ChartRenderer::~ChartRenderer() = default;

void ChartRenderer::setTheme(const Theme &theme)
{
    m_parts->state.decor.emplace(theme);
}

void ChartRenderer::setScene(const ChartScene &scene, const QSize &size)
{
    DrawState &state = m_parts->state;
    state.scene = scene;
    m_parts->size = size;
    if (!state.decor)
        return;
    state.geometry = layOutChart(scene, size, state.decor->metrics());
    const QRect inner = state.geometry.plot;
    m_parts->plot.axisRect()->setMargins(QMargins(inner.left(), inner.top(), size.width() - inner.right() - 1,
                                                  size.height() - inner.bottom() - 1));
}

void ChartRenderer::setEmphasis(int series)
{
    m_parts->state.mode.emphasised = series;
}

const ChartGeometry &ChartRenderer::geometry() const
{
    return m_parts->state.geometry;
}

QImage ChartRenderer::render(double ratio)
{
    QImage image((QSizeF(m_parts->size) * ratio).toSize().expandedTo(QSize(1, 1)), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    if (!m_parts->state.decor || m_parts->size.isEmpty())
        return image;
    m_parts->state.mode.raster = &image;
    m_parts->state.ratio = ratio;
    QCPPainter painter(&image);
    m_parts->plot.toPainter(&painter, m_parts->size.width(), m_parts->size.height());
    painter.end();
    m_parts->state.mode.raster = nullptr;
    return image;
}

void ChartRenderer::renderVectors(QPainter *painter)
{
    if (!m_parts->state.decor || m_parts->size.isEmpty())
        return;
    m_parts->state.mode.raster = nullptr;
    m_parts->state.ratio = 1;
    m_parts->state.paint(painter);
}

} // namespace Promontory
