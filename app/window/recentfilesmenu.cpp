#include "app/window/recentfilesmenu.h"

#include "app/settings/session.h"
#include "app/window/dashboardfiles.h"

#include <QDir>

namespace Promontory {

using namespace Qt::StringLiterals;

RecentFilesMenu::RecentFilesMenu(Session &session, DashboardFiles &files, QWidget *parent)
    : QMenu(tr("Open &recent"), parent)
    , m_session(session)
    , m_files(files)
{
    connect(this, &QMenu::aboutToShow, this, &RecentFilesMenu::fill);
}

void RecentFilesMenu::fill()
{
    clear();
    const QStringList paths = m_session.recentFiles();
    const QString home = QDir::homePath() + u'/';
    for (const QString &path : paths) {
        QString shown = path.startsWith(home) ? u"~/"_s + path.mid(home.size()) : path;
        connect(addAction(shown.replace(u'&', u"&&"_s)), &QAction::triggered, this,
                [this, path] { m_files.open({path}); });
    }
    if (paths.isEmpty()) {
        addAction(tr("Nothing was opened yet"))->setEnabled(false);
        return;
    }
    addSeparator();
    connect(addAction(tr("&Clear this list")), &QAction::triggered, this,
            [this] { m_session.clearRecentFiles(); });
}

} // namespace Promontory
