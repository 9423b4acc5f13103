#pragma once

#include "widgets/canvas/canvasitem.h"

#include <QVariantAnimation>
#include <QWidget>

#include <functional>

namespace Promontory {

/// What is drawn over the panels while one of them is moved or resized.
struct DragPicture
{
    GridCell target;            ///< where the panel will be
    QString title;              ///< of the panel that is moved
    QPoint pointer;             ///< on the canvas
    bool moving = true;         ///< moved, not resized
    QList<GridCell> displaced;  ///< where other panels will be that have to make room
    QList<GridCell> others;     ///< panels that stay; their edges give the guides
};

/// The one transparent layer above the panels: columns, ghost, guides, and the chip under the pointer.
class CanvasOverlay : public QWidget
{
    Q_OBJECT

public:
    explicit CanvasOverlay(QWidget *parent);

    void setMetrics(const GridMetrics &metrics) { m_metrics = metrics; }
    void showDrag(const DragPicture &picture);
    /// Lets the ghost run to `cell` and hides the layer.
    void settle(const GridCell &cell);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintColumns(QPainter &painter) const;
    void paintGuides(QPainter &painter) const;
    void paintGhost(QPainter &painter) const;
    void paintChip(QPainter &painter) const;
    void moveGhost(const QVariant &rect);
    void hideNow();

    GridMetrics m_metrics;
    DragPicture m_picture;
    QRectF m_ghost;
    bool m_settling = false;
    QVariantAnimation m_run;
};

} // namespace Promontory
