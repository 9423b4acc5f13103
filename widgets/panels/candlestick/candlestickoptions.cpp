#include "widgets/panels/candlestick/candlestickoptions.h"

#include "widgets/common/values/optionname.h"

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr std::array Parts{
    OptionName<CandleParts>{u"candles+volume", CandleParts::CandlesAndVolume},
    OptionName<CandleParts>{u"candles", CandleParts::Candles},
    OptionName<CandleParts>{u"volume", CandleParts::Volume}};

Json fieldsJson(const CandleFieldNames &names)
{
    Json json = Json::object();
    const auto set = [&](QStringView key, const QString &name) {
        if (!name.isEmpty())
            json.set(key, Json(name));
    };
    set(u"open", names.open);
    set(u"high", names.high);
    set(u"low", names.low);
    set(u"close", names.close);
    set(u"volume", names.volume);
    return json;
}

} // namespace

CandlestickOptions candlestickOptionsFrom(const Json &json)
{
    CandlestickOptions options;
    options.parts = optionValue(Parts, json[u"mode"], options.parts);
    options.areBars = json[u"candleStyle"].toString() == "ohlcbars"_L1;
    options.isByPriorClose = json[u"colorStrategy"].toString() == "close-close"_L1;
    const Json &colors = json[u"colors"];
    options.upColor = colors[u"up"].toString(options.upColor);
    options.downColor = colors[u"down"].toString(options.downColor);
    options.flatColor = colors[u"flat"].toString(options.flatColor);
    const Json &fields = json[u"fields"];
    options.fields = {fields[u"open"].toString(), fields[u"high"].toString(),
                      fields[u"low"].toString(), fields[u"close"].toString(),
                      fields[u"volume"].toString()};
    options.includesAllFields = json[u"includeAllFields"].toBool();
    options.legend = legendOptionsFrom(json[u"legend"]);
    options.tooltip = tooltipOptionsFrom(json[u"tooltip"]);
    return options;
}

Json toJson(const CandlestickOptions &options)
{
    Json colors = Json::object();
    colors.set(u"up", Json(options.upColor));
    colors.set(u"down", Json(options.downColor));
    colors.set(u"flat", Json(options.flatColor));
    Json json = Json::object();
    json.set(u"mode", optionWord(Parts, options.parts));
    json.set(u"candleStyle", Json(options.areBars ? u"ohlcbars"_s : u"candles"_s));
    json.set(u"colorStrategy", Json(options.isByPriorClose ? u"close-close"_s : u"open-close"_s));
    json.set(u"colors", colors);
    json.set(u"fields", fieldsJson(options.fields));
    json.set(u"includeAllFields", Json(options.includesAllFields));
    json.set(u"legend", toJson(options.legend));
    json.set(u"tooltip", toJson(options.tooltip));
    return json;
}

} // namespace Promontory
