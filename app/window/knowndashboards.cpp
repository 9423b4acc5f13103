#include "app/window/knowndashboards.h"

#include "app/library/dashboardfile.h"
#include "app/links/dashboardtarget.h"
#include "app/pages/dashboardpage.h"
#include "app/pages/linkarrival.h"
#include "app/settings/session.h"
#include "app/window/dashboardfiles.h"
#include "app/window/pagetabs.h"
#include "widgets/common/values/oneline.h"

#include <QDir>
#include <QFileInfo>
#include <QFuture>
#include <QtConcurrentRun>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

bool listsDashboards(const Dashboard &dashboard)
{
    if (std::any_of(dashboard.links.cbegin(), dashboard.links.cend(), [](const DashboardLink &link) { return link.isList; }))
        return true;
    const auto lists = [](const PanelSpec &panel) { return panel.type == "dashlist"_L1; };
    return std::any_of(dashboard.panels.cbegin(), dashboard.panels.cend(), lists)
        || std::any_of(dashboard.rows.cbegin(), dashboard.rows.cend(), [&](const Row &row) {
               return std::any_of(row.folded.cbegin(), row.folded.cend(), lists);
           });
}

} // namespace

QList<DashboardEntry> dashboardEntries(const QStringList &opened, const QStringList &starred)
{
    QStringList paths = opened;
    std::copy_if(starred.cbegin(), starred.cend(), std::back_inserter(paths),
                 [&opened](const QString &path) { return !opened.contains(path); });
    QList<DashboardEntry> entries;
    for (qsizetype i = 0; i < paths.size(); ++i) {
        const Result<DashboardFile> file = openDashboardFile(paths.at(i));
        if (!file)
            continue;
        const QFileInfo info(paths.at(i));
        DashboardEntry entry;
        entry.path = paths.at(i);
        entry.uid = file->dashboard.uid;
        entry.title = oneLine(file->dashboard.title);
        if (entry.title.isEmpty())
            entry.title = oneLine(info.completeBaseName());
        entry.folder = oneLine(info.dir().dirName());
        for (const QString &tag : file->dashboard.tags)
            entry.tags.append(oneLine(tag, 60));
        entry.opened = std::max<qsizetype>(0, opened.size() - i);
        entry.isStarred = starred.contains(paths.at(i));
        entries.append(entry);
    }
    return entries;
}

KnownDashboards::KnownDashboards(const Session &session, QThreadPool &pool, DashboardFiles &files, PageTabs &tabs)
    : QObject(&tabs)
    , m_session(session)
    , m_pool(pool)
    , m_files(files)
    , m_tabs(tabs)
{
    connect(&files, &DashboardFiles::opened, this, &KnownDashboards::read);
    connect(&files, &DashboardFiles::saved, this, &KnownDashboards::read);
}

void KnownDashboards::attach(DashboardPage &page)
{
    page.board().setDashboards(m_entries);
    connect(&page.board(), &DashboardBoard::dashboardActivated, this,
            [this, &page](const DashboardWish &wish) { open(page, wish); });
    connect(&page.document(), &DashboardDocument::changed, this,
            [this](const Dashboard &before, const Dashboard &after) {
                if (!listsDashboards(before) && listsDashboards(after))
                    read();
            });
    read();
}

void KnownDashboards::read()
{
    const QList<DashboardPage *> pages = m_tabs.pages();
    const bool isWanted = std::any_of(pages.cbegin(), pages.cend(), [](DashboardPage *page) {
        return listsDashboards(page->document().dashboard());
    });
    if (!isWanted)
        return;
    const quint64 generation = ++m_generation;
    QtConcurrent::run(&m_pool, dashboardEntries, m_session.recentFiles(), m_session.starredFiles())
        .then(this, [this, generation](const QList<DashboardEntry> &entries) {
            if (generation == m_generation)
                take(entries);
        });
}

void KnownDashboards::take(const QList<DashboardEntry> &entries)
{
    if (m_entries == entries)
        return;
    m_entries = entries;
    for (DashboardPage *page : m_tabs.pages())
        page->board().setDashboards(entries);
}

bool KnownDashboards::isListed(const QString &path) const
{
    return std::any_of(m_entries.cbegin(), m_entries.cend(),
                       [&](const DashboardEntry &entry) { return entry.path == path; });
}

/// The page keeps its own range and values unless the wish brings those of the page it comes from.
void KnownDashboards::open(const DashboardPage &from, const DashboardWish &wish)
{
    if (!isListed(wish.path))
        return;
    const PageView carried = from.view();
    LinkArrival arrival;
    if (wish.keepsTime) {
        arrival.from = carried.range.from;
        arrival.to = carried.range.to;
    }
    if (wish.keepsVariables)
        arrival.variables = carried.variables;
    m_files.open({wish.path}, [this, path = wish.path, arrival] {
        if (DashboardPage *page = m_tabs.pageOf(path))
            arriveAt(*page, arrival);
    });
}

} // namespace Promontory
