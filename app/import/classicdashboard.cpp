#include "app/import/classicdashboard.h"

#include "app/import/classicfields.h"
#include "app/import/classicpanels.h"
#include "app/import/classicqueries.h"
#include "app/import/classicvariables.h"

#include <QCoreApplication>

#include <algorithm>

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
        time.unread(key);
        return fallback;
    }
    if (resolveTime(text, SomeTimeMs, QTimeZone::utc(), edge)) {
        time.exact(key);
        return text;
    }
    time.approximated(key, tr("This is no time; %1 is taken.").arg(fallback));
    return fallback;
}

void readTime(const Marked &model, Dashboard &dashboard)
{
    const Marked time(model.peek(u"time"), model.ledger());
    dashboard.range.from = readEnd(time, u"from", u"now-6h"_s, RangeEdge::Start);
    dashboard.range.to = readEnd(time, u"to", u"now"_s, RangeEdge::End);
    if (time.json().size() == 0)
        model.unread(u"time");
    const QString zone = model.text(u"timezone");
    dashboard.timeZone = zone == "browser"_L1 ? QString() : zone;
    dashboard.weekStart = model.text(u"weekStart");
    dashboard.fiscalYearStart =
        int(std::clamp(model.exact(u"fiscalYearStartMonth").numberLike().value_or(0.0), 0.0, 11.0));
}

void readRefresh(const Marked &model, Dashboard &dashboard)
{
    const Json &refresh = model.peek(u"refresh");
    dashboard.refreshMs = 0;
    if (!refresh.isString() || refresh.toString().isEmpty()) {
        model.unread(u"refresh");
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
    for (const Json &one : picker.exact(u"refresh_intervals").items())
        spec.refreshIntervals.append(one.toString());
    for (const Json &one : picker.exact(u"quick_ranges").items())
        spec.ranges.append({one[u"display"].toString(), {one[u"from"].toString(), one[u"to"].toString()}});
    spec.nowDelay = picker.text(u"nowDelay");
    spec.hidden = picker.flag(u"hidden");
    picker.unread(u"time_options", u"collapse", u"enable", u"notice", u"now", u"status", u"type", u"hidde");
    if (picker.json().size() == 0)
        model.unread(u"timepicker");
}

void readLinksOf(const Marked &model, Dashboard &dashboard)
{
    for (const Json &json : model.peek(u"links").items()) {
        const Marked link(json, model.ledger());
        DashboardLink one;
        one.title = link.text(u"title");
        one.url = link.text(u"url");
        one.isList = link.text(u"type") == "dashboards"_L1;
        for (const Json &tag : link.exact(u"tags").items())
            one.tags.append(tag.toString());
        one.asDropdown = link.flag(u"asDropdown");
        one.newWindow = link.flag(u"targetBlank");
        one.withVariables = link.flag(u"includeVars");
        one.withTime = link.flag(u"keepTime");
        one.tooltip = link.text(u"tooltip");
        one.icon = link.text(u"icon");
        link.unread(u"$$hashKey", u"dashboard", u"dashUri", u"placement");
        dashboard.links.append(one);
    }
    if (model.peek(u"links").size() == 0)
        model.unread(u"links");
}

/// The switch that Grafana puts into every dashboard for notes made in Grafana itself.
bool isBuiltIn(const Json &annotation)
{
    return annotation[u"builtIn"].toBool() || annotation[u"builtIn"].toInteger() == 1
        || annotation[u"type"].toString() == "dashboard"_L1;
}

void readAnnotation(const Json &json, const QString &pointer, ImportLedger &ledger, Dashboard &dashboard)
{
    if (isBuiltIn(json)) {
        ledger.ignored(json, tr("Notes that were made in Grafana are on its server, not in the file."));
        return;
    }
    const Marked marked(json, ledger);
    const SourceRef source = readSourceRef(marked.peek(u"datasource"), ledger, false);
    AnnotationQuery query;
    query.original = Json(pointer);
    query.name = marked.text(u"name");
    query.sourceId = source.id;
    query.enabled = marked.peek(u"enable").toBool(true);
    marked.exact(u"enable");
    query.hidden = marked.flag(u"hide");
    query.color = marked.text(u"iconColor");
    query.expression = marked.text(u"expr");
    query.step = marked.text(u"step");
    query.titleForm = marked.text(u"titleFormat");
    query.textForm = marked.text(u"textFormat");
    query.tagLabels = marked.text(u"tagKeys").split(u',', Qt::SkipEmptyParts);
    query.valueIsTime = marked.peek(u"useValueForTime").toBool()
        || marked.peek(u"useValueForTime").toString() == "on"_L1;
    marked.exact(u"useValueForTime");
    const QString why = tr("Of annotations only Prometheus expressions are read.");
    for (const QStringView key : {u"target", u"filter", u"mappings", u"query", u"tagsField", u"tags", u"placement",
                                  u"matchAny", u"rawQuery", u"tagsColumn", u"textColumn", u"titleColumn", u"snapshotData"})
        marked.ignored(key, why);
    marked.unread(u"showIn", u"iconSize", u"lineColor", u"textColor", u"showLine", u"$$hashKey", u"type", u"limit");
    dashboard.annotations.append(query);
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
    if (list.size() == 0)
        model.unread(u"annotations");
    model.ledger().unread(model.peek(u"annotations")[u"enable"]);
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
    if (list.size() == 0)
        model.unread(u"templating");
    model.ledger().unread(model.peek(u"templating")[u"enable"]);
}

TooltipSync readSync(const Marked &model)
{
    if (model.has(u"graphTooltip")) {
        model.unread(u"sharedCrosshair");
        const double sync = model.exact(u"graphTooltip").numberLike().value_or(0.0);
        return TooltipSync(int(std::clamp(sync, 0.0, 2.0)));
    }
    return model.flag(u"sharedCrosshair") ? TooltipSync::Crosshair : TooltipSync::None;
}

} // namespace

void readClassicHead(const Json &json, const QString &pointer, ImportLedger &ledger, Dashboard &dashboard)
{
    const Marked model(json, ledger);
    dashboard.uid = model.name(u"uid");
    dashboard.title = model.text(u"title");
    dashboard.description = model.text(u"description");
    for (const Json &tag : model.exact(u"tags").items())
        dashboard.tags.append(tag.toString());
    dashboard.tooltipSync = readSync(model);
    dashboard.locked = !model.peek(u"editable").toBool(true);
    model.exact(u"editable");
    readTime(model, dashboard);
    readRefresh(model, dashboard);
    readPickers(model, dashboard);
    readLinksOf(model, dashboard);
    readAnnotations(model, pointer, dashboard);
    readVariables(model, pointer, dashboard);
    model.ignored(u"liveNow", tr("The picture always runs on with the time."));
    model.ignored(u"preload", tr("Panels are asked when they come into sight."));
    model.unread(u"id", u"style", u"version", u"revision", u"gnetId", u"iteration", u"schemaVersion", u"__requires",
                 u"hideControls", u"originalTitle", u"nav", u"pulldowns", u"services", u"snapshot",
                 u"timeRangeUpdatedDuringEditOrView", u"elements", u"meta", u"gnetid", u"hidecontrols", u"graphtooltip", u"schemaversion",
                 u"__elements");
}

} // namespace Promontory
