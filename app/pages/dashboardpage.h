#pragma once

#include "app/edit/dashboarddocument.h"
#include "app/library/dashboardfile.h"
#include "app/pages/dashboardboard.h"
#include "app/pages/rangehistory.h"
#include "app/query/refreshtimer.h"
#include "app/query/variableresolver.h"

#include <QWidget>

class QAction;
class QStackedWidget;

namespace Promontory {

class BoardEditor;
class EmptyState;
struct Journal;
class MessageStack;
class PageToolBar;
struct PageToolActions;

/// What a person chose on a page without editing the dashboard.
struct PageView
{
    TimeSpec range;
    QHash<QString, QStringList> variables;

    bool operator==(const PageView &) const = default;
};

/// One open dashboard: its tool bar, its board, its document and file. A list of connections between them.
class DashboardPage : public QWidget
{
    Q_OBJECT

public:
    DashboardPage(const BoardServices &services, QueryRunner::SourceLookup lookup,
                  VariableResolver::ListSources listSources, DashboardFile file,
                  QWidget *parent = nullptr);
    ~DashboardPage() override;

    DashboardDocument &document() { return m_document; }
    DashboardBoard &board() { return *m_board; }
    BoardEditor &edits() { return *m_edits; }
    MessageStack &messages() { return *m_messages; }
    const DashboardFile &file() const { return m_file; }
    QString path() const { return m_file.path; }
    QString title() const;

    void setToolActions(const PageToolActions &actions);
    /// Offers this action where a dashboard has no panels.
    void setAddAction(QAction *action);
    void setTheme(const Theme &theme);
    PageView view() const;
    void setView(const PageView &view);
    /// The same, with the range before as a step to go back to.
    void goTo(const PageView &view);
    /// For as long as the page is open; the dashboard keeps its own.
    void showRefresh(qint64 refreshMs);
    void showZone(const QString &id);
    /// The panel with this id, if there is one.
    void showAlone(const QString &id);
    const QTimeZone &zone() const { return m_zone; }
    const Clock &clock() const { return m_services.clock; }
    void setRecentRanges(const QList<TimeSpec> &ranges);
    /// Tool bar and messages out of sight; for full screen.
    void setChromeShown(bool shown);
    /// A page out of sight asks nothing.
    void setActive(bool active);

    void refreshNow();
    void goBack();
    void goForward();
    void zoomOut();
    /// When the next tick is due, monotonic ms; 0: none.
    qint64 nextTickMs() const { return m_refresh.nextTickMs(); }
    /// What the right end of the status bar says: requests, answers, newest sample, zone.
    QString statusText(const QueryStatistics &statistics) const;
    bool canGoBack() const { return m_history.canGoBack(); }
    bool canGoForward() const { return m_history.canGoForward(); }
    void setLocked(bool locked);
    /// "" this computer's zone, "utc" or an IANA name.
    void setZone(const QString &id);
    void toggleViewAlone();
    /// The grid again; false if it was there already.
    bool leaveAlone();
    /// Scrolls to a panel and gives it the focus.
    void showPanel(const QString &id);
    /// Shows data and queries of the panel that was last pointed at.
    void inspectCurrent();

    /// The file was written with what it holds now.
    void setSaved(const DashboardFile &file);
    /// The file was read anew and takes the place of what is shown.
    void reload(const DashboardFile &file);
    /// The unsaved work of an earlier run takes the place of what is shown.
    void recover(const Journal &journal);
    /// Nobody wants the unsaved work any more.
    void giveUp();

signals:
    void titleChanged();
    void rangeChanged(const Promontory::TimeSpec &spec);
    void menuRequested(const QPoint &globalPosition);
    void linkActivated(const QUrl &url);
    void filesDropped(const QList<QUrl> &files);
    void firstPainted();
    /// Range, variable values or the panel shown alone.
    void viewChanged();
    void fileChanged();
    void givenUp();
    void recovered(const Promontory::Journal &journal);

private:
    void connectControls();
    void connectBoard();
    void connectVariables();
    void applyChange(const Dashboard &before, const Dashboard &after);
    QHash<QString, QStringList> chosenUnderNewNames(const Dashboard &before, const Dashboard &after) const;
    void showRange(const TimeSpec &spec);
    void selectRange(const TimeSpec &spec);
    void setRefreshInterval(const QString &interval);
    void confirmFastInterval(const QString &interval);
    void updateVariableBar();
    VariableResolver::Surroundings surroundings() const;
    void applySurroundings();
    void updateEmptyState();
    void viewAlone(const QString &id);
    void inspect(const QString &id);

    const BoardServices m_services;
    DashboardFile m_file;
    DashboardDocument m_document;
    RangeHistory m_history;
    VariableResolver m_resolver;
    RefreshTimer m_refresh;
    Theme m_theme;
    QTimeZone m_zone;
    PageToolBar *m_toolBar;
    MessageStack *m_messages;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    DashboardBoard *m_board;
    BoardEditor *m_edits;
    bool m_active = false;
};

} // namespace Promontory
