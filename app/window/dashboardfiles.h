#pragma once

#include "app/library/dashboardfile.h"

#include <QObject>
#include <QThreadPool>

class QWidget;

namespace Promontory {

class DashboardPage;
class Session;

/// Opens and saves dashboard files: dialogs, reading and writing on a pool, recent files.
class DashboardFiles : public QObject
{
    Q_OBJECT

public:
    DashboardFiles(Session &session, QThreadPool &pool, QWidget *window);

    void chooseAndOpen();
    void open(const QString &path);
    /// One of the dashboards that come with the program, as a new file without a name.
    void openShipped(const QString &name);
    void openNew();
    void save(DashboardPage &page);
    void saveAs(DashboardPage &page);
    void revert(DashboardPage &page);

signals:
    void opened(const Promontory::DashboardFile &file);
    void saved();
    /// A whole sentence: what, where, what to do.
    void failed(const QString &message);

private:
    void write(DashboardPage &page, const QString &path);

    Session &m_session;
    QThreadPool &m_pool;
    QWidget *m_window;
};

} // namespace Promontory
