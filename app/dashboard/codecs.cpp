#include "app/dashboard/codecs.h"

#include "app/dashboard/dashboardjson.h"

#include "datasources/frame/fieldconfigjson.h"
#include "datasources/frame/timerange.h"

#include <QCoreApplication>
#include <QTimeZone>

#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestTitle = 512;
constexpr qsizetype LongestUnitText = 32;
constexpr qint64 ShortestRefreshMs = 1000;
constexpr qint64 LongestRefreshMs = 24 * 60 * 60 * 1000;

QString tr(const char *text)
{
    return QCoreApplication::translate("DashboardFile", text);
}

bool isSpeakable(const QString &name)
{
    return name.isValidUtf16() && std::none_of(name.cbegin(), name.cend(), [](QChar c) {
               return c.category() == QChar::Other_Control;
           });
}

bool expectNumber(const Json &json, const ReadPlace &place, double &value)
{
    const auto number = json.numberLike();
    if (number)
        value = *number;
    else if (json.isNumber())
        place.adjusted(json, tr("%1 is a number that is too large to be used."));
    else
        place.wrong(json, tr("%1 must be a number."));
    return number.has_value();
}

} // namespace

bool expectObject(const Json &json, const ReadPlace &place)
{
    if (!json.isObject())
        place.wrong(json, tr("%1 must be an object."));
    return json.isObject();
}

bool expectList(const Json &json, const ReadPlace &place)
{
    if (!json.isArray())
        place.wrong(json, tr("%1 must be a list."));
    return json.isArray();
}

bool expectText(const Json &json, const ReadPlace &place)
{
    if (!json.isString())
        place.wrong(json, tr("%1 must be a text."));
    return json.isString();
}

void TextCodec::read(const Json &json, QString &value, const ReadPlace &place) const
{
    if (expectText(json, place))
        value = json.toString();
}

QString speakable(const QString &text)
{
    if (isSpeakable(text))
        return text;
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool isPair = c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        if (isPair)
            result += text.mid(i++, 2);
        else if (!c.isSurrogate() && c.category() != QChar::Other_Control)
            result += c;
    }
    return result;
}

void NameCodec::read(const Json &json, QString &value, const ReadPlace &place) const
{
    if (!expectText(json, place))
        return;
    value = json.toString();
    if (!isSpeakable(value))
        place.wrong(json, tr("%1 holds characters that a name cannot have."));
}

void TitleCodec::read(const Json &json, QString &value, const ReadPlace &place) const
{
    if (!expectText(json, place))
        return;
    value = json.toString();
    if (value.size() > LongestTitle)
        place.adjusted(json, tr("%1 is longer than %2 characters and will be shown shortened."),
                       QString::number(LongestTitle));
}

void FlagCodec::read(const Json &json, bool &value, const ReadPlace &place) const
{
    if (json.isBool())
        value = json.toBool();
    else
        place.wrong(json, tr("%1 must be true or false."));
}

void WholeCodec::read(const Json &json, int &value, const ReadPlace &place) const
{
    double number = 0;
    if (!expectNumber(json, place, number))
        return;
    const double clamped = std::clamp(std::round(number), double(least), double(most));
    value = static_cast<int>(clamped);
    if (clamped != number)
        place.adjusted(json, tr("%1 must be a whole number from %2 to %3."), QString::number(least),
                       QString::number(most));
}

void WholeCodec::read(const Json &json, std::optional<int> &value, const ReadPlace &place) const
{
    double number = 0;
    if (expectNumber(json, ReadPlace(nullptr), number))
        value = 0;
    int whole = 0;
    read(json, whole, place);
    if (value)
        value = whole;
}

void NumberCodec::read(const Json &json, std::optional<double> &value, const ReadPlace &place) const
{
    double number = 0;
    if (expectNumber(json, place, number))
        value = number;
}

void ChoiceCodec::read(const Json &json, int &value, const ReadPlace &place) const
{
    if (!expectText(json, place))
        return;
    const qsizetype index = names.indexOf(json.toString());
    if (index >= 0)
        value = int(index);
    else
        place.adjusted(json, tr("%1 must be one of: %2."), names.join(u", "_s));
}

void TextsCodec::read(const Json &json, QStringList &value, const ReadPlace &place) const
{
    if (!expectList(json, place))
        return;
    for (qsizetype i = 0; i < json.size(); ++i) {
        if (expectText(json.at(i), place.item(i)))
            value.append(json.at(i).toString());
    }
}

Json TextsCodec::write(const QStringList &value, const Json &) const
{
    Json list = Json::array();
    for (const QString &text : value)
        list.append(Json(text));
    return list;
}

void AnyObjectCodec::read(const Json &json, Json &value, const ReadPlace &place) const
{
    if (expectObject(json, place))
        value = json;
}

void PanelIdCodec::read(const Json &json, PanelId &value, const ReadPlace &place) const
{
    const qint64 number = json.toInteger(std::numeric_limits<qint64>::min());
    if (json.isNumber() && number != std::numeric_limits<qint64>::min())
        value.value = number;
    else if (json.isString())
        value.value = json.toString();
    else
        place.wrong(json, tr("%1 must be a whole number or a text."));
}

Json PanelIdCodec::write(const PanelId &value, const Json &) const
{
    if (const auto *number = std::get_if<qint64>(&value.value))
        return Json(*number);
    return Json(value.toText());
}

void RefreshCodec::read(const Json &json, qint64 &value, const ReadPlace &place) const
{
    if (!expectText(json, place))
        return;
    const QString text = json.toString().trimmed();
    if (text.isEmpty()) {
        value = 0;
        return;
    }
    const auto interval = parseInterval(text);
    if (!interval) {
        place.adjusted(json, tr("%1 is not a length of time such as \"10s\"."));
        return;
    }
    value = *interval == 0 ? 0 : std::clamp(*interval, ShortestRefreshMs, LongestRefreshMs);
    if (value != *interval)
        place.adjusted(json, tr("%1 must be at least a second and at most a day."));
}

Json RefreshCodec::write(qint64 value, const Json &) const
{
    if (value <= 0)
        return Json(QString());
    constexpr std::array<std::pair<qint64, char16_t>, 4> units{
        {{86'400'000, u'd'}, {3'600'000, u'h'}, {60'000, u'm'}, {1000, u's'}}};
    for (const auto &[size, letter] : units) {
        if (value % size == 0)
            return Json(QString(QString::number(value / size) + QChar(letter)));
    }
    return Json(QString(QString::number(value) + u"ms"));
}

void TimeCodec::read(const Json &json, QString &value, const ReadPlace &place) const
{
    if (!json.isNumber() && !expectText(json, place))
        return;
    const QString text = json.isNumber() ? QString::fromLatin1(json.numberText()) : json.toString();
    // Only whether it can be read; what it means depends on the clock.
    if (resolveTime(text, 0, QTimeZone::utc(), RangeEdge::Start)) {
        value = text;
        return;
    }
    value = fallback;
    place.adjusted(json, tr("%1 is not a time; \"%2\" is used."), fallback);
}

void ZoneCodec::read(const Json &json, QString &value, const ReadPlace &place) const
{
    if (!expectText(json, place))
        return;
    const QString text = json.toString();
    if (text.isEmpty() || text == "utc"_L1 || QTimeZone::isTimeZoneIdAvailable(text.toUtf8()))
        value = text;
    else
        place.adjusted(json,
                       tr("%1 is not a time zone known here; the zone of this machine is used."));
}

void UnitCodec::read(const Json &json, QString &value, const ReadPlace &place) const
{
    if (!expectText(json, place))
        return;
    value = json.toString();
    const qsizetype textFrom = value.indexOf(u':') + 1;
    if (value.size() - textFrom <= LongestUnitText)
        return;
    value.truncate(textFrom + LongestUnitText);
    place.adjusted(json, tr("%1 is longer than %2 characters."), QString::number(LongestUnitText));
}

void StepCodec::read(const Json &json, double &value, const ReadPlace &place) const
{
    if (json.toString() == "-Infinity"_L1) // as Grafana's tools write it
        value = -std::numeric_limits<double>::infinity();
    else
        expectNumber(json, place, value);
}

Json StepCodec::write(double value, const Json &) const
{
    return Json(value); // minus infinity becomes null
}

void MappingsCodec::read(const Json &json, QList<ValueMapping> &value, const ReadPlace &place) const
{
    if (!expectList(json, place))
        return;
    for (qsizetype i = 0; i < json.size(); ++i)
        expectObject(json.at(i), place.item(i));
    value = mappingsFromJson(json);
}

Json MappingsCodec::write(const QList<ValueMapping> &value, const Json &before) const
{
    const auto meaning = [](const Json &entry) { return mappingsFromJson(Json::array({entry})); };
    Json list = toJson(value);
    for (qsizetype i = 0; i < list.size(); ++i) {
        for (const Json &entry : before.items()) {
            if (meaning(entry) == meaning(list.at(i)))
                list.replaceItem(i, entry);
        }
    }
    return list;
}

} // namespace Promontory
