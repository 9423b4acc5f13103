#pragma once

#include "app/library/dashboardfile.h"
#include "app/library/journal.h"
#include "datasources/base/clock.h"

#include <QObject>
#include <QThreadPool>

#include <functional>

class QWidget;

namespace Promontory {

class DashboardPage;
class Session;

/// Opens and saves dashboard files: dialogs, reading and writing on a pool, recent files. What goes wrong with
/// a page's file is said in a strip of that page.
class DashboardFiles : public QObject
{
    Q_OBJECT

public:
    /// Earlier versions of saved files go to `stateFolder`.
    DashboardFiles(Session &session, QThreadPool &pool, const Clock &clock, const QString &stateFolder,
                   QWidget *window);

    void chooseAndOpen();
    /// The dashboard whose JSON lies on the clipboard, as an unsaved one.
    void openClipboard();
    /// In this order; `done` follows the last one.
    void open(const QStringList &paths, const std::function<void()> &done = {});
    /// One of the dashboards that come with the program, as a new file without a name.
    void openShipped(const QString &name);
    void openNew();
    /// `done` follows only if it was saved.
    void save(DashboardPage &page, const std::function<void()> &done = {});
    void saveAs(DashboardPage &page, const std::function<void()> &done = {});
    /// Takes the saved file as an edit that can be undone.
    void revert(DashboardPage &page);
    /// Takes the file as it is now; unsaved work and its steps are gone.
    void reload(DashboardPage &page);
    /// Opens the journal's dashboard, on its file, as unsaved work.
    void recover(const Journal &journal);

signals:
    void opened(const Promontory::DashboardFile &file);
    /// The file of a journal was opened; its work takes the page with this path, or the newest one.
    void recovered(const Promontory::DashboardFile &file, const Promontory::Journal &journal);
    void saved();
    /// A whole sentence: what, where, what to do.
    void failed(const QString &message);

private:
    using FileResult = Result<DashboardFile>;

    void take(const QString &path, const FileResult &file);
    /// What to write, and what follows.
    struct Writing
    {
        QString path;
        bool overwrite = false;
        std::function<void()> done;
    };

    void write(DashboardPage &page, const Writing &writing);
    void finishWriting(DashboardPage &page, const Writing &writing, const FileResult &written);

    Session &m_session;
    QThreadPool &m_pool;
    const Clock &m_clock;
    QString m_stateFolder;
    QWidget *m_window;
};

} // namespace Promontory
