#include "app/import/classicfromv2.h"

#include "app/import/layoutfromv2.h"
#include "app/import/marked.h"
#include "app/import/variablesfromv2.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

/// Moves a value under another name, with its offset.
void move(Json &to, QStringView name, const Json &value)
{
    if (!value.isUndefined())
        to.set(name, value);
}

Json syncNumber(const Json &sync)
{
    static constexpr std::array Names{u"Off", u"Crosshair", u"Tooltip"};
    for (int i = 0; i < int(Names.size()); ++i) {
        if (sync.toString() == Names.at(size_t(i)))
            return madeFrom(sync, Json(i));
    }
    return sync; // which is no number, as whoever reads it says
}

void addTime(const Json &settings, Json &model)
{
    Json time = Json::object();
    move(time, u"from", settings[u"from"]);
    move(time, u"to", settings[u"to"]);
    move(model, u"time", time);
    move(model, u"refresh", settings[u"autoRefresh"]);
    move(model, u"timezone", settings[u"timezone"]);
    move(model, u"weekStart", settings[u"weekStart"]);
    move(model, u"fiscalYearStartMonth", settings[u"fiscalYearStartMonth"]);
    Json picker = Json::object();
    move(picker, u"refresh_intervals", settings[u"autoRefreshIntervals"]);
    move(picker, u"quick_ranges", settings[u"quickRanges"]);
    move(picker, u"hidden", settings[u"hideTimepicker"]);
    move(picker, u"nowDelay", settings[u"nowDelay"]);
    move(model, u"timepicker", picker);
}

} // namespace

Json classicFromV2(const Json &spec, const QString &pointer, const QString &name, ImportLedger &ledger)
{
    Json model = Json::object();
    if (!name.isEmpty())
        model.set(u"uid", Json(name));
    for (const QStringView key : {u"title", u"description", u"tags", u"editable", u"liveNow", u"preload", u"links",
                                  u"revision", u"schemaVersion"})
        move(model, key, spec[key]);
    move(model, u"graphTooltip", syncNumber(spec[u"cursorSync"]));
    addTime(spec[u"timeSettings"], model);
    Json variables = Json::object();
    variables.set(u"list", variablesFromV2(spec[u"variables"], pointer + u"/variables"_s, ledger));
    model.set(u"templating", variables);
    Json annotations = Json::object();
    annotations.set(u"list", annotationsFromV2(spec[u"annotations"], pointer + u"/annotations"_s, ledger));
    model.set(u"annotations", annotations);
    model.set(u"panels", panelsFromV2(spec, pointer, ledger));
    for (const QStringView key : {u"variables", u"annotations", u"timeSettings", u"elements"})
        ledger.unread(spec[key].size() == 0 ? spec[key] : Json());
    for (const QStringView key : {u"preferences", u"id", u"uid", u"version"})
        ledger.unread(spec[key]);
    return model;
}

} // namespace Promontory
