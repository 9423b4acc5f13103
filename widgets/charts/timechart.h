#pragma once

#include "widgets/charts/chartgeometry.h"
#include "widgets/charts/chartscene.h"
#include "widgets/charts/charttooltip.h"
#include "widgets/theme/theme.h"

#include <QImage>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

namespace Promontory {

class ChartRenderer;
class MarkTooltip;
struct PlotMap;
struct ProbedSample;

/// A chart over time. Keeps one picture of its scene; crosshair, zoom band and points are painted over it, so
/// that moving the mouse repaints no series. Gestures: drag zooms, double click zooms out, dragging the time
/// axis pans, Ctrl+wheel zooms, click pins the tooltip; arrows move the crosshair by samples, Page by ticks.
class TimeChart : public QWidget
{
    Q_OBJECT

public:
    explicit TimeChart(QWidget *parent = nullptr);
    ~TimeChart() override;

    void setTheme(const Theme &theme);
    void setScene(ChartScene scene);
    const ChartScene &scene() const { return m_scene; }
    const ChartGeometry &geometryOfPlot() const;
    void setTooltip(const TooltipOptions &options);
    void setInteractive(bool isInteractive);
    /// What happened meanwhile: over every scene from now on. Pointing at a sign below the axis tells of it, and
    /// Shift with an arrow goes from one to the next.
    void setMarks(const TimeMarks &marks);
    MarkTooltip *markTooltip() const { return m_markTooltip; }
    /// A crosshair from elsewhere, with the values of its time beside it; its own one comes from the mouse.
    void setCrosshair(std::optional<qint64> timeMs, bool hasTooltip = false);
    /// The plot from the last sample on, where that lies near this time; from the time on otherwise.
    QRectF plotAfter(qint64 timeMs) const;
    void setLeastLeft(int width);
    std::optional<qint64> crosshair() const { return m_crosshair; }
    /// Draws one series stronger and the others faint; -1: all alike.
    void setEmphasis(int series);
    int emphasis() const { return m_emphasis; }
    /// As vectors into a rectangle of the painter.
    void paintTo(QPainter *painter, const QRectF &target);
    /// What the tooltip says at a place in the widget.
    TooltipContent tooltipAt(const QPointF &position) const;
    /// What it says at a time where nobody points: all series, or the fullest cell.
    TooltipContent tooltipAtTime(qint64 timeMs) const;
    ChartTooltip *tooltip() const { return m_tooltip; }
    /// The links of the newest sample of each series, span of each lane, cell of each row; at most 30.
    QList<ShownLink> newestLinks() const;

signals:
    void hovered(std::optional<qint64> timeMs);
    void seriesHovered(int series);
    void rangeSelected(const Promontory::TimeRange &range);
    void zoomOutRequested();
    void linkActivated(const QUrl &url);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    enum class Drag { None, Pressed, Zoom, Axis, Pan };

    /// Without times nothing zooms, and no other chart shares the crosshair.
    bool hasTimes() const { return !m_scene.numbers; }
    void refreshPicture();
    void invalidate();
    qint64 timeAt(double x) const;
    double xOf(qint64 timeMs) const;
    int shownOrNone(int series) const;
    qint64 reachMs() const;
    void hoverAt(const QPointF &position);
    void endHover();
    void moveCrosshair(qint64 timeMs);
    void showTooltip(const QPointF &position);
    void showSharedTooltip(bool hasTooltip);
    QList<ShownLink> linksOf(const ProbedSample &sample) const;
    QList<ShownLink> linksOfLane(int lane, qint64 timeMs) const;
    QList<ShownLink> linksOfCell(int row, int column) const;
    QList<ShownLink> linksUnder(const QPointF &position) const;
    bool followLinkAt(const QPointF &position);
    int tooltipFloor() const; ///< in px of the screen
    void panTo(double x);
    void finishZoom(double x);
    void paintCrosshair(QPainter *painter) const;
    void paintHoveredSpan(QPainter *painter) const;
    void paintTimeLabel(QPainter *painter, double x) const;
    bool pointAtMarks(const QPointF &position); ///< false: there are none
    void showMarks(const std::vector<std::size_t> &indexes, double x);
    void hideMarks();
    bool stepMarks(int direction);
    void paintPointedMark(QPainter *painter) const;
    PlotMap timeMap() const;
    void paintBand(QPainter *painter) const;
    TooltipContent cellTooltip(int row, int column) const;
    TooltipContent laneTooltip(int hovered, qint64 timeMs) const; ///< -1: all lanes alike
    TooltipContent seriesTooltip(const std::vector<ProbedSample> &samples, int nearest) const;

    Theme m_theme;
    ChartScene m_scene;
    std::unique_ptr<ChartRenderer> m_renderer;
    QImage m_picture;
    mutable QSize m_laidOut;    ///< the size the geometry holds for
    bool m_isStale = true;      ///< the picture is older than the scene
    TooltipOptions m_tooltipOptions;
    ChartTooltip *m_tooltip;
    MarkTooltip *m_markTooltip;
    std::optional<std::size_t> m_pointedMark; ///< in the scene's marks
    std::optional<qint64> m_crosshair;
    bool m_isHovered = false;   ///< the crosshair is our own
    QPointF m_pointer;          ///< where the tooltip belongs
    int m_emphasis = -1;
    bool m_isInteractive = true;
    Drag m_drag = Drag::None;
    QPointF m_pressed;
    double m_dragX = 0;
    TimeRange m_panned;         ///< the range while panning
};

} // namespace Promontory
