#include "widgets/panels/alertlist/alertlistoptions.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr int MostItems = 1'000;
constexpr qsizetype MostLabels = 16;

struct StateName
{
    const char16_t *name;
    const char16_t *oldName; ///< in lists of older files
    AlertState state;
};
constexpr std::array States{StateName{u"firing", u"alerting", AlertState::Firing},
                            StateName{u"error", u"execution_error", AlertState::Error},
                            StateName{u"recovering", u"recovering", AlertState::Recovering},
                            StateName{u"pending", u"pending", AlertState::Pending},
                            StateName{u"noData", u"no_data", AlertState::NoData},
                            StateName{u"normal", u"ok", AlertState::Normal}};

/// { "firing": true … } over the usual ones, or a list of names; an empty list means all.
QList<AlertState> statesFrom(const Json &json, const QList<AlertState> &usual)
{
    QList<AlertState> states;
    for (const StateName &each : States) {
        const QString name = QString::fromUtf16(each.name);
        const QString oldName = QString::fromUtf16(each.oldName);
        bool isMeant = usual.contains(each.state);
        if (json.isObject())
            isMeant = json[name].toBool(isMeant);
        else if (json.isArray())
            isMeant = json.size() == 0 || std::ranges::any_of(json.items(), [&](const Json &item) {
                          return item.toString() == name || item.toString() == oldName;
                      });
        if (isMeant)
            states.append(each.state);
    }
    return states;
}

} // namespace

AlertListOptions alertListOptionsFrom(const Json &json)
{
    AlertListOptions options;
    options.isStat = json[u"viewMode"].toString() == "stat"_L1;
    const double items = json[u"maxItems"].numberLike().value_or(json[u"limit"].numberLike().value_or(options.maxItems));
    options.maxItems = static_cast<int>(std::clamp(items, 1.0, double(MostItems)));
    const int order = static_cast<int>(std::clamp(json[u"sortOrder"].numberLike().value_or(1), 1.0, 5.0));
    options.order = AlertListOptions::Order(order);
    options.groupsByLabels = json[u"groupMode"].toString() == "custom"_L1;
    for (const Json &label : json[u"groupBy"].items()) {
        if (options.groupBy.size() < MostLabels)
            options.groupBy.append(label.toString());
    }
    options.alertName = json[u"alertName"].toString();
    options.labelFilter = json[u"alertInstanceLabelFilter"].toString();
    options.showInstances = json[u"showInstances"].toBool();
    options.states = statesFrom(json[u"stateFilter"], options.states);
    return options;
}

Json toJson(const AlertListOptions &options)
{
    Json labels = Json::array();
    for (const QString &label : options.groupBy)
        labels.append(Json(label));
    Json states = Json::object();
    for (const StateName &each : States)
        states.set(QString::fromUtf16(each.name), Json(options.states.contains(each.state)));
    Json json = Json::object();
    json.set(u"viewMode", Json(options.isStat ? u"stat"_s : u"list"_s));
    json.set(u"maxItems", Json(options.maxItems));
    json.set(u"sortOrder", Json(static_cast<int>(options.order)));
    json.set(u"groupMode", Json(options.groupsByLabels ? u"custom"_s : u"default"_s));
    json.set(u"groupBy", labels);
    json.set(u"alertName", Json(options.alertName));
    json.set(u"alertInstanceLabelFilter", Json(options.labelFilter));
    json.set(u"showInstances", Json(options.showInstances));
    json.set(u"stateFilter", states);
    return json;
}

} // namespace Promontory
