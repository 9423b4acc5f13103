#pragma once

#include "widgets/charts/bargeometry.h"
#include "widgets/theme/figures.h"
#include "widgets/theme/theme.h"

class QPainter;

namespace Promontory {

/// What is painted around and under bars: grid, axes, names, thresholds. Either orientation.
class BarDecor
{
public:
    explicit BarDecor(const Theme &theme);

    LabelMetrics metrics() const;
    const Figures &figures() const { return m_figures; }

    void paintUnder(QPainter *painter, const BarScene &scene, const BarGeometry &geometry) const;
    void paintOver(QPainter *painter, const BarScene &scene, const BarGeometry &geometry) const;

private:
    void paintRegions(QPainter *painter, const BarScene &scene, const BarGeometry &geometry) const;
    void paintGrid(QPainter *painter, const BarScene &scene, const BarGeometry &geometry) const;
    void paintValueAxis(QPainter *painter, const BarScene &scene, const AxisPlace &place,
                        const BarGeometry &geometry) const;
    void paintAxisLabel(QPainter *painter, const QRectF &rect, bool isUpright, bool isFirst, const QString &text) const;
    void paintNames(QPainter *painter, const BarScene &scene, const BarGeometry &geometry) const;
    double levelLeft(const BarGeometry &geometry, const BarTick &tick) const;
    void paintName(QPainter *painter, const BarScene &scene, const BarGeometry &geometry, const BarTick &tick) const;
    void paintThresholds(QPainter *painter, const BarScene &scene, const BarGeometry &geometry) const;
    void paintLine(QPainter *painter, const BarGeometry &geometry, double unit, const QPen &pen) const;

    Theme m_theme;
    Figures m_figures;
};

} // namespace Promontory
