#pragma once

#include "app/annotations/annotationrunner.h"
#include "app/dashboard/dashboard.h"
#include "app/links/filledaddress.h"
#include "app/pages/paintqueue.h"
#include "app/pages/panelslot.h"
#include "app/query/panelquestion.h"

#include <QHash>
#include <QSet>
#include <QWidget>

#include <map>

namespace Promontory {

class GridCanvas;
struct CanvasItem;
struct GridCell;

/// What a board needs from the program around it.
struct BoardServices
{
    QueryRunner &runner;
    QThreadPool &pool;
    const Clock &clock;
    const PanelTypeRegistry &types;
    std::function<qint64(const QString &sourceId)> scrapeInterval;
    std::function<QString(const QString &sourceId)> resolveSource;
};

/// A panel by what people know of it, on the screen or not.
struct BoardEntry
{
    QString key;
    QString title; ///< with variables filled in
    QString type;
};

/// The panels of one dashboard on their grid, alive: asks for what is in sight, hands data to the views,
/// shares one crosshair. What was never near the view is a value and nothing else. Knows neither files nor undo; wishes to edit go out as signals.
class DashboardBoard : public QWidget
{
    Q_OBJECT

public:
    explicit DashboardBoard(const BoardServices &services, QWidget *parent = nullptr);
    ~DashboardBoard() override;

    /// Takes the document's new value. Panels that are the same as before are left alone.
    void setDashboard(const Dashboard &dashboard);
    /// All panels and row headers with their copies, where they stand.
    const PlacedDashboard &placed() const { return m_placed; }
    void setContext(const PanelContext &context);
    /// What panels that list dashboards show.
    void setDashboards(const QList<DashboardEntry> &dashboards);
    const QList<DashboardEntry> &dashboards() const { return m_context.dashboards; }
    /// What links are filled in with: those of the dashboard, or of one panel.
    LinkContext linkContext(const PanelSlot *slot = nullptr) const;
    void setTimeSpec(const TimeSpec &spec);
    /// Panels that use variables wait for the first call of this.
    void setVariables(const VariableValues &values);
    void setRefreshMs(qint64 refreshMs);
    void setNextTryMs(qint64 wallMs);
    void setEditable(bool editable);
    void showAlone(const QString &id);
    QString aloneId() const;

    /// Asks for everything in sight. Ticks leave panels alone that still wait for an answer.
    enum class Reason { Changed, Tick, Forced };
    void refresh(Reason reason);

    GridCanvas *canvas() const { return m_canvas; }
    /// The panel that was last pointed at or has the focus; may be null.
    PanelSlot *current() const;
    /// By key, or by a panel's id: then the first of its copies.
    PanelSlot *slot(const QString &id);
    /// The canvas's key of a panel: its first copy's.
    QString keyOf(const QString &id) const;
    std::optional<OtherPanel> otherPanel(const QString &id) const;
    QList<PanelSlot *> slotsInSight() const;
    QList<PanelSlot *> slotsOnScreen() const; ///< those that have a frame
    /// All panels by rows, then columns, or only the one shown alone. Makes the slots of those that were never
    /// near the view: for pictures of the whole board.
    QList<PanelSlot *> slotsInReadingOrder();
    QList<BoardEntry> entries() const; ///< all panels, in reading order
    /// Gives all waiting data to the views at once.
    void deliverAll() { m_queue.flush(); }
    qint64 deliveries() const { return m_deliveries; }
    TimeRange resolvedRange() const;
    QuestionContext questionContext(const PanelSlot &slot) const;
    /// What happened meanwhile, asked once for all panels; asks when the panels do.
    AnnotationRunner &annotations() { return m_annotations; }
    const AnnotationRunner &annotations() const { return m_annotations; }
    void setAnnotationShown(const QString &name, bool isShown);

signals:
    void rangeSelected(const Promontory::TimeRange &range);
    void zoomOutRequested();
    void panelPlaced(const QString &id, const Promontory::GridRect &rect);
    void rowToggled(const QString &id);
    void rowMoved(const QString &id, int index);
    void menuRequested(const QPoint &globalPosition);
    void viewRequested(const QString &id);
    void detailsRequested(const QString &id);
    void widerRangeRequested();
    void linkActivated(const QUrl &url);
    /// Links of the dashboard may lead elsewhere now: range, variables or the known dashboards changed.
    void linksMoved();
    /// A list of dashboards wants one of them opened.
    void dashboardActivated(const Promontory::DashboardWish &wish);
    void filesDropped(const QList<QUrl> &files);
    /// More copies were asked for than there are; empty: all are there.
    void repeatsLimited(const QString &message);
    void firstPainted();
    /// A panel got an answer or an error.
    void panelSettled();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectCanvas();
    void placePanels(bool applyAll);
    void placeOnCanvas();
    MacroContext macros() const;
    void panelMoved(const QString &key, const GridRect &target);
    void rowOfCanvasToggled(const QString &key);
    void rowOfCanvasMoved(const QString &key, int index);
    PanelSlot *known(const QString &key) const;
    PanelSlot *makeSlot(const PlacedPanel &placed);
    void connectSlot(PanelSlot *slot, const QString &id);
    QWidget *frameFor(const QString &id, QWidget *parent);
    void applySpec(PanelSlot &slot, const PanelSpec &spec);
    bool updateSlot(PanelSlot &slot, const PlacedPanel &placed, bool applyAll);
    void updateSight(const QStringList &visible, const QStringList &nearby);
    bool isInSight() const;
    QuestionContext commonContext() const;
    void askAnnotations(qint64 maxAgeMs);
    void shareMarks();
    void ask(PanelSlot &slot, QueryPriority priority, qint64 maxAgeMs);
    void withdraw(const QStringList &except);
    void askWhereStepChanged();
    void startRound();
    void askNextOfRound();
    void shareCrosshair(PanelSlot *from, std::optional<qint64> timeMs);
    void lineUpAxes(const PanelSlot &changed);
    const QList<PanelSlot *> &columnOf(const PanelSlot &slot);
    void updateStatuses();

    BoardServices m_services;
    Dashboard m_dashboard;
    PlacedDashboard m_placed;
    QHash<QString, QString> m_firstKeys; // of panels by their ids
    QHash<QString, qsizetype> m_placedAt; // indexes of m_placed.panels by keys
    QHash<std::pair<int, int>, QList<PanelSlot *>> m_columns; // of what is in sight, by left edge and width
    bool m_columnsAreOld = true;
    PanelContext m_context;
    TimeSpec m_spec;
    VariableValues m_variables;
    PaintQueue m_queue;
    AnnotationRunner m_annotations;
    QTimer m_everySecond;
    QTimer m_resized;          // behind the last of a burst of changes of size
    QTimer m_round;            // between two panels of one refresh
    QStringList m_roundWaiting;
    GridCanvas *m_canvas;
    std::map<QString, std::unique_ptr<PanelSlot>> m_slots; // of panels that have been near the view
    QStringList m_visible;
    QStringList m_nearby;
    QString m_current;
    qint64 m_refreshMs = 0;
    qint64 m_nextTryMs = 0;
    qint64 m_deliveries = 0;
    bool m_namesMacros = false; // in texts, which follow the range
    bool m_knowsVariables = false;
    bool m_hasPainted = false;
};

/// Whether what a panel asks depends on a variable.
bool asksWithVariables(const PanelSpec &panel, const Dashboard &dashboard);

/// Where the canvas puts the panels of a dashboard when one of them is moved: the document's rules.
QList<CanvasItem> arranged(const QList<CanvasItem> &items, const QString &id, const GridCell &cell);

} // namespace Promontory
