#include "widgets/panels/dashlist/dashlistoptions.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr double MostEntries = 1'000;
constexpr qsizetype MostTags = 32;

} // namespace

DashListOptions dashListOptionsFrom(const Json &json)
{
    DashListOptions options;
    options.showStarred = json[u"showStarred"].toBool(true);
    options.showRecent = json[u"showRecentlyViewed"].toBool();
    options.showSearch = json[u"showSearch"].toBool();
    options.showHeadings = json[u"showHeadings"].toBool(true);
    options.showFolderNames = json[u"showFolderNames"].toBool(true);
    options.maxItems =
        static_cast<int>(std::clamp(json[u"maxItems"].numberLike().value_or(options.maxItems), 1.0, MostEntries));
    options.query = json[u"query"].toString();
    for (const Json &tag : json[u"tags"].items()) {
        if (options.tags.size() < MostTags)
            options.tags.append(tag.toString());
    }
    options.folder = json[u"folderUID"].toString();
    options.keepTime = json[u"keepTime"].toBool();
    options.includeVars = json[u"includeVars"].toBool();
    return options;
}

Json toJson(const DashListOptions &options)
{
    Json tags = Json::array();
    for (const QString &tag : options.tags)
        tags.append(Json(tag));
    Json json = Json::object();
    json.set(u"showStarred", Json(options.showStarred));
    json.set(u"showRecentlyViewed", Json(options.showRecent));
    json.set(u"showSearch", Json(options.showSearch));
    json.set(u"showHeadings", Json(options.showHeadings));
    json.set(u"showFolderNames", Json(options.showFolderNames));
    json.set(u"maxItems", Json(options.maxItems));
    json.set(u"query", Json(options.query));
    json.set(u"tags", tags);
    if (!options.folder.isEmpty())
        json.set(u"folderUID", Json(options.folder));
    json.set(u"keepTime", Json(options.keepTime));
    json.set(u"includeVars", Json(options.includeVars));
    return json;
}

} // namespace Promontory
