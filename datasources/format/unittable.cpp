#include "datasources/format/unittable.h"

#include "datasources/format/unitdata.h"
#include "datasources/json/json.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype LongestCustomUnit = 32;

constexpr std::array<std::pair<QStringView, UnitRule>, 24> RuleNames{{
    {u"fixed", UnitRule::Fixed},
    {u"text", UnitRule::Text},
    {u"short", UnitRule::Short},
    {u"si", UnitRule::Si},
    {u"iec", UnitRule::Iec},
    {u"count", UnitRule::Count},
    {u"psi", UnitRule::Pressure},
    {u"currency", UnitRule::Currency},
    {u"currencysuffix", UnitRule::CurrencySuffix},
    {u"percent", UnitRule::Percent},
    {u"percentunit", UnitRule::PercentUnit},
    {u"hex", UnitRule::Hex},
    {u"hex0x", UnitRule::HexPrefixed},
    {u"scientific", UnitRule::Scientific},
    {u"locale", UnitRule::Locale},
    {u"time", UnitRule::Time},
    {u"timeticks", UnitRule::TimeTicks},
    {u"hms", UnitRule::Hms},
    {u"dhms", UnitRule::DaysHms},
    {u"duration", UnitRule::Duration},
    {u"clock", UnitRule::Clock},
    {u"date", UnitRule::Date},
    {u"bool", UnitRule::Bool},
    {u"prefix", UnitRule::Prefix},
}};

constexpr std::array<std::pair<QStringView, QStringView>, 3> OldIds{{
    {u"farenheit", u"fahrenheit"},
    {u"", u"none"},
    {u"\u03bcs", u"\u00b5s"}, // the Greek letter instead of the micro sign
}};

UnitRule ruleByName(QStringView name)
{
    for (const auto &[text, rule] : RuleNames) {
        if (text == name)
            return rule;
    }
    return UnitRule::Fixed;
}

struct UnitTable
{
    QList<UnitInfo> infos;
    QHash<QString, UnitDefinition> definitions;
};

UnitTable readTable()
{
    UnitTable table;
    const auto json = parseJson(unitData());
    if (!json)
        return table;
    for (const Json &group : (*json)[u"groups"].items()) {
        const QString groupName = group[u"name"].toString();
        for (const Json &unit : group[u"units"].items()) {
            const QString id = unit[u"id"].toString();
            const int offset = static_cast<int>(unit[u"offset"].toInteger());
            table.infos.append({id, unit[u"name"].toString(), groupName});
            table.definitions.insert(
                id, {id, ruleByName(unit[u"rule"].toString()), unit[u"symbol"].toString(), offset, {}});
        }
    }
    return table;
}

const UnitTable &unitTable()
{
    static const UnitTable table = readTable();
    return table;
}

// "mF" after "si:": values come in thousandths of F.
UnitDefinition siDefinition(const QString &id, const QString &unit)
{
    constexpr std::array<std::pair<QChar, int>, 14> Prefixes{{
        {u'f', -5}, {u'p', -4}, {u'n', -3}, {u'\u00b5', -2}, {u'\u03bc', -2}, {u'm', -1}, {u'k', 1},
        {u'M', 2}, {u'G', 3}, {u'T', 4}, {u'P', 5}, {u'E', 6}, {u'Z', 7}, {u'Y', 8},
    }};
    for (const auto &[prefix, offset] : Prefixes) {
        if (unit.size() > 1 && unit.front() == prefix)
            return {id, UnitRule::Si, unit.mid(1), offset, {}};
    }
    return {id, UnitRule::Si, unit, 0, {}};
}

UnitDefinition currencyDefinition(const QString &id, const QString &symbol)
{
    constexpr auto Financial = "financial:"_L1;
    if (!symbol.startsWith(Financial))
        return {id, UnitRule::Currency, symbol, 0, {}};
    const QString rest = symbol.mid(Financial.size());
    const qsizetype colon = rest.indexOf(u':');
    if (colon < 0)
        return {id, UnitRule::CurrencyFinancial, rest, 0, {}};
    // "currency:financial:€:suffix" puts the sign behind the amount.
    return {id, UnitRule::CurrencyFinancial, {}, 0, rest.left(colon)};
}

UnitDefinition customDefinition(const QString &id)
{
    const QString unit = id.left(LongestCustomUnit + 32);
    const qsizetype colon = unit.indexOf(u':');
    const QString form = unit.left(std::max<qsizetype>(0, colon));
    const QString text = unit.mid(colon + 1).left(LongestCustomUnit);
    if (form == "prefix"_L1)
        return {id, UnitRule::Prefix, text, 0, {}};
    if (form == "suffix"_L1)
        return {id, UnitRule::Suffix, text, 0, {}};
    if (form == "time"_L1)
        return {id, UnitRule::DateFormat, unit.mid(colon + 1).trimmed(), 0, {}};
    if (form == "si"_L1)
        return siDefinition(id, text);
    if (form == "count"_L1)
        return {id, UnitRule::Count, text, 0, {}};
    if (form == "currency"_L1)
        return currencyDefinition(id, text);
    if (form == "bool"_L1)
        return {id, UnitRule::Bool, text, 0, {}};
    return {id, UnitRule::Fixed, id.left(LongestCustomUnit), 0, {}};
}

} // namespace

UnitDefinition unitDefinition(const QString &id)
{
    QString current = id;
    for (const auto &[old, name] : OldIds) {
        if (id == old)
            current = name.toString();
    }
    const auto &definitions = unitTable().definitions;
    const auto found = definitions.constFind(current);
    return found != definitions.cend() ? *found : customDefinition(id);
}

const QList<UnitInfo> &knownUnits()
{
    return unitTable().infos;
}

UnitScale unitScale(const QString &unit)
{
    switch (unitDefinition(unit).rule) {
    case UnitRule::Iec:
        return UnitScale::Binary;
    case UnitRule::Time:
    case UnitRule::TimeTicks:
    case UnitRule::Hms:
    case UnitRule::DaysHms:
    case UnitRule::Duration:
    case UnitRule::Clock:
        return UnitScale::Time;
    default:
        return UnitScale::Decimal;
    }
}

} // namespace Promontory
