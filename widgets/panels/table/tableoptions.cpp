#include "widgets/panels/table/tableoptions.h"

#include "widgets/common/values/optionname.h"

#include <algorithm>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostCalculations = 8;
constexpr qsizetype MostSortKeys = 8;
constexpr std::array CellHeights{OptionName<CellHeight>{u"sm", CellHeight::Small},
                                 OptionName<CellHeight>{u"md", CellHeight::Medium},
                                 OptionName<CellHeight>{u"lg", CellHeight::Large}};

FooterOptions footerFrom(const Json &json)
{
    FooterOptions footer;
    footer.show = json[u"show"].toBool();
    footer.countRows = json[u"countRows"].toBool();
    for (const Json &reducer : json[u"reducer"].items()) {
        if (footer.calculations.size() < MostCalculations)
            footer.calculations.append(reducer.toString());
    }
    if (footer.calculations.isEmpty())
        footer.calculations.append(QStringLiteral("sum"));
    for (const Json &field : json[u"fields"].items())
        footer.fields.append(field.toString());
    return footer;
}

Json toJson(const FooterOptions &footer)
{
    Json json = Json::object();
    json.set(u"show", Json(footer.show));
    QList<Json> reducers;
    for (const QString &calculation : footer.calculations)
        reducers.append(Json(calculation));
    json.set(u"reducer", Json::array(reducers));
    json.set(u"countRows", Json(footer.countRows));
    QList<Json> fields;
    for (const QString &field : footer.fields)
        fields.append(Json(field));
    if (!fields.isEmpty())
        json.set(u"fields", Json::array(fields));
    return json;
}

} // namespace

FrameTableOptions tableOptionsFrom(const Json &json)
{
    FrameTableOptions options;
    options.sheet = static_cast<qsizetype>(
        std::clamp(json[u"frameIndex"].toInteger(), qint64(0), qint64(10'000)));
    options.showHeader = json[u"showHeader"].toBool(true);
    for (const Json &sort : json[u"sortBy"].items()) {
        if (options.sorting.size() < MostSortKeys)
            options.sorting.append({sort[u"displayName"].toString(), sort[u"desc"].toBool()});
    }
    options.cellHeight = optionValue(CellHeights, json[u"cellHeight"], options.cellHeight);
    options.hasTypeIcons = json[u"showTypeIcons"].toBool();
    options.maxRowHeight = static_cast<int>(std::clamp(json[u"maxRowHeight"].numberLike().value_or(0), 0.0, 10'000.0));
    options.hasPages = json[u"enablePagination"].toBool() || json[u"footer"][u"enablePagination"].toBool();
    options.pageSize = static_cast<int>(std::clamp(json[u"pageSize"].numberLike().value_or(0), 0.0, 100'000.0));
    options.frozenColumns = static_cast<int>(std::clamp(json[u"frozenColumns"][u"left"].numberLike().value_or(0), 0.0, 100.0));
    options.footer = footerFrom(json[u"footer"]);
    return options;
}

Json toJson(const FrameTableOptions &options)
{
    Json json = Json::object();
    json.set(u"showHeader", Json(options.showHeader));
    if (options.sheet > 0)
        json.set(u"frameIndex", Json(static_cast<qint64>(options.sheet)));
    QList<Json> keys;
    for (const TitleSort &key : options.sorting) {
        Json sort = Json::object();
        sort.set(u"displayName", Json(key.title));
        sort.set(u"desc", Json(key.isDescending));
        keys.append(sort);
    }
    if (!keys.isEmpty())
        json.set(u"sortBy", Json::array(keys));
    if (options.cellHeight != CellHeight::Small)
        json.set(u"cellHeight", optionWord(CellHeights, options.cellHeight));
    if (options.hasPages)
        json.set(u"enablePagination", Json(true));
    if (options.frozenColumns > 0)
        json.set(u"frozenColumns", Json::object({{u"left"_s, Json(options.frozenColumns)}}));
    if (options.footer.show)
        json.set(u"footer", toJson(options.footer));
    return json;
}

} // namespace Promontory
