#include "app/import/keys/keyrules.h"
#include "app/import/keys/paneltables.h"

namespace Promontory {

namespace {

constexpr std::array AlertListOptions{
    oneOf("viewMode", "list stat"),
    whole("maxItems", 1, 1000),
    whole("limit", 1, 1000), // the name of older files
    whole("sortOrder", 1, 5),
    oneOf("groupMode", "default custom"),
    list("groupBy"),
    text("groupBy.*"),
    text("alertName"),
    text("alertInstanceLabelFilter"),
    flag("showInstances"),
    flag("stateFilter.firing"),
    flag("stateFilter.pending"),
    flag("stateFilter.noData"),
    flag("stateFilter.normal"),
    flag("stateFilter.error"),
    flag("stateFilter.recovering"),
    anything("stateFilter"),
    unread("stateFilter.*"),
    ignored("show", QT_TRANSLATE_NOOP("GrafanaKeys", "The list shows how alerts are now.")),
    ignored("dashboardAlerts",
            QT_TRANSLATE_NOOP("GrafanaKeys", "The rules of a Prometheus belong to no dashboard; all are listed.")),
    ignored("onlyAlertsOnDashboard",
            QT_TRANSLATE_NOOP("GrafanaKeys", "The rules of a Prometheus belong to no dashboard; all are listed.")),
    ignored("folder.**",
            QT_TRANSLATE_NOOP("GrafanaKeys", "The rules of a Prometheus lie in no folder; all are listed.")),
    ignored("folderId",
            QT_TRANSLATE_NOOP("GrafanaKeys", "The rules of a Prometheus lie in no folder; all are listed.")),
    ignored("datasource.**", QT_TRANSLATE_NOOP("GrafanaKeys", "The rules come from the data source of the panel.")),
    ignored("showInactiveAlerts", QT_TRANSLATE_NOOP("GrafanaKeys", "Alerts are shown by their state.")),
    ignored("dashboardTitle",
            QT_TRANSLATE_NOOP("GrafanaKeys", "The rules of a Prometheus belong to no dashboard; all are listed.")),
    ignored("tags.**",
            QT_TRANSLATE_NOOP("GrafanaKeys", "The rules of a Prometheus belong to no dashboard; all are listed.")),
};

constexpr std::array AnnoListOptions{
    whole("limit", 1, 1000),
    approximated("onlyInTimeRange",
                 QT_TRANSLATE_NOOP("GrafanaKeys", "Events are looked for in the time range of the dashboard only.")),
    flag("showTags"),
    flag("showTime"),
    list("tags"),
    text("tags.*"),
    text("navigateBefore"),
    text("navigateAfter"),
    ignored("navigateToPanel",
            QT_TRANSLATE_NOOP("GrafanaKeys", "An event is shown by the time range of this dashboard.")),
    ignored("onlyFromThisDashboard",
            QT_TRANSLATE_NOOP("GrafanaKeys", "All listed events are those of this dashboard.")),
    ignored("showUser", QT_TRANSLATE_NOOP("GrafanaKeys", "Events from queries have no author.")),
};

constexpr std::array DashListOptions{
    flag("showStarred"),
    flag("showRecentlyViewed"),
    flag("showSearch"),
    flag("showHeadings"),
    flag("showFolderNames"),
    whole("maxItems", 1, 1000),
    text("query"),
    list("tags"),
    text("tags.*"),
    flag("keepTime"),
    flag("includeVars"),
    approximated("folderUID", QT_TRANSLATE_NOOP("GrafanaKeys", "Folders are those of files, found by their name.")),
    ignored("folderId", QT_TRANSLATE_NOOP("GrafanaKeys", "Folders of files have no numbers.")),
};

} // namespace

const KeyTable AlertListKeys{"alertlist", AlertListOptions, NoCustomRules};
const KeyTable AnnoListKeys{"annolist", AnnoListOptions, NoCustomRules};
const KeyTable DashListKeys{"dashlist", DashListOptions, NoCustomRules};

} // namespace Promontory
