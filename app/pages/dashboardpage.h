#pragma once

#include "app/edit/dashboarddocument.h"
#include "app/library/dashboardfile.h"
#include "app/pages/dashboardboard.h"
#include "app/pages/rangehistory.h"
#include "app/query/refreshtimer.h"
#include "app/query/variableresolver.h"

#include <QWidget>

namespace Promontory {

class MessageBar;
class RefreshPicker;
class TimeRangePicker;
class VariableBar;

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
    MessageBar &messages() { return *m_messages; }
    const DashboardFile &file() const { return m_file; }
    QString path() const { return m_file.path; }
    QString title() const;

    void setTheme(const Theme &theme);
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
    void toggleViewAlone();
    void toggleAllRows();

    /// Edits of the panel that was last pointed at.
    void duplicateCurrent();
    void removeCurrent();
    void renameCurrent();
    void inspectCurrent();
    void addPanelOf(const QString &type);
    void addRowBelow();

    /// The file was written with what it holds now.
    void setSaved(const DashboardFile &file);

signals:
    void titleChanged();
    void rangeChanged(const Promontory::TimeSpec &spec);
    void menuRequested(const QPoint &globalPosition);
    void linkActivated(const QUrl &url);
    void filesDropped(const QList<QUrl> &files);
    void firstPainted();
    void statusTextChanged();

private:
    QWidget *makeToolBar(const Clock &clock);
    void connectControls();
    void connectBoard();
    void connectVariables();
    void applyChange(const Dashboard &before, const Dashboard &after);
    void showRange(const TimeSpec &spec);
    void selectRange(const TimeSpec &spec);
    void setRefreshInterval(const QString &interval);
    void confirmFastInterval(const QString &interval);
    void setZone(const QString &id);
    void updateVariableBar();
    void applySurroundings();
    void viewAlone(const QString &id);
    void inspect(const QString &id);
    const PanelSpec *currentSpec() const;

    const BoardServices &m_services;
    DashboardFile m_file;
    DashboardDocument m_document;
    RangeHistory m_history;
    VariableResolver m_resolver;
    RefreshTimer m_refresh;
    Theme m_theme;
    QTimeZone m_zone;
    VariableBar *m_variableBar = nullptr;
    TimeRangePicker *m_rangePicker = nullptr;
    RefreshPicker *m_refreshPicker = nullptr;
    QWidget *m_toolBar = nullptr;
    MessageBar *m_messages = nullptr;
    DashboardBoard *m_board = nullptr;
    bool m_active = false;
};

} // namespace Promontory
