#pragma once

#include "datasources/json/json.h"

#include <QStringList>

namespace Promontory {

/// `options` of a dashboard list panel (grafana-dashboard 8.15).
struct DashListOptions
{
    bool showStarred = true;
    bool showRecent = false;
    bool showSearch = false;
    bool showHeadings = true;
    bool showFolderNames = true;
    int maxItems = 10;        ///< of each section
    QString query;            ///< part of a title, for the search
    QStringList tags;         ///< a found dashboard has all of them
    QString folder;           ///< name of the folder to search in; empty: all
    bool keepTime = false;    ///< a dashboard opens with this one's range
    bool includeVars = false; ///< … and with the values of its variables

    bool operator==(const DashListOptions &) const = default;
};

DashListOptions dashListOptionsFrom(const Json &json);
Json toJson(const DashListOptions &options);

} // namespace Promontory
