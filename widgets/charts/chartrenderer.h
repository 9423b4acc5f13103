#pragma once

#include "widgets/charts/chartgeometry.h"
#include "widgets/charts/chartscene.h"
#include "widgets/theme/theme.h"

#include <QImage>

#include <memory>

class QPainter;

namespace Promontory {

/// Draws a scene with QCustomPlot: its layers, plottables and axis rectangle, without its widget, so that a
/// chart keeps one picture instead of a buffer per layer.
class ChartRenderer
{
public:
    ChartRenderer();
    ~ChartRenderer();
    Q_DISABLE_COPY_MOVE(ChartRenderer)

    void setTheme(const Theme &theme);
    /// Lays the scene out for this size.
    void setScene(const ChartScene &scene, const QSize &size);
    void setEmphasis(int series); ///< -1: none

    const ChartGeometry &geometry() const;
    /// Premultiplied and transparent where nothing is drawn.
    QImage render(double ratio);
    /// As vectors, in the painter's coordinates from (0, 0).
    void renderVectors(QPainter *painter);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace Promontory
