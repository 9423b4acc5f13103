#include "app/import/legacymappings.h"

#include "app/import/legacyparts.h"
#include "datasources/frame/fieldconfigjson.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

/// The values of the list, each made from what it stands in.
QList<Json> levelsOf(const Json &thresholds)
{
    QList<Json> levels;
    for (const Json &item : thresholds.items())
        levels.append(numberMadeFrom(item));
    const QStringList parts = thresholds.isNumber() ? QStringList{QString::fromLatin1(thresholds.numberText())}
                                                    : thresholds.toString().split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts)
        levels.append(numberMadeFrom(madeFrom(thresholds, Json(part.trimmed()))));
    levels.removeIf([](const Json &level) { return level.isUndefined(); });
    return levels;
}

/// The colour of the step that holds the number that the text is; Undefined for other texts.
Json colorOfNumber(const Json &text, const Thresholds &thresholds)
{
    const std::optional<double> number = text.numberLike();
    const auto &steps = thresholds.steps;
    if (!number || steps.isEmpty())
        return {};
    const auto above = std::upper_bound(steps.begin(), steps.end(), *number,
                                        [](double value, const ThresholdStep &step) { return value < step.value; });
    return above == steps.begin() ? Json() : Json(std::prev(above)->color);
}

Json resultOf(const Json &text, const Thresholds &thresholds)
{
    Json result = Json::object();
    const QString words = text.isNumber() ? QString::fromLatin1(text.numberText()) : text.toString();
    setInside(result, u"text"_s, madeFrom(text, Json(words)));
    setInside(result, u"color"_s, colorOfNumber(text, thresholds));
    return result;
}

Json nullMapping(const Json &result)
{
    const Json options = Json::object({{u"match"_s, Json(u"null"_s)}, {u"result"_s, result}});
    return Json::object({{u"type"_s, Json(u"special"_s)}, {u"options"_s, options}});
}

Json valueMapping(const Marked &map, const Thresholds &thresholds)
{
    const Json &value = map.exact(u"value");
    map.unread(u"op", u"id", u"type");
    const Json result = resultOf(map.peek(u"text"), thresholds);
    const QString words = value.isNumber() ? QString::fromLatin1(value.numberText()) : value.toString();
    if (words == "null"_L1)
        return nullMapping(result);
    const Json options = Json::object({{words, result}});
    return Json::object({{u"type"_s, Json(u"value"_s)}, {u"options"_s, options}});
}

Json rangeMapping(const Marked &map, const Thresholds &thresholds)
{
    map.unread(u"op", u"id", u"type");
    const Json result = resultOf(map.peek(u"text"), thresholds);
    if (map.peek(u"from").toString() == "null"_L1 || map.peek(u"to").toString() == "null"_L1) {
        map.exact(u"from");
        map.exact(u"to");
        return nullMapping(result);
    }
    const auto end = [](const Json &value) {
        const Json number = numberMadeFrom(value);
        return number.isUndefined() ? madeFrom(value, Json::null()) : number;
    };
    const Json options = Json::object(
        {{u"from"_s, end(map.peek(u"from"))}, {u"to"_s, end(map.peek(u"to"))}, {u"result"_s, result}});
    return Json::object({{u"type"_s, Json(u"range"_s)}, {u"options"_s, options}});
}

} // namespace

Json thresholdsOfColors(const Marked &object)
{
    const Json &colors = object.peek(u"colors");
    object.unread(u"colors", u"thresholds");
    QList<Json> levels = levelsOf(object.peek(u"thresholds"));
    // Before version 9 of the schema, the first value of three told where the first colour begins.
    if (levels.size() >= 3 && levels.size() >= colors.size())
        levels.removeFirst();
    if (levels.isEmpty() || colors.size() == 0)
        return {};
    QList<Json> steps{thresholdStep({}, colors.at(0))};
    for (qsizetype i = 0; i < std::min(levels.size(), colors.size() - 1); ++i)
        steps.append(thresholdStep(levels.at(i), colors.at(i + 1)));
    return absoluteThresholds(steps);
}

Json mappingsOfMaps(const Marked &object, const Json &thresholds)
{
    const Json &values = object.peek(u"valueMaps");
    const Json &ranges = object.peek(u"rangeMaps");
    object.unread(u"valueMaps", u"rangeMaps", u"mappingType");
    const int guess = values.size() > 0 ? 1 : ranges.size() > 0 ? 2 : 0;
    const int type = int(object.peek(u"mappingType").numberLike().value_or(0));
    const int chosen = type == 0 ? guess : type;
    if (values.size() + ranges.size() > 0)
        object.exact(u"mappingType");
    const Thresholds levels = thresholdsFromJson(thresholds);
    Json mappings = Json::array();
    if (chosen == 1) {
        for (const Json &map : values.items())
            mappings.append(valueMapping(Marked(map, object.ledger()), levels));
    } else if (chosen == 2) {
        for (const Json &map : ranges.items())
            mappings.append(rangeMapping(Marked(map, object.ledger()), levels));
    }
    return mappings.size() > 0 ? mappings : Json();
}

Json mappingsOfToday(const Json &mappings, const Json &thresholds, ImportLedger &ledger)
{
    const Thresholds levels = thresholdsFromJson(thresholds);
    Json result = mappings;
    for (qsizetype i = 0; i < mappings.size(); ++i) {
        const Marked map(mappings.at(i), ledger);
        if (map.has(u"options") || !map.peek(u"type").isNumber())
            continue;
        const bool isRange = map.exact(u"type").toInteger() == 2;
        result.replaceItem(i, isRange ? rangeMapping(map, levels) : valueMapping(map, levels));
        map.exact(u"type");
    }
    return result;
}

} // namespace Promontory
