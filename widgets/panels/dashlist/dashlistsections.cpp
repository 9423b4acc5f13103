#include "widgets/panels/dashlist/dashlistsections.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(DashList)
};

using Entries = QList<DashboardEntry>;

Entries sortedByTitle(Entries entries)
{
    std::stable_sort(entries.begin(), entries.end(), [](const DashboardEntry &a, const DashboardEntry &b) {
        return a.title.localeAwareCompare(b.title) < 0;
    });
    return entries;
}

Entries starred(const Entries &all)
{
    Entries found;
    std::copy_if(all.cbegin(), all.cend(), std::back_inserter(found),
                 [](const DashboardEntry &entry) { return entry.isStarred; });
    return sortedByTitle(found);
}

Entries recent(const Entries &all)
{
    Entries found;
    std::copy_if(all.cbegin(), all.cend(), std::back_inserter(found),
                 [](const DashboardEntry &entry) { return entry.opened > 0; });
    std::stable_sort(found.begin(), found.end(), [](const DashboardEntry &a, const DashboardEntry &b) {
        return a.opened > b.opened;
    });
    return found;
}

Entries searched(const Entries &all, const DashListOptions &options)
{
    Entries found;
    std::copy_if(all.cbegin(), all.cend(), std::back_inserter(found), [&](const DashboardEntry &entry) {
        const bool isTagged = std::all_of(options.tags.cbegin(), options.tags.cend(),
                                          [&](const QString &tag) { return entry.tags.contains(tag); });
        return isTagged && entry.title.contains(options.query, Qt::CaseInsensitive)
            && (options.folder.isEmpty() || entry.folder == options.folder);
    });
    return sortedByTitle(found);
}

void addSection(DashListContent &content, const QString &heading, const Entries &found, const DashListOptions &options)
{
    if (found.isEmpty())
        return;
    if (options.showHeadings) {
        ListEntry entry;
        entry.isHeading = true;
        entry.text = heading;
        content.entries.append(entry);
        content.paths.append(QString());
    }
    for (const DashboardEntry &dashboard : found.first(std::min<qsizetype>(found.size(), options.maxItems))) {
        ListEntry entry;
        entry.text = dashboard.title;
        entry.tags = dashboard.tags;
        if (options.showFolderNames)
            entry.detail = dashboard.folder;
        entry.tip = dashboard.path;
        content.entries.append(entry);
        content.paths.append(dashboard.path);
    }
}

} // namespace

DashListContent dashListContent(const QList<DashboardEntry> &dashboards, const DashListOptions &options)
{
    DashListContent content;
    if (options.showStarred)
        addSection(content, Text::tr("Starred dashboards"), starred(dashboards), options);
    if (options.showRecent)
        addSection(content, Text::tr("Recently viewed dashboards"), recent(dashboards), options);
    if (options.showSearch)
        addSection(content, Text::tr("Found dashboards"), searched(dashboards, options), options);
    return content;
}

} // namespace Promontory
