#pragma once

#include "widgets/canvas/canvasitem.h"

#include <QAbstractButton>

namespace Promontory {

/// The line that heads a row of panels: folds and unfolds it, and moves it by mouse or keys where it may be moved.
class RowHeader : public QAbstractButton
{
    Q_OBJECT

public:
    explicit RowHeader(QWidget *parent = nullptr);

    const CanvasRow &row() const { return m_row; }
    void setRow(const CanvasRow &row);
    void setMovable(bool movable) { m_movable = movable; }
    QSize sizeHint() const override;

signals:
    void dragged(const QPoint &globalPos);
    void dropped();
    void dragCancelled();
    /// By keys: one row up (-1) or down (1).
    void stepped(int by);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QString countText() const;

    CanvasRow m_row;
    QPoint m_pressed; // global
    bool m_movable = false;
    bool m_mayDrag = false; // a button went down and Escape was not pressed since
    bool m_dragging = false;
};

} // namespace Promontory
