#include "app/window/linkfollower.h"

#include "app/dashboard/dashboardjson.h"
#include "app/import/grafanaform.h"
#include "app/pages/dashboardpage.h"
#include "app/pages/linkarrival.h"
#include "app/settings/session.h"
#include "app/window/dashboardfiles.h"
#include "app/window/openlink.h"
#include "app/window/pagetabs.h"
#include "widgets/common/messagestack.h"
#include "widgets/common/values/oneline.h"

#include <QDir>
#include <QFile>
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

/// Nothing if it cannot be read.
Json documentIn(const QString &path)
{
    const qint64 limit = JsonLimits().bytes;
    const QFileInfo info(path);
    QFile file(path);
    if (!info.isFile() || info.size() > limit || !file.open(QIODevice::ReadOnly))
        return {};
    return parseJson(file.read(limit)).value_or(Json());
}

bool isMeantByOwn(const DashboardTarget &target, const Json &document)
{
    return isMeant(target, speakable(document[u"uid"].toString()), document[u"title"].toString());
}

/// By the names that the import would give it.
bool isMeantByGrafana(const DashboardTarget &target, const GrafanaModel &found)
{
    using Form = GrafanaModel::Form;
    const bool isPanel = found.form == Form::Panel || found.form == Form::LibraryPanel;
    const QString written = found.form == Form::Classic ? found.model[u"uid"].toString() : QString();
    const QString title = isPanel && !found.name.isEmpty() ? found.name : found.model[u"title"].toString();
    return isMeant(target, speakable(written.isEmpty() ? found.name : written), title);
}

/// Reads no more than the file's own names: opening it would import it, with what lies beside it.
bool holds(const QString &path, const DashboardTarget &target)
{
    const Json document = documentIn(path);
    if (isOwnDocument(document))
        return isMeantByOwn(target, document);
    const auto found = findGrafanaModel(document);
    return found && isMeantByGrafana(target, *found);
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

QString fileOfDashboard(const DashboardTarget &target, const QStringList &paths, const QString &neighbour,
                        const std::function<bool()> &isWanted)
{
    QStringList places = paths + neighboursOf(neighbour);
    places.removeDuplicates();
    for (const QString &path : places) {
        if (!isWanted())
            return {};
        if (holds(path, target))
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
    , m_newest(std::make_shared<std::atomic<quint64>>(0))
{
}

LinkFollower::~LinkFollower()
{
    ++*m_newest;
}

void LinkFollower::follow(DashboardPage &from, const QUrl &url)
{
    from.messages().dismiss(Matter);
    ++*m_newest;
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
    const quint64 generation = *m_newest;
    const auto isWanted = [generation, newest = m_newest] { return generation == *newest; };
    const auto find = [target, isWanted, paths = m_session.recentFiles() + m_session.starredFiles(),
                       beside = from.file().openedFrom()] { return fileOfDashboard(target, paths, beside, isWanted); };
    QtConcurrent::run(&m_pool, find)
        .then(this, [this, isWanted, url, target, from = QPointer(&from)](const QString &path) {
            if (!isWanted())
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
