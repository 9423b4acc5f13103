#include "widgets/common/values/valueoptions.h"

#include "widgets/common/values/optionname.h"

namespace Promontory {

namespace {

using Orientation = ValueOrientation;

constexpr std::array Orientations{OptionName<Orientation>{u"auto", Orientation::Auto},
                                  OptionName<Orientation>{u"horizontal", Orientation::Horizontal},
                                  OptionName<Orientation>{u"vertical", Orientation::Vertical}};

} // namespace

ReduceOptions reduceOptionsFrom(const Json &json)
{
    ReduceOptions options;
    options.calculation = json[u"calcs"].at(0).toString(options.calculation);
    options.fields = json[u"fields"].toString();
    options.values = json[u"values"].toBool();
    options.limit =
        static_cast<int>(std::clamp(json[u"limit"].numberLike().value_or(25.0), 1.0, 500.0));
    return options;
}

Json toJson(const ReduceOptions &options)
{
    Json json = Json::object();
    json.set(u"calcs", Json::array({Json(options.calculation)}));
    json.set(u"fields", Json(options.fields));
    json.set(u"values", Json(options.values));
    if (options.limit != ReduceOptions{}.limit)
        json.set(u"limit", Json(options.limit));
    return json;
}

ValueSizing valueSizingFrom(const Json &json, const ValueSizing &usual)
{
    const auto pixels = [&json](QStringView key, double fallback) {
        return std::clamp(json[key].numberLike().value_or(fallback), 0.0, 10'000.0);
    };
    ValueSizing sizing;
    sizing.isManual = json[u"sizing"].toString() == QStringLiteral("manual");
    sizing.minWidth = pixels(u"minVizWidth", usual.minWidth);
    sizing.minHeight = pixels(u"minVizHeight", usual.minHeight);
    sizing.maxHeight = pixels(u"maxVizHeight", usual.maxHeight);
    return sizing;
}

ValueOptions valueOptionsFrom(const Json &json)
{
    ValueOptions options;
    options.reduce = reduceOptionsFrom(json[u"reduceOptions"]);
    options.orientation = optionValue(Orientations, json[u"orientation"], options.orientation);
    options.titleSize = optionPixels(json[u"text"][u"titleSize"]);
    options.valueSize = optionPixels(json[u"text"][u"valueSize"]);
    options.percentSize = optionPixels(json[u"text"][u"percentSize"]);
    return options;
}

Json toJson(const ValueOptions &options, std::initializer_list<JsonMember> own)
{
    Json json = Json::object();
    json.set(u"reduceOptions", toJson(options.reduce));
    json.set(u"orientation", optionWord(Orientations, options.orientation));
    for (const JsonMember &member : own)
        json.set(member.key, member.value);
    Json text = Json::object();
    if (options.titleSize)
        text.set(u"titleSize", Json(*options.titleSize));
    if (options.valueSize)
        text.set(u"valueSize", Json(*options.valueSize));
    if (text.size() > 0)
        json.set(u"text", text);
    return json;
}

} // namespace Promontory
