#pragma once

#include "widgets/charts/chartscene.h"
#include "widgets/charts/columnspans.h"
#include "widgets/charts/linepath.h"
#include "widgets/charts/plotmap.h"

#include <QImage>

class QPainter;

namespace Promontory {

/// How a chart is painted as a whole.
struct PaintMode
{
    QImage *raster = nullptr;  ///< the image behind the painter, for quick fills; nothing: vectors
    bool isSmoothed = true;    ///< off where there are more vertices than smoothing is worth
    double dimOpacity = 0.22;  ///< of series beside an emphasised one
    int emphasised = -1;       ///< index of the hovered series
};

/// Paints one series, its geometry prepared on construction.
class SeriesPainter
{
public:
    SeriesPainter(const ChartSeries &series, const SampleGrid &grid, const PlotMap &map, const PaintMode &mode);

    const LinePath &line() const { return m_line; }

    /// Fills below the line; `lower` is the line of the series that fillTo names, or nothing.
    void paintFill(QPainter *painter, const PaintMode &mode, const LinePath *lower, bool isEmphasised) const;
    void paintStrokes(QPainter *painter, const PaintMode &mode, bool isEmphasised) const;

private:
    void paintLine(QPainter *painter, const PaintMode &mode, bool isEmphasised) const;
    void strokeByPainter(QPainter *painter, const PaintMode &mode, const LinePath &path, double width) const;
    void paintBars(QPainter *painter) const;
    void paintPoints(QPainter *painter) const;
    QRect deviceClip() const;
    QList<QColor> lineColors() const;
    QBrush lineBrush() const;
    QBrush areaBrush(double opacity) const;
    void outlineBars(QPainter *painter, const std::vector<QRectF> &bars) const;
    bool showsPoints() const;
    double zeroY() const;
    QList<QColor> fillColors() const;

    const ChartSeries &m_series;
    const SampleGrid &m_grid;
    PlotMap m_map;
    LinePath m_line;
    LinePath m_base;
    std::vector<ColumnSpan> m_spans; ///< instead of the line where it is crowded and plain
};

/// An estimate of the vertices a line on this grid has.
std::size_t vertexCount(const SampleGrid &grid);

/// Above this a chart is drawn without smoothing: it could not be seen, and costs three times as much.
inline constexpr std::size_t SmoothVertices = 12'000;

} // namespace Promontory
