#include "widgets/panels/table/tableoptions.h"

#include <algorithm>

namespace Promontory {

namespace {

FooterOptions footerFrom(const Json &json)
{
    FooterOptions footer;
    footer.show = json[u"show"].toBool();
    footer.countRows = json[u"countRows"].toBool();
    footer.calculation = json[u"reducer"].at(0).toString(QStringLiteral("sum"));
    for (const Json &field : json[u"fields"].items())
        footer.fields.append(field.toString());
    return footer;
}

Json toJson(const FooterOptions &footer)
{
    Json json = Json::object();
    json.set(u"show", Json(footer.show));
    json.set(u"reducer", Json::array({Json(footer.calculation)}));
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
    const Json &sort = json[u"sortBy"].at(0);
    options.sortTitle = sort[u"displayName"].toString();
    options.sortDescending = sort[u"desc"].toBool();
    options.footer = footerFrom(json[u"footer"]);
    return options;
}

Json toJson(const FrameTableOptions &options)
{
    Json json = Json::object();
    json.set(u"showHeader", Json(options.showHeader));
    if (options.sheet > 0)
        json.set(u"frameIndex", Json(static_cast<qint64>(options.sheet)));
    if (!options.sortTitle.isEmpty()) {
        Json sort = Json::object();
        sort.set(u"displayName", Json(options.sortTitle));
        sort.set(u"desc", Json(options.sortDescending));
        json.set(u"sortBy", Json::array({sort}));
    }
    if (options.footer.show)
        json.set(u"footer", toJson(options.footer));
    return json;
}

} // namespace Promontory
