#pragma once

#include "widgets/charts/bardecor.h"
#include "widgets/charts/markchart.h"

namespace Promontory {

/// A chart of bars over names or buckets, upright or lying.
class BarChart : public MarkChart
{
    Q_OBJECT

public:
    explicit BarChart(QWidget *parent = nullptr);
    ~BarChart() override;

    void setTheme(const Theme &theme) override;
    void setScene(BarScene scene);
    const BarScene &scene() const { return m_scene; }
    const BarGeometry &geometryOfPlot();
    /// Draws one series' bars as they are and the others faint; -1: all alike.
    void setEmphasis(int series);

    int markCount() const override { return static_cast<int>(m_scene.bars.size()); }
    int markAt(const QPointF &position) override;
    TooltipContent tooltipOf(int mark) const override;
    QList<ShownLink> linksOf(int mark) const override;

protected:
    void layOut(const QSize &size) override;
    void paintMarks(QPainter *painter) override;
    void paintPointed(QPainter *painter, int mark) override;
    QPointF anchorOf(int mark) override;

private:
    double distanceTo(const BarMark &bar, const QPointF &position) const;

    BarScene m_scene;
    BarGeometry m_geometry;
    std::unique_ptr<BarDecor> m_decor;
    int m_emphasis = -1;
};

} // namespace Promontory
