#include "app/import/classicdashboard.h"

#include "app/import/classicannotations.h"
#include "app/import/classicfields.h"
#include "app/import/classicpanels.h"
#include "app/import/classicqueries.h"
#include "app/import/classicvariables.h"
#include "app/import/valuefaults.h"
#include "app/variables/variablegraph.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("GrafanaImport", text);
}

/// One end of the range; what is no time becomes the usual one.
QString readEnd(const Marked &time, QStringView key, const QString &fallback, RangeEdge edge)
{
    constexpr qint64 SomeTimeMs = 1'700'000'000'000;
    const Json &json = time.peek(key);
    const QString text = json.isNumber() ? QString::fromLatin1(json.numberText()) : json.toString();
    if (text.isEmpty()) {
        time.unreadEmpty(key);
        return fallback;
    }
    if (resolveTime(text, SomeTimeMs, QTimeZone::utc(), edge)) {
        time.exact(key);
        return text;
    }
    time.approximated(key, tr("This is no time; %1 is taken.").arg(fallback));
    return fallback;
}

/// A zone that this machine knows; "" is its own.
QString readZone(const Marked &model)
{
    const QString zone = model.text(u"timezone");
    if (zone == "browser"_L1)
        return {};
    const bool isUtc = zone.compare("utc"_L1, Qt::CaseInsensitive) == 0;
    if (zone.isEmpty() || isUtc || QTimeZone::isTimeZoneIdAvailable(zone.toUtf8()))
        return zone;
    model.approximated(u"timezone", tr("This time zone is not known here; that of this computer is taken."));
    return {};
}

void readTime(const Marked &model, Dashboard &dashboard)
{
    const Marked time(model.peek(u"time"), model.ledger());
    dashboard.range.from = readEnd(time, u"from", u"now-6h"_s, RangeEdge::Start);
    dashboard.range.to = readEnd(time, u"to", u"now"_s, RangeEdge::End);
    model.unreadEmpty(u"time");
    dashboard.timeZone = readZone(model);
    dashboard.weekStart = model.word(u"weekStart", {u"browser", u"saturday", u"sunday", u"monday"});
    dashboard.fiscalYearStart = model.whole(u"fiscalYearStartMonth", 0, 0, 11);
}

void readRefresh(const Marked &model, Dashboard &dashboard)
{
    const Json &refresh = model.peek(u"refresh");
    dashboard.refreshMs = 0;
    if (!refresh.isString() || refresh.toString().isEmpty()) {
        model.unread(u"refresh"); // anything but a text means never
        return;
    }
    if (refresh.toString() == "auto"_L1) {
        dashboard.refreshMs = 30'000;
        model.approximated(u"refresh", tr("The automatic refresh becomes every 30 seconds."));
        return;
    }
    constexpr qint64 Second = 1000;
    constexpr qint64 Day = 24 * 3600 * Second;
    const Result<qint64> interval = parseInterval(refresh.toString());
    if (interval && *interval > 0) {
        dashboard.refreshMs = std::clamp(*interval, Second, Day);
        model.exact(u"refresh");
    } else {
        model.ignored(u"refresh", tr("This is no interval; the dashboard does not refresh by itself."));
    }
}

void readPickers(const Marked &model, Dashboard &dashboard)
{
    const Marked picker(model.peek(u"timepicker"), model.ledger());
    PickerSpec &spec = dashboard.pickers;
    spec.refreshIntervals = picker.texts(u"refresh_intervals");
    for (const Json &one : picker.peek(u"quick_ranges").items()) {
        const Marked range(one, model.ledger());
        spec.ranges.append({range.text(u"display"), {range.text(u"from"), range.text(u"to")}});
    }
    picker.unreadEmpty(u"quick_ranges");
    spec.nowDelay = picker.text(u"nowDelay");
    spec.hidden = picker.flag(u"hidden");
    picker.unread(u"time_options", u"collapse", u"enable", u"notice", u"now", u"status", u"type", u"hidde");
    model.unreadEmpty(u"timepicker");
}

void readLinksOf(const Marked &model, Dashboard &dashboard)
{
    for (const Json &json : model.peek(u"links").items()) {
        const Marked link(json, model.ledger());
        DashboardLink one;
        one.title = link.text(u"title");
        one.url = link.text(u"url");
        one.isList = link.word(u"type", {u"link", u"dashboards"}) == "dashboards"_L1;
        one.tags = link.texts(u"tags");
        one.asDropdown = link.flag(u"asDropdown");
        one.newWindow = link.flag(u"targetBlank");
        one.withVariables = link.flag(u"includeVars");
        one.withTime = link.flag(u"keepTime");
        one.tooltip = link.text(u"tooltip");
        one.icon = link.text(u"icon");
        link.unread(u"$$hashKey", u"dashboard", u"dashUri");
        link.ignored(u"placement", tr("Links stand beside the variables, never in a menu of their own."));
        dashboard.links.append(one);
    }
    model.unreadEmpty(u"links");
}

/// A list inside of its wrapping that holds nothing.
void readEmptyList(const Marked &model, QStringView key)
{
    model.unreadEmpty(key);
    Marked::markEmpty(model.peek(key)[u"list"], model.ledger());
}

/// Where an item of a list stands in the source; one that was converted says it itself.
QString placeIn(const Json &list, const QString &pointer, qsizetype index)
{
    return list.at(index)[PointerKey].toString(pointer + u'/' + QString::number(index));
}

void readAnnotations(const Marked &model, const QString &pointer, Dashboard &dashboard)
{
    const Json &list = model.peek(u"annotations")[u"list"];
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString place = placeIn(list, pointer + u"/annotations/list"_s, i);
        readAnnotation(list.at(i), place, model.ledger(), dashboard);
    }
    readEmptyList(model, u"annotations");
    model.ledger().unread(model.peek(u"annotations")[u"enable"]);
}

/// Circles of variables, and chains that are too long, stay without values.
void markFaultyVariables(const Json &list, const Dashboard &dashboard, ImportLedger &ledger)
{
    const QHash<QString, Error> errors = orderVariables(dashboard.variables).errors;
    for (const Json &json : errors.isEmpty() ? QList<Json>() : list.items()) {
        const auto error = errors.constFind(speakable(json[u"name"].toString()));
        if (error != errors.cend())
            ledger.approximated(json[u"query"], error->message);
    }
}

void readVariables(const Marked &model, const QString &pointer, Dashboard &dashboard)
{
    const Json &list = model.peek(u"templating")[u"list"];
    for (qsizetype i = 0; i < list.size(); ++i) {
        auto variable = readClassicVariable(list.at(i), model.ledger());
        if (!variable)
            continue;
        commonOf(*variable).original = Json(placeIn(list, pointer + u"/templating/list"_s, i));
        dashboard.variables.append(*variable);
    }
    markFaultyVariables(list, dashboard, model.ledger());
    readEmptyList(model, u"templating");
    model.ledger().unread(model.peek(u"templating")[u"enable"]);
}

TooltipSync readSync(const Marked &model)
{
    if (model.has(u"graphTooltip")) {
        model.unread(u"sharedCrosshair");
        return TooltipSync(model.whole(u"graphTooltip", 0, 0, 2));
    }
    return model.flag(u"sharedCrosshair") ? TooltipSync::Crosshair : TooltipSync::None;
}

/// The version decides nothing by itself; the shape of each part does.
void readSchema(const Marked &model)
{
    constexpr double Newest = 43;
    const Json &schema = model.peek(u"schemaVersion");
    const std::optional<double> version = schema.numberLike();
    if (!saysNothing(schema) && (!version || *version < 0 || *version != std::floor(*version)))
        model.ignored(u"schemaVersion", tr("This is no version; each part is read by its shape."));
    else if (version && *version > Newest)
        model.approximated(u"schemaVersion", tr("This version of the format is newer than %1, the newest that is known here.")
                                                 .arg(QString::number(Newest)));
    else
        model.unread(u"schemaVersion");
}

} // namespace

void readClassicHead(const Json &json, const QString &pointer, ImportLedger &ledger, Dashboard &dashboard)
{
    const Marked model(json, ledger);
    dashboard.uid = model.name(u"uid");
    dashboard.title = model.text(u"title");
    dashboard.description = model.text(u"description");
    dashboard.tags = model.texts(u"tags");
    dashboard.tooltipSync = readSync(model);
    dashboard.locked = !model.flag(u"editable", true);
    readSchema(model);
    readTime(model, dashboard);
    readRefresh(model, dashboard);
    readPickers(model, dashboard);
    readLinksOf(model, dashboard);
    readAnnotations(model, pointer, dashboard);
    readVariables(model, pointer, dashboard);
    model.ignored(u"liveNow", tr("The picture always runs on with the time."));
    if (model.peek(u"preload").toBool())
        model.ignored(u"preload", tr("Panels are asked when they come into sight."));
    model.unread(u"preload");
    model.unread(u"id", u"style", u"version", u"revision", u"gnetId", u"iteration", u"__requires",
                 u"hideControls", u"originalTitle", u"nav", u"pulldowns", u"services", u"snapshot",
                 u"timeRangeUpdatedDuringEditOrView", u"elements", u"meta", u"gnetid", u"hidecontrols", u"graphtooltip", u"schemaversion",
                 u"__elements");
}

} // namespace Promontory
