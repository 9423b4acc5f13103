#pragma once

#include "widgets/charts/chartgeometry.h"
#include "widgets/charts/chartscene.h"
#include "widgets/theme/figures.h"
#include "widgets/theme/theme.h"

#include <QImage>

class QPainter;

namespace Promontory {

/// What is painted around and under the series: grid, axes, thresholds, heat cells. Plain painting, no state
/// beyond the fonts.
class ChartDecor
{
public:
    explicit ChartDecor(const Theme &theme);

    const Theme &theme() const { return m_theme; }
    const Figures &figures() const { return m_figures; }
    LabelMetrics metrics() const;

    void paintRegions(QPainter *painter, const ChartScene &scene, const ChartGeometry &geometry) const;
    void paintGrid(QPainter *painter, const ChartScene &scene, const ChartGeometry &geometry) const;
    void paintCells(QPainter *painter, const ChartScene &scene, const ChartGeometry &geometry) const;
    void paintAxes(QPainter *painter, const ChartScene &scene, const ChartGeometry &geometry) const;
    void paintThresholds(QPainter *painter, const ChartScene &scene, const ChartGeometry &geometry) const;

private:
    void paintTimeAxis(QPainter *painter, const ChartScene &scene, const ChartGeometry &geometry) const;
    void paintValueAxis(QPainter *painter, const ChartScene &scene, const AxisPlace &place) const;
    void paintThresholdLabel(QPainter *painter, const QRect &plot, double y, const ThresholdMark &mark) const;

    Theme m_theme;
    Figures m_figures;
};

/// The y of a tick: ordinal rows for heat cells and lanes, else by the axis' scale.
double tickY(const ChartScene &scene, const ChartGeometry &geometry, int axis, double value);

} // namespace Promontory
