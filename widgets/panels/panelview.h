#pragma once

#include "datasources/frame/timemark.h"
#include "datasources/json/json.h"
#include "widgets/common/values/datalinks.h"
#include "widgets/panels/dashboardentry.h"
#include "widgets/panels/paneldata.h"
#include "widgets/theme/theme.h"

#include <QTimeZone>
#include <QUrl>
#include <QWidget>

namespace Promontory {

/// What every panel of a dashboard shares.
struct PanelContext
{
    Theme theme;
    QTimeZone zone = QTimeZone::utc();
    bool animated = true;    ///< false under reduced motion and in `render`
    bool interactive = true; ///< false in `render`: nothing hovers, nothing scrolls away
    QList<DashboardEntry> dashboards = {}; ///< for lists of them
};

/// Draws one panel's data, below the header that PanelFrame draws. A thin widget: options and data
/// come in as values, intentions go out as signals. setOptions, setContext and setData may come in
/// any order. A view fills the panel below its header from edge to edge and keeps its own insets
/// (12 right, 10 below).
class PanelView : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual void setOptions(const Json &options) = 0;
    virtual void setContext(const PanelContext &context) = 0;
    virtual void setData(const PanelData &answer) = 0;
    /// The crosshair of all panels at one time, or none; with the values of that time beside it where the
    /// dashboard asks for it. Repaints no series.
    virtual void setCrosshair(std::optional<qint64> timeMs, bool hasTooltip)
    {
        Q_UNUSED(timeMs)
        Q_UNUSED(hasTooltip)
    }
    /// What happened meanwhile, from the dashboard's annotations: views with a time axis draw it, lists name it.
    virtual void setMarks(const TimeMarks &marks) { Q_UNUSED(marks) }
    /// Stale: when the last good answer came, and how long ago that is (0: not stale). A time axis that reached up
    /// to then runs on without data.
    virtual void setOverdue(qint64 answeredMs, qint64 overdueMs)
    {
        Q_UNUSED(answeredMs)
        Q_UNUSED(overdueMs)
    }
    /// The width its value axes at the left want; 0 without any. Views above each other share the largest.
    virtual int leftAxisWidth() const { return 0; }
    virtual void setLeastLeftAxisWidth(int width) { Q_UNUSED(width) }
    /// Old values: they lose their weight and the colour of their threshold. Lines stay as they
    /// are.
    virtual void setMuted(bool muted) { Q_UNUSED(muted) }
    /// Where the plot lies after this time, in the view's coordinates; nothing without a time axis.
    virtual std::optional<QRectF> plotAfter(qint64 timeMs) const
    {
        Q_UNUSED(timeMs)
        return {};
    }
    /// Paints as vectors where the view can (SVG, PDF); the default renders the widget.
    virtual void paintTo(QPainter *painter, const QRectF &target);
    /// The data links of the values it shows, for menus and the keyboard.
    virtual QList<ShownLink> valueLinks() const { return {}; }
    /// One sentence of its values, for accessibility.
    virtual QString summary() const { return {}; }

signals:
    void rangeSelected(const Promontory::TimeRange &range); ///< dragged in a plot, or panned
    void zoomOutRequested();                                ///< double click: twice the range
    void hovered(std::optional<qint64> timeMs);
    void linkActivated(const QUrl &url);
    void dashboardActivated(const Promontory::DashboardWish &wish);
};

} // namespace Promontory
