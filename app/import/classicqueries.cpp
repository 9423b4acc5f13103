#include "app/import/classicqueries.h"

#include "app/import/keys/keytable.h"
#include "app/import/valuefaults.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("GrafanaImport", text);
}

/// Keys of a target that only the editor of Grafana reads, and left-overs of old versions.
constexpr std::array EditorKeys{u"editorMode", u"metric",       u"useBackend",      u"fullMetaSearch",
                                u"step",       u"queryType",    u"disableTextWrap", u"includeNullMetadata",
                                u"key",        u"target",       u"textEditor",      u"hideTimeOverride",
                                u"$$hashKey",  u"calculatedInterval", u"dsType",    u"errors",
                                u"prometheusLink", u"rawQuery", u"requestId",       u"datasourceErrors",
                                u"legendLink",   u"lines",        u"min",             u"max",
                                u"logBase",      u"labels",       u"seriesCount",     u"spread",
                                u"startValue",   u"stringInput",  u"csvContent",      u"alias",
                                u"timeFrom",     u"timeShift",    u"pulseWave",       u"csvWave",
                                u"stream",       u"nodes",        u"usa",             u"levelColumn",
                                u"hidden",       u"scenarioId",   u"points",          u"data",
                                u"type",         u"utcOffsetSec", u"adhocFilters", u"scopes",        u"groupByKeys",
                                // of the status panel by Vonage, which stay when a panel becomes another
                                u"aggregation",  u"decimals",     u"displayAliasType", u"displayType",
                                u"displayValueWithAlias", u"units", u"valueHandler", u"warn", u"crit"};

bool isPrometheusKin(const QString &type)
{
    static const QSet<QString> kin{u"prometheus"_s, u"grafana-amazonprometheus-datasource"_s,
                                   u"grafana-azureprometheus-datasource"_s, u"mimir"_s, u"cortex"_s, u"thanos"_s,
                                   u"victoriametrics-datasource"_s, u"victoriametrics-metrics-datasource"_s};
    return kin.contains(type);
}

SourceRef refOfName(const QString &name)
{
    SourceRef ref;
    if (name == "-- Mixed --"_L1)
        ref.isMixed = true;
    else if (name == "-- Dashboard --"_L1)
        ref.isDashboard = true;
    else if (name == "__expr__"_L1 || name == "-100"_L1)
        ref = {{}, u"__expr__"_s};
    else if (name == "-- Grafana --"_L1 || name == "grafana"_L1)
        ref = {{}, u"grafana"_s};
    else if (name != "default"_L1)
        ref.id = name;
    return ref;
}

QString nextRefId(const QSet<QString> &taken)
{
    for (char16_t letter = u'A'; letter <= u'Z'; ++letter) {
        if (!taken.contains(QString(QChar(letter))))
            return QString(QChar(letter));
    }
    for (int number = 1;; ++number) {
        const QString name = u"A"_s + QString::number(number);
        if (!taken.contains(name))
            return name;
    }
}

void readPrometheusQuery(const Marked &target, Query &query)
{
    query.expression = target.text(u"expr");
    query.legend = target.text(u"legendFormat");
    query.minInterval = target.text(u"interval");
    query.exemplars = target.flag(u"exemplar");
    const QString format = target.word(u"format", {u"time_series", u"table", u"heatmap"});
    query.format = format == "table"_L1 ? QueryFormat::Table
        : format == "heatmap"_L1        ? QueryFormat::Heatmap
                                        : QueryFormat::TimeSeries;
    const bool instant = target.flag(u"instant");
    const bool range = target.peek(u"range").toBool();
    // "range" says something only beside "instant".
    if (instant)
        target.flag(u"range");
    else
        target.unread(u"range");
    query.kind = instant && !range ? QueryKind::Instant : QueryKind::Range;
    query.alsoInstant = instant && range;
    query.intervalFactor = target.whole(u"intervalFactor", 1, 1, 1000);
}

/// A query of another kind of source keeps its own keys.
void readForeignQuery(const Marked &target, Query &query)
{
    query.model = target.json();
    for (const QStringView known : {u"refId", u"hide", u"datasource"})
        query.model.remove(known);
    if (query.sourceType == "__expr__"_L1 && query.model[u"type"].toString() == "sql"_L1) {
        for (const JsonMember &member : query.model.members())
            target.ledger().ignored(member.value, tr("Expressions in SQL are not computed here."));
        return;
    }
    if (query.sourceType == "__expr__"_L1 || query.sourceType == "dashboard"_L1) {
        for (const JsonMember &member : query.model.members())
            target.ledger().exact(member.value);
        return;
    }
    for (const JsonMember &member : query.model.members()) {
        target.ledger().ignored(member.value,
                                tr("Data sources of the type %1 are not asked.").arg(query.sourceType.left(60)));
    }
}

/// Where a target asks: a panel that names its source decides for all of its targets but expressions.
SourceRef refOfTarget(const Marked &target, const SourceRef &panelRef)
{
    ImportLedger untold;
    const SourceRef own = readSourceRef(target.peek(u"datasource"), untold);
    const bool panelDecides = own.type != "__expr__"_L1 && !panelRef.isMixed
        && (panelRef.isDashboard || !panelRef.id.isEmpty() || own.isEmpty());
    if (panelDecides) {
        target.unread(u"datasource");
        return panelRef;
    }
    return readSourceRef(target.peek(u"datasource"), target.ledger());
}

/// What a target asks by the look of it, where nothing says which kind of source it is for.
QString guessedKind(const Json &target)
{
    struct Sign
    {
        QStringView key;
        QStringView type;
    };
    static constexpr std::array Signs{Sign{u"expr", u""},
                                      Sign{u"scenarioId", u"grafana-testdata-datasource"},
                                      Sign{u"rawSql", u"sql"},
                                      Sign{u"bucketAggs", u"elasticsearch"},
                                      Sign{u"measurement", u"influxdb"},
                                      Sign{u"target", u"graphite"}};
    const auto found = std::find_if(Signs.begin(), Signs.end(), [&target](const Sign &sign) {
        return target.contains(sign.key) && (sign.key != u"target" || !target[sign.key].toString().isEmpty());
    });
    return found == Signs.end() ? QString() : found->type.toString();
}

QString kindOf(const SourceRef &ref, const Json &target)
{
    if (ref.isDashboard)
        return u"dashboard"_s;
    if (ref.type.isEmpty())
        return guessedKind(target);
    return ref.type == "prometheus"_L1 || ref.type == "datasource"_L1 ? QString() : ref.type;
}

Query readQuery(const Marked &target, const SourceRef &panelRef, QSet<QString> &taken)
{
    Query query;
    const SourceRef ref = refOfTarget(target, panelRef);
    query.sourceId = ref.id == panelRef.id ? QString() : ref.id;
    query.sourceType = kindOf(ref, target.json());
    query.hidden = target.flag(u"hide");
    const QString name = target.name(u"refId");
    query.refId = name.isEmpty() || taken.contains(name) ? nextRefId(taken) : name;
    taken.insert(query.refId);
    if (query.sourceType.isEmpty())
        readPrometheusQuery(target, query);
    else
        readForeignQuery(target, query);
    for (const QStringView key : EditorKeys) {
        if (!query.model.contains(key))
            target.unread(key);
    }
    return query;
}

void readMostPoints(const Marked &panel, PanelSpec &spec)
{
    constexpr int Most = 100'000;
    const Json &points = panel.peek(u"maxDataPoints");
    if (saysNothing(points))
        panel.unread(u"maxDataPoints");
    else if (points.numberLike().value_or(0) >= 1)
        spec.maxDataPoints = panel.whole(u"maxDataPoints", Most, 1, Most);
    else
        panel.ignored(u"maxDataPoints", tr("This is no number of points; as many are drawn as there is room for."));
}

} // namespace

SourceRef readSourceRef(const Json &json, ImportLedger &ledger, bool typeMatters)
{
    if (json.isString()) {
        ledger.exact(json);
        return refOfName(json.toString());
    }
    if (!json.isObject()) {
        Marked::markEmpty(json, ledger);
        return {};
    }
    const Marked marked(json, ledger);
    const QString uid = marked.text(u"uid");
    SourceRef ref = refOfName(uid);
    const QString type = marked.peek(u"type").toString();
    const bool isSpecial = !ref.type.isEmpty() || ref.isMixed || ref.isDashboard;
    if (isPrometheusKin(type))
        ref.type = u"prometheus"_s;
    else if (!isSpecial)
        ref.type = type;
    if (typeMatters && !isSpecial)
        marked.text(u"type");
    marked.unread(u"type");
    marked.unread(u"name", u"apiVersion");
    const QString why = tr("A dashboard does not say where a data source is, or how it is asked.");
    for (const QStringView key : {u"url", u"directUrl", u"access", u"database", u"user", u"basicAuth", u"basicAuthUser",
                                  u"withCredentials", u"jsonData", u"secureJsonData"})
        marked.ignored(key, why);
    Marked::markEmpty(json, ledger);
    return ref;
}

void readQueries(const Marked &panel, PanelSpec &spec)
{
    ImportLedger untold;
    const bool asks = panel.peek(u"targets").size() > 0;
    const SourceRef ref = readSourceRef(panel.peek(u"datasource"), asks ? panel.ledger() : untold);
    if (!asks)
        panel.unread(u"datasource");
    spec.sourceId = ref.id;
    QSet<QString> taken;
    for (const Json &json : panel.peek(u"targets").items()) {
        if (json.isObject())
            spec.queries.append(readQuery(Marked(json, panel.ledger()), ref, taken));
    }
    panel.unreadEmpty(u"targets");
    readMostPoints(panel, spec);
    spec.interval = panel.text(u"interval");
    spec.timeFrom = panel.text(u"timeFrom");
    spec.timeShift = panel.text(u"timeShift");
    spec.hidesOwnTime = panel.flag(u"hideTimeOverride");
    panel.ignored(u"timeCompare", tr("A second period for comparison is not drawn."));
    panel.unread(u"cacheTimeout", u"queryCachingTTL");
}

void readTransforms(const Marked &panel, PanelSpec &spec)
{
    for (const Json &json : panel.peek(u"transformations").items()) {
        const Marked marked(json, panel.ledger());
        TransformStep step;
        step.id = marked.peek(u"id").toString();
        step.options = marked.peek(u"options").isObject() ? marked.peek(u"options") : Json::object();
        step.disabled = marked.flag(u"disabled");
        const TransformSupport support = transformSupport(step.id);
        if (support.known) {
            if (support.difference.isEmpty())
                marked.exact(u"id");
            else
                marked.approximated(u"id", support.difference);
            step.filter = marked.exact(u"filter");
            step.topic = marked.text(u"topic");
            markTransformOptions(step.options, support, panel.ledger());
        } else {
            const QString what = tr("The transformation %1 is not carried out.").arg(step.id.left(60));
            panel.ledger().ignored(json, support.refusal.isEmpty() ? what : QString(what + u' ' + support.refusal));
        }
        spec.transforms.append(step);
    }
    panel.unreadEmpty(u"transformations");
}

} // namespace Promontory
