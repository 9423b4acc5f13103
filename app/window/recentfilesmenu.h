#pragma once

#include <QMenu>

namespace Promontory {

class DashboardFiles;
class Session;

/// The files that were opened or saved last, newest first; filled when it opens.
class RecentFilesMenu : public QMenu
{
    Q_OBJECT

public:
    RecentFilesMenu(Session &session, DashboardFiles &files, QWidget *parent);

private:
    void fill();

    Session &m_session;
    DashboardFiles &m_files;
};

} // namespace Promontory
