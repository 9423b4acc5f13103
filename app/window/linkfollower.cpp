#include "app/window/linkfollower.h"

#include "app/library/dashboardfile.h"
#include "app/pages/dashboardpage.h"
#include "app/pages/linkarrival.h"
#include "app/settings/session.h"
#include "app/window/dashboardfiles.h"
#include "app/window/openlink.h"
#include "app/window/pagetabs.h"
#include "widgets/common/messagestack.h"
#include "widgets/common/values/oneline.h"

#include <QDir>
#include <QFileInfo>
#include <QFuture>
#include <QPointer>
#include <QtConcurrentRun>

#include <algorithm>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostNeighbours = 300;
constexpr qint64 MostNeighbourBytes = 64 * 1024 * 1024;
constexpr auto Matter = "link"_L1;

bool isMeant(const DashboardTarget &target, const QString &uid, const QString &title)
{
    return target.uid.isEmpty() ? slugOf(title) == target.slug : uid == target.uid;
}

bool holds(const QString &path, const DashboardTarget &target)
{
    const Result<DashboardFile> file = openDashboardFile(path);
    return file && isMeant(target, file->dashboard.uid, file->dashboard.title);
}

/// The dashboards of a folder mostly name each other.
QStringList neighboursOf(const QString &path)
{
    QStringList paths;
    if (path.isEmpty())
        return paths;
    qint64 bytes = 0;
    const QFileInfoList files = QFileInfo(path).dir().entryInfoList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QFileInfo &file : files) {
        bytes += file.size();
        if (paths.size() == MostNeighbours || bytes > MostNeighbourBytes)
            break;
        paths.append(file.absoluteFilePath());
    }
    return paths;
}

} // namespace

QString fileOfDashboard(const DashboardTarget &target, const QStringList &paths, const QString &neighbour)
{
    for (const QString &path : paths) {
        if (holds(path, target))
            return path;
    }
    for (const QString &path : neighboursOf(neighbour)) {
        if (!paths.contains(path) && holds(path, target))
            return path;
    }
    return {};
}

LinkFollower::LinkFollower(const Session &session, QThreadPool &pool, DashboardFiles &files, PageTabs &tabs,
                           QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_pool(pool)
    , m_files(files)
    , m_tabs(tabs)
    , m_window(window)
{
}

void LinkFollower::follow(DashboardPage &from, const QUrl &url)
{
    from.messages().dismiss(Matter);
    const std::optional<DashboardTarget> target = dashboardTarget(url);
    if (!target) {
        askToOpenLink(url, m_window);
        return;
    }
    if (target->isHere())
        arriveAt(from, target->arrival);
    else if (DashboardPage *open = openPage(*target)) {
        m_tabs.setCurrent(open);
        arriveAt(*open, target->arrival);
    } else
        openDashboard(from, url, *target);
}

DashboardPage *LinkFollower::openPage(const DashboardTarget &target) const
{
    const QList<DashboardPage *> pages = m_tabs.pages();
    const auto found = std::find_if(pages.cbegin(), pages.cend(), [&target](DashboardPage *page) {
        const Dashboard &dashboard = page->document().dashboard();
        return isMeant(target, dashboard.uid, dashboard.title);
    });
    return found == pages.cend() ? nullptr : *found;
}

void LinkFollower::openDashboard(DashboardPage &from, const QUrl &url, const DashboardTarget &target)
{
    const quint64 generation = ++m_generation;
    const auto find = [target, paths = m_session.recentFiles() + m_session.starredFiles(), beside = from.file().openedFrom()] {
        return fileOfDashboard(target, paths, beside);
    };
    QtConcurrent::run(&m_pool, find)
        .then(this, [this, generation, url, target, from = QPointer(&from)](const QString &path) {
            if (generation != m_generation)
                return;
            if (!path.isEmpty())
                openFile(path, target.arrival);
            else if (!url.isRelative())
                askToOpenLink(url, m_window);
            else if (from)
                tellMissing(*from, target);
        });
}

void LinkFollower::openFile(const QString &path, const LinkArrival &arrival)
{
    m_files.open({path}, [this, path, arrival] {
        if (DashboardPage *page = m_tabs.pageOf(path))
            arriveAt(*page, arrival);
    });
}

void LinkFollower::tellMissing(DashboardPage &from, const DashboardTarget &target)
{
    const QString slug = oneLine(target.slug, 80);
    const QString uid = oneLine(target.uid, 80);
    const QString name = uid.isEmpty() || slug.isEmpty() ? uid + slug : tr("%1 (%2)").arg(slug, uid);
    from.messages().showMessage(
        Matter, MessageKind::Warning,
        tr("The link leads to the dashboard %1, which was not opened on this computer yet.").arg(name),
        {{tr("Open its file…"), [this] { m_files.chooseAndOpen(); }}});
}

} // namespace Promontory
