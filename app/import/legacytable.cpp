#include "app/import/legacytable.h"

#include "app/import/legacymappings.h"
#include "app/import/legacyparts.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

using Settings = QList<FieldSetting>;

void addIf(Settings &settings, const QString &id, const Json &value)
{
    if (!value.isUndefined())
        settings.append({id, value});
}

/// Macros of cells in an old link as those of today.
QString linkUrlOf(QString url)
{
    static const QRegularExpression otherCell(u"\\$\\{?__cell_(\\d+)(?::\\w+)?\\}?"_s);
    static const QRegularExpression ownCell(u"\\$(?:\\{__cell(?::\\w+)?\\}|__cell\\b)"_s);
    url.replace(otherCell, u"${__data.fields[\\1]}"_s);
    return url.replace(ownCell, u"${__value.raw}"_s);
}

Json linksOf(const Marked &style)
{
    const Json &url = style.peek(u"linkUrl");
    if (!url.toString().isEmpty())
        style.exact(u"link");
    if (!style.peek(u"link").toBool())
        return {};
    Json link = Json::object();
    setInside(link, u"title"_s, style.peek(u"linkTooltip"));
    link.set(u"url", madeFrom(url, Json(linkUrlOf(url.toString()))));
    setInside(link, u"targetBlank"_s, style.peek(u"linkTargetBlank"));
    return Json::array({link});
}

void addColors(const Marked &style, Settings &settings)
{
    const Json &mode = style.exact(u"colorMode");
    const QString name = mode.toString();
    if (name.isEmpty())
        return;
    Json cell = Json::object();
    cell.set(u"type", Json(name == "value"_L1 ? u"color-text"_s : u"color-background"_s));
    if (name != "value"_L1)
        cell.set(u"mode", Json(u"basic"_s));
    if (name == "row"_L1)
        cell.set(u"applyToRow", Json(true));
    settings.append({u"custom.cellOptions"_s, cell});
    addIf(settings, u"thresholds"_s, thresholdsOfColors(style));
}

FieldSetting hiding(bool isHidden)
{
    return {u"custom.hideFrom"_s, Json::object({{u"viz"_s, Json(isHidden)}})};
}

/// What a style says about its columns, by the type that it gives to their values.
Settings settingsOf(const Marked &style)
{
    const QString type = style.exact(u"type").toString();
    if (type == "hidden"_L1)
        return {hiding(true)};
    Settings settings;
    if (type == "date"_L1) {
        const Json &format = style.peek(u"dateFormat");
        const QString text = format.toString(u"YYYY-MM-DD HH:mm:ss"_s);
        settings.append({u"unit"_s, madeFrom(format, Json(QString(u"time: "_s + text)))});
    } else if (type != "string"_L1) {
        for (const QStringView key : {u"unit", u"decimals"})
            style.exact(key);
        addIf(settings, u"unit"_s, textMadeFrom(style.peek(u"unit")));
        addIf(settings, u"decimals"_s, numberMadeFrom(style.peek(u"decimals")));
        addColors(style, settings);
    }
    if (type == "string"_L1)
        addColors(style, settings);
    addIf(settings, u"mappings"_s, mappingsOfMaps(style, thresholdsOfColors(style)));
    const QString align = style.exact(u"align").toString();
    if (!align.isEmpty() && align != "auto"_L1)
        settings.append({u"custom.align"_s, style.peek(u"align")});
    addIf(settings, u"links"_s, linksOf(style));
    return settings;
}

bool isPattern(const QString &text)
{
    return text.size() > 2 && text.startsWith(u'/') && text.endsWith(u'/');
}

/// The first style that fits a column held, now the last override that fits does.
void setStyles(LegacySuccessor &to)
{
    const Json &styles = to.old().peek(u"styles");
    bool areOthersHidden = false;
    for (qsizetype i = styles.size() - 1; i >= 0; --i) {
        const Marked style(styles.at(i), to.ledger());
        const bool isHidden = style.peek(u"type").toString() == "hidden"_L1;
        const Json &pattern = style.peek(u"pattern");
        const QString name = pattern.toString();
        Settings settings = settingsOf(style);
        if (name == "/.*/"_L1 || name == "/(.*)/"_L1) {
            if (!settings.isEmpty())
                to.ledger().exact(pattern);
            for (const FieldSetting &setting : settings)
                to.setDefault(setting.id, setting.value);
            areOthersHidden = isHidden;
            continue;
        }
        if (!isHidden) {
            if (areOthersHidden)
                settings.append(hiding(false));
            style.exact(u"alias");
            addIf(settings, u"displayName"_s, textMadeFrom(style.peek(u"alias")));
        }
        to.addOverride(isPattern(name) ? u"byRegexp"_s : u"byName"_s, pattern, settings);
    }
}

struct Calculation
{
    QString reducer;
    QString title; ///< of the column that the transformation makes
};

Calculation calculationOf(const QString &name)
{
    const QString reducer = reducerOfOldName(name);
    if (reducer == "min"_L1 || reducer == "max"_L1)
        return {reducer, reducer == "min"_L1 ? u"Min"_s : u"Max"_s};
    if (reducer == "lastNotNull"_L1)
        return {reducer, u"Last *"_s};
    if (reducer == "sum"_L1)
        return {reducer, u"Total"_s};
    return reducer == "count"_L1 ? Calculation{reducer, u"Count"_s} : Calculation{u"mean"_s, u"Mean"_s};
}

/// One row for each series with the chosen calculations as columns, under the names that the styles know.
void setAggregations(LegacySuccessor &to)
{
    Json reducers = Json::array();
    Json names = Json::object({{u"Field"_s, Json(u"Metric"_s)}});
    for (const Json &column : to.old().peek(u"columns").items()) {
        const Calculation calculation = calculationOf(column[u"value"].toString());
        reducers.append(madeFrom(column[u"value"], Json(calculation.reducer)));
        if (!column[u"text"].toString().isEmpty())
            names.set(calculation.title, column[u"text"]);
    }
    if (reducers.size() == 0)
        reducers.append(Json(u"mean"_s));
    to.addTransformation(u"reduce"_s, Json::object({{u"reducers"_s, reducers}}));
    to.addTransformation(u"organize"_s, Json::object({{u"renameByName"_s, names}}));
}

void setTransformation(LegacySuccessor &to)
{
    const QString transform = to.old().exact(u"transform").toString();
    if (transform == "timeseries_aggregations"_L1)
        setAggregations(to);
    else if (transform == "timeseries_to_rows"_L1)
        to.addTransformation(u"seriesToRows"_s, Json::object());
    else if (transform == "timeseries_to_columns"_L1)
        to.addTransformation(u"joinByField"_s, Json::object({{u"byField"_s, Json(u"Time"_s)}}));
    else if (transform == "table"_L1 || transform.isEmpty())
        to.addTransformation(u"merge"_s, Json::object());
}

/// What a column is called now.
QString shownName(const Json &styles, const QString &name)
{
    for (const Json &style : styles.items()) {
        if (style[u"pattern"].toString() == name)
            return style[u"alias"].toString().isEmpty() ? name : style[u"alias"].toString();
    }
    return name;
}

/// Columns were known by their number; which they are is only certain of the first ones.
QString titleOfColumn(const Json &panel, int number)
{
    const QString transform = panel[u"transform"].toString();
    static const QStringList rowTitles{u"Time"_s, u"Metric"_s, u"Value"_s};
    QString name;
    if (transform == "timeseries_to_rows"_L1)
        name = rowTitles.value(number);
    else if (transform != "timeseries_aggregations"_L1)
        name = number == 0 ? u"Time"_s : QString();
    else if (number == 0)
        name = u"Metric"_s;
    else if (const Json &column = panel[u"columns"].at(number - 1); column.isObject())
        name = column[u"text"].toString(calculationOf(column[u"value"].toString()).title);
    return name.isEmpty() ? name : shownName(panel[u"styles"], name);
}

void setSort(LegacySuccessor &to)
{
    const Marked sort(to.old().peek(u"sort"), to.ledger());
    const std::optional<double> number = sort.peek(u"col").numberLike();
    if (!number || *number < 0 || *number > 1000)
        return;
    const QString title = titleOfColumn(to.old().json(), int(*number));
    if (title.isEmpty()) {
        for (const QStringView key : {u"col", u"desc"})
            sort.ignored(key, legacyText("By which column the table is sorted is not known without its data."));
        return;
    }
    Json order = Json::object();
    order.set(u"displayName", madeFrom(sort.peek(u"col"), Json(title)));
    order.set(u"desc", madeFrom(sort.peek(u"desc"), Json(sort.peek(u"desc").toBool())));
    to.setOption(u"sortBy"_s, Json::array({order}));
}

} // namespace

bool isOldTable(const Json &panel)
{
    const bool isOfToday = panel[u"fieldConfig"].isObject() || panel[u"options"].contains(u"showHeader");
    return !isOfToday
        && (panel[u"styles"].isArray() || panel[u"columns"].isArray() || panel[u"transform"].isString());
}

Json modernTable(const Json &panel, ImportLedger &ledger)
{
    LegacySuccessor to(panel, u"table"_s, ledger);
    setTransformation(to);
    setStyles(to);
    setSort(to);
    const Marked &old = to.old();
    const Json &header = old.peek(u"showHeader");
    to.setOption(u"showHeader"_s, madeFrom(header, Json(header.toBool(true))));
    if (old.peek(u"pageSize").numberLike().value_or(0) > 0) {
        to.setOption(u"enablePagination"_s, Json(true));
        to.setOption(u"pageSize"_s, numberMadeFrom(old.peek(u"pageSize")));
    }
    const QString size = old.peek(u"fontSize").toString();
    if (!size.isEmpty() && size != "100%"_L1)
        old.ignored(u"fontSize", legacyText("Text has one size in all tables."));
    return to.finished();
}

} // namespace Promontory
