#include "app/import/keys/paneltables.h"

#include <QtGlobal>

#include <array>

namespace Promontory {

namespace {

constexpr std::array AlertListOptions{
    KeyRule{"viewMode", KeyFate::Exact},
    KeyRule{"maxItems", KeyFate::Exact},
    KeyRule{"limit", KeyFate::Exact}, // the name of older files
    KeyRule{"sortOrder", KeyFate::Exact},
    KeyRule{"groupMode", KeyFate::Exact},
    KeyRule{"groupBy", KeyFate::Exact},
    KeyRule{"groupBy.*", KeyFate::Exact},
    KeyRule{"alertName", KeyFate::Exact},
    KeyRule{"alertInstanceLabelFilter", KeyFate::Exact},
    KeyRule{"showInstances", KeyFate::Exact},
    KeyRule{"stateFilter.firing", KeyFate::Exact},
    KeyRule{"stateFilter.pending", KeyFate::Exact},
    KeyRule{"stateFilter.noData", KeyFate::Exact},
    KeyRule{"stateFilter.normal", KeyFate::Exact},
    KeyRule{"stateFilter.error", KeyFate::Exact},
    KeyRule{"stateFilter.recovering", KeyFate::Exact},
    KeyRule{"stateFilter", KeyFate::Exact},
    KeyRule{"stateFilter.*", KeyFate::Unread},
    KeyRule{"show", KeyFate::Ignored, QT_TRANSLATE_NOOP("GrafanaKeys", "The list shows how alerts are now.")},
    KeyRule{"dashboardAlerts", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "The rules of a Prometheus belong to no dashboard; all are listed.")},
    KeyRule{"onlyAlertsOnDashboard", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "The rules of a Prometheus belong to no dashboard; all are listed.")},
    KeyRule{"folder.**", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "The rules of a Prometheus lie in no folder; all are listed.")},
    KeyRule{"folderId", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "The rules of a Prometheus lie in no folder; all are listed.")},
    KeyRule{"datasource.**", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "The rules come from the data source of the panel.")},
    KeyRule{"showInactiveAlerts", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "Alerts are shown by their state.")},
    KeyRule{"dashboardTitle", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "The rules of a Prometheus belong to no dashboard; all are listed.")},
    KeyRule{"tags.**", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "The rules of a Prometheus belong to no dashboard; all are listed.")},
};

constexpr std::array AnnoListOptions{
    KeyRule{"limit", KeyFate::Exact},
    KeyRule{"onlyInTimeRange", KeyFate::Exact},
    KeyRule{"showTags", KeyFate::Exact},
    KeyRule{"showTime", KeyFate::Exact},
    KeyRule{"tags", KeyFate::Exact},
    KeyRule{"tags.*", KeyFate::Exact},
    KeyRule{"navigateBefore", KeyFate::Exact},
    KeyRule{"navigateAfter", KeyFate::Exact},
    KeyRule{"navigateToPanel", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "An event is shown by the time range of this dashboard.")},
    KeyRule{"onlyFromThisDashboard", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "All listed events are those of this dashboard.")},
    KeyRule{"showUser", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "Events from queries have no author.")},
};

constexpr std::array DashListOptions{
    KeyRule{"showStarred", KeyFate::Exact},
    KeyRule{"showRecentlyViewed", KeyFate::Exact},
    KeyRule{"showSearch", KeyFate::Exact},
    KeyRule{"showHeadings", KeyFate::Exact},
    KeyRule{"showFolderNames", KeyFate::Exact},
    KeyRule{"maxItems", KeyFate::Exact},
    KeyRule{"query", KeyFate::Exact},
    KeyRule{"tags", KeyFate::Exact},
    KeyRule{"tags.*", KeyFate::Exact},
    KeyRule{"keepTime", KeyFate::Exact},
    KeyRule{"includeVars", KeyFate::Exact},
    KeyRule{"folderUID", KeyFate::Approximated,
            QT_TRANSLATE_NOOP("GrafanaKeys", "Folders are those of files, found by their name.")},
    KeyRule{"folderId", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "Folders of files have no numbers.")},
};

} // namespace

const KeyTable AlertListKeys{"alertlist", AlertListOptions, {}};
const KeyTable AnnoListKeys{"annolist", AnnoListOptions, {}};
const KeyTable DashListKeys{"dashlist", DashListOptions, {}};

} // namespace Promontory
