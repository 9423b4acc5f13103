#pragma once

#include "widgets/charts/markchart.h"
#include "widgets/charts/piescene.h"

#include <QPainterPath>

namespace Promontory {

/// Where a pie stands: around the middle of the widget, as large as it fits.
struct PieGeometry
{
    QPointF centre;
    double radius = 0;
    double hole = 0; ///< radius of a donut's hole; 0 for a pie
};
PieGeometry layOutPie(const PieScene &scene, const QSize &size);
/// The slice at a point; -1: none.
int sliceAt(const PieScene &scene, const PieGeometry &geometry, const QPointF &point);
/// The widest box of a height round a point that lies inside a slice; 0 where none does.
double labelRoom(const PieSlice &slice, const PieGeometry &geometry, const QPointF &centre, double height);

/// A pie or a donut.
class PieChart : public MarkChart
{
    Q_OBJECT

public:
    explicit PieChart(QWidget *parent = nullptr);

    void setScene(PieScene scene);
    const PieScene &scene() const { return m_scene; }
    /// Draws one entry's slice as it is and the others faint; -1: all alike.
    void setEmphasis(int entry);

    int markCount() const override { return static_cast<int>(m_scene.slices.size()); }
    int markAt(const QPointF &position) override;
    TooltipContent tooltipOf(int mark) const override;
    QList<ShownLink> linksOf(int mark) const override;

protected:
    void layOut(const QSize &size) override;
    void paintMarks(QPainter *painter) override;
    void paintPointed(QPainter *painter, int mark) override;
    QPointF anchorOf(int mark) override;

private:
    QPainterPath shape(const PieSlice &slice, double grown) const;
    void paintLabels(QPainter *painter, const PieSlice &slice) const;
    QPointF middleOf(const PieSlice &slice) const;

    PieScene m_scene;
    PieGeometry m_geometry;
    int m_emphasis = -1;
};

} // namespace Promontory
