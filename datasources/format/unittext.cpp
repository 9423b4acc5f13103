#include "datasources/format/unittext.h"

#include "datasources/format/numbertext.h"
#include "datasources/format/timetext.h"

#include <QDateTime>

#include <array>
#include <cmath>
#include <span>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;
using Decimals = std::optional<int>;

constexpr std::array<QStringView, 14> SiPrefixes{
    u"f", u"p", u"n", u"\u00b5", u"m", u"", u"k", u"M", u"G", u"T", u"P", u"E", u"Z", u"Y"};
constexpr int SiPlain = 5; // the place without a prefix
constexpr std::array<QStringView, 9> IecPrefixes{u"", u"Ki", u"Mi", u"Gi", u"Ti", u"Pi", u"Ei", u"Zi", u"Yi"};
constexpr std::array<QStringView, 9> ShortWords{
    u"", u" K", u" Mil", u" Bil", u" Tri", u" Quadr", u" Quint", u" Sext", u" Sept"};
constexpr std::array<QStringView, 5> CountLetters{u"", u"K", u"M", u"B", u"T"};
constexpr std::array<QStringView, 3> PressureNames{u"psi", u"ksi", u"Mpsi"};

// How often the factor goes into the value: floor(log(|value|, factor)), exact at the powers.
int scaleIndex(double value, double factor)
{
    const double size = std::abs(value);
    if (size == 0)
        return 0;
    int index = static_cast<int>(std::floor(std::log(size) / std::log(factor)));
    if (size >= std::pow(factor, index + 1))
        ++index;
    else if (size < std::pow(factor, index))
        --index;
    return index;
}

// The number divided so often that `names` still has a name for it, and that name.
FormattedValue scaledText(double value, double factor, std::span<const QStringView> names, int offset, Decimals decimals)
{
    const int last = static_cast<int>(names.size()) - 1;
    const int start = std::clamp(offset, 0, last);
    const int index = std::clamp(scaleIndex(value, factor), -start, last - start);
    const double shown = index < 0 ? value * std::pow(factor, -index) : value / std::pow(factor, index);
    return {{}, fixedText(shown, decimals), names[static_cast<std::size_t>(start + index)].toString(), {}};
}

// A space before the unit, unless there is nothing to separate.
FormattedValue spaced(FormattedValue text, const QString &symbol)
{
    const QString suffix = text.suffix + symbol;
    text.suffix = suffix.isEmpty() ? QString() : u' ' + suffix;
    return text;
}

FormattedValue countText(double value, const QString &symbol, Decimals decimals)
{
    FormattedValue text = scaledText(value, 1000, CountLetters, 0, decimals);
    if (!symbol.isEmpty())
        text.suffix += u' ' + symbol;
    return text;
}

FormattedValue currencyText(double value, const UnitDefinition &unit, Decimals decimals)
{
    FormattedValue text = scaledText(std::abs(value), 1000, CountLetters, 0, decimals);
    const QString sign = value < 0 ? u"-"_s : QString();
    if (unit.rule == UnitRule::CurrencySuffix) {
        text.prefix = sign;
        text.suffix += unit.symbol;
    } else {
        text.prefix = sign + unit.symbol;
    }
    return text;
}

QString grouped(double value, Decimals decimals, int automatic)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::DefaultNumberOptions);
    if (std::abs(value) >= 1e18)
        return shortestText(value);
    return locale.toString(value, 'f', std::clamp(decimals.value_or(automatic), 0, 15));
}

FormattedValue financialText(double value, const UnitDefinition &unit, Decimals decimals)
{
    const int automatic = std::floor(value) == value ? 0 : 2;
    const QString sign = value < 0 ? u"-"_s : QString();
    return {sign + unit.symbol, grouped(std::abs(value), decimals, automatic), unit.suffix, {}};
}

QString localDate(const QDateTime &time, bool withDate)
{
    const QLocale locale;
    return withDate ? locale.toString(time, QLocale::ShortFormat) : locale.toString(time.time(), QLocale::ShortFormat);
}

QString dateText(qint64 timeMs, QStringView style, const FormatContext &context)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(timeMs, context.zone);
    const bool today = QDateTime::fromMSecsSinceEpoch(context.nowMs, context.zone).date() == time.date();
    const bool withDate = !(style.endsWith(u"-today") && today);
    if (style == u"from-now")
        return fromNowText(timeMs, context.nowMs);
    if (style.startsWith(u"local"))
        return localDate(time, withDate);
    if (style.startsWith(u"us"))
        return formatTime(timeMs, context.zone, withDate ? u"MM/DD/YYYY h:mm:ss a"_s : u"h:mm:ss a"_s);
    return formatTime(timeMs, context.zone, withDate ? u"YYYY-MM-DD HH:mm:ss"_s : u"HH:mm:ss"_s);
}

FormattedValue dateValue(double value, const UnitDefinition &unit, const FormatContext &context)
{
    constexpr double LatestDate = 8.64e15;
    if (std::abs(value) > LatestDate)
        return {{}, shortestText(value), {}, {}};
    const auto timeMs = static_cast<qint64>(value);
    const QString text = unit.rule == UnitRule::DateFormat ? formatTime(timeMs, context.zone, unit.symbol)
                                                           : dateText(timeMs, unit.symbol, context);
    return {{}, text, {}, {}};
}

QString boolText(double value, const QString &texts)
{
    const qsizetype slash = texts.indexOf(u'/');
    if (slash < 0)
        return value != 0 ? texts : QString();
    return value != 0 ? texts.left(slash) : texts.mid(slash + 1);
}

QString hexNumber(double value, bool prefixed, Decimals decimals)
{
    const QString digits = hexText(fixedText(value, decimals).toDouble());
    if (!prefixed)
        return digits;
    return digits.startsWith(u'-') ? "-0x"_L1 + digits.mid(1) : "0x"_L1 + digits;
}

// Rules whose whole result is one text without a symbol.
QString plainText(double value, const UnitDefinition &unit, Decimals decimals)
{
    const double toMs = unit.symbol == "s"_L1 ? 1000 : 1;
    switch (unit.rule) {
    case UnitRule::Text: return shortestText(value);
    case UnitRule::Hex: return hexNumber(value, false, decimals);
    case UnitRule::HexPrefixed: return hexNumber(value, true, decimals);
    case UnitRule::Scientific: return exponentText(value, decimals);
    case UnitRule::Locale: return grouped(value, decimals, std::min(3, automaticDecimals(value)));
    case UnitRule::Hms: return hmsText(value, false);
    case UnitRule::DaysHms: return hmsText(value, true);
    case UnitRule::Duration: return durationWords(value * toMs, decimals);
    case UnitRule::Clock: return clockText(value * toMs, decimals);
    case UnitRule::Bool: return boolText(value, unit.symbol);
    default: return fixedText(value, decimals);
    }
}

// Not scaled: there is no prefix for them.
FormattedValue specialNumber(double value, const UnitDefinition &unit)
{
    if (unit.rule == UnitRule::Percent || unit.rule == UnitRule::PercentUnit)
        return {{}, shortestText(value), u"%"_s, {}};
    return {{}, shortestText(value), {}, {}};
}

} // namespace

FormattedValue unitText(double value, const UnitDefinition &unit, Decimals decimals, const FormatContext &context)
{
    if (!std::isfinite(value))
        return specialNumber(value, unit);
    switch (unit.rule) {
    case UnitRule::Fixed:
    case UnitRule::Suffix:
        return spaced({{}, fixedText(value, decimals), {}, {}}, unit.symbol);
    case UnitRule::Prefix:
        return {unit.symbol, fixedText(value, decimals), {}, {}};
    case UnitRule::Short:
        return scaledText(value, 1000, ShortWords, 0, decimals);
    case UnitRule::Si:
        return spaced(scaledText(value, 1000, SiPrefixes, SiPlain + unit.offset, decimals), unit.symbol);
    case UnitRule::Iec:
        return spaced(scaledText(value, 1024, IecPrefixes, unit.offset, decimals), unit.symbol);
    case UnitRule::Count:
        return countText(value, unit.symbol, decimals);
    case UnitRule::Pressure:
        return scaledText(value, 1000, PressureNames, 0, decimals);
    case UnitRule::Currency:
    case UnitRule::CurrencySuffix:
        return currencyText(value, unit, decimals);
    case UnitRule::CurrencyFinancial:
        return financialText(value, unit, decimals);
    case UnitRule::Percent:
        return {{}, fixedText(value, decimals), u"%"_s, {}};
    case UnitRule::PercentUnit:
        return {{}, fixedText(value * 100, decimals), u"%"_s, {}};
    case UnitRule::Time:
        return ladderText(value, unit.symbol, decimals);
    case UnitRule::TimeTicks:
        return ladderText(value / 100, u"s", decimals);
    case UnitRule::Date:
    case UnitRule::DateFormat:
        return dateValue(value, unit, context);
    default:
        return {{}, plainText(value, unit, decimals), {}, {}};
    }
}

} // namespace Promontory
