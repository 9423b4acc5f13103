#pragma once

#include "widgets/charts/charttooltip.h"
#include "widgets/theme/theme.h"

#include <QImage>
#include <QWidget>

namespace Promontory {

/// A chart of marks that can be pointed at: bars, slices. Keeps one picture of its marks; what is pointed at is
/// painted over it. The arrow keys step through the marks, Return pins the tooltip, Esc lets go.
class MarkChart : public QWidget
{
    Q_OBJECT

public:
    explicit MarkChart(QWidget *parent);

    virtual void setTheme(const Theme &theme);
    const Theme &theme() const { return m_theme; }
    void setTooltip(const TooltipOptions &options) { m_tooltipOptions = options; }
    const TooltipOptions &tooltipOptions() const { return m_tooltipOptions; }
    void setInteractive(bool isInteractive);
    /// The mark under the pointer or the keys; -1: none.
    int pointed() const { return m_pointed; }
    ChartTooltip *tooltip() const { return m_tooltip; }
    /// As vectors into a rectangle of the painter.
    void paintTo(QPainter *painter, const QRectF &target);

    virtual int markCount() const = 0;
    /// The mark at a place in the widget; -1: none.
    virtual int markAt(const QPointF &position) = 0;
    /// What the tooltip says about a mark.
    virtual TooltipContent tooltipOf(int mark) const = 0;
    /// The data links of a mark.
    virtual QList<ShownLink> linksOf(int mark) const = 0;
    /// Those of all marks, each named with its mark; at most 30.
    QList<ShownLink> allLinks() const;

signals:
    void markPointed(int mark); ///< -1: left
    void linkActivated(const QUrl &url);

protected:
    /// Lays the marks out in an area of this size; called before the functions below.
    virtual void layOut(const QSize &size) = 0;
    virtual void paintMarks(QPainter *painter) = 0;
    virtual void paintPointed(QPainter *painter, int mark) = 0;
    virtual QPointF anchorOf(int mark) = 0; ///< where the tooltip of the keys belongs
    /// The next mark in the direction of a key; the same one at the end.
    virtual int markBeside(int mark, int key) const;

    void invalidate(); ///< the picture is older than what it shows
    void laidOut();    ///< lays out if that was not done for this size

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void point(int mark, const QPointF &position);
    void release();
    bool followLink(int mark, const QPointF &position);

    Theme m_theme;
    TooltipOptions m_tooltipOptions;
    ChartTooltip *m_tooltip;
    QImage m_picture;
    QSize m_laidOut;
    bool m_isStale = true;
    bool m_isInteractive = true;
    int m_pointed = -1;
    int m_pressed = -1;
};

} // namespace Promontory
