#include "widgets/panels/annolist/annolistoptions.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr double MostEntries = 1'000;
constexpr qsizetype MostTags = 32;
constexpr qint64 LongestMs = 366LL * 86'400'000;

/// "10m", "2h", "1d": a whole number and one letter. Anything else is the usual.
qint64 durationOf(const Json &json, qint64 usual)
{
    const QString text = json.toString().trimmed();
    if (text.isEmpty())
        return usual;
    bool isNumber = false;
    const double count = text.chopped(1).toDouble(&isNumber);
    qint64 unit = 0;
    switch (text.back().unicode()) {
    case u's': unit = 1'000; break;
    case u'm': unit = 60'000; break;
    case u'h': unit = 3'600'000; break;
    case u'd': unit = 86'400'000; break;
    case u'w': unit = 7 * 86'400'000; break;
    default: break;
    }
    if (!isNumber || unit == 0)
        return usual;
    return static_cast<qint64>(std::clamp(count * double(unit), 0.0, double(LongestMs)));
}

QString durationText(qint64 ms)
{
    return ms % 60'000 == 0 ? QString::number(ms / 60'000) + u'm' : QString::number(ms / 1'000) + u's';
}

} // namespace

AnnoListOptions annoListOptionsFrom(const Json &json)
{
    AnnoListOptions options;
    options.limit = static_cast<int>(std::clamp(json[u"limit"].numberLike().value_or(options.limit), 1.0, MostEntries));
    options.onlyInTimeRange = json[u"onlyInTimeRange"].toBool();
    options.showTags = json[u"showTags"].toBool(true);
    options.showTime = json[u"showTime"].toBool(true);
    for (const Json &tag : json[u"tags"].items()) {
        if (options.tags.size() < MostTags)
            options.tags.append(tag.toString());
    }
    options.beforeMs = durationOf(json[u"navigateBefore"], options.beforeMs);
    options.afterMs = durationOf(json[u"navigateAfter"], options.afterMs);
    return options;
}

Json toJson(const AnnoListOptions &options)
{
    Json tags = Json::array();
    for (const QString &tag : options.tags)
        tags.append(Json(tag));
    Json json = Json::object();
    json.set(u"limit", Json(options.limit));
    json.set(u"onlyInTimeRange", Json(options.onlyInTimeRange));
    json.set(u"showTags", Json(options.showTags));
    json.set(u"showTime", Json(options.showTime));
    json.set(u"tags", tags);
    json.set(u"navigateBefore", Json(durationText(options.beforeMs)));
    json.set(u"navigateAfter", Json(durationText(options.afterMs)));
    return json;
}

} // namespace Promontory
