#include "datasources/format/numbertext.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

constexpr int LargestDecimals = 15;
constexpr double LargestExact = 9007199254740992.0; // above, doubles have no fraction

// Digits and decimal exponent of a positive finite number: 12.34 is "1234" and 1.
struct Digits
{
    QString text;
    int exponent = 0;
};

Digits digitsOf(double value)
{
    std::array<char, 64> buffer{};
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific);
    const std::string_view all(buffer.data(), static_cast<std::size_t>(written.ptr - buffer.data()));
    const std::size_t e = all.find('e');
    Digits digits;
    for (const char c : all.substr(0, e)) {
        if (c != '.')
            digits.text.append(QLatin1Char(c));
    }
    std::string_view exponent = all.substr(e + 1);
    if (exponent.starts_with('+'))
        exponent.remove_prefix(1);
    std::from_chars(exponent.data(), exponent.data() + exponent.size(), digits.exponent);
    return digits;
}

QString signOf(double value)
{
    return value < 0 ? u"-"_s : QString();
}

QString infinityText(double value)
{
    return signOf(value) + QChar(0x221e);
}

QString withExponent(const Digits &digits)
{
    QString text = digits.text.left(1);
    if (digits.text.size() > 1)
        text += u'.' + digits.text.mid(1);
    text += digits.exponent < 0 ? "e-"_L1 : "e+"_L1;
    return text + QString::number(std::abs(digits.exponent));
}

QString withoutExponent(const Digits &digits)
{
    if (digits.exponent < 0)
        return "0."_L1 + QString(-digits.exponent - 1, u'0') + digits.text;
    const qsizetype whole = digits.exponent + 1;
    if (digits.text.size() <= whole)
        return digits.text.leftJustified(whole, u'0');
    return digits.text.left(whole) + u'.' + digits.text.mid(whole);
}

double rounded(double value, int decimals)
{
    const double factor = std::pow(10.0, decimals);
    const double scaled = value * factor;
    if (std::abs(scaled) >= LargestExact)
        return value;
    return std::floor(scaled + 0.5) / factor;
}

} // namespace

QString shortestText(double value)
{
    if (std::isnan(value))
        return u"NaN"_s;
    if (std::isinf(value))
        return infinityText(value);
    if (value == 0)
        return u"0"_s;
    const Digits digits = digitsOf(std::abs(value));
    const bool plain = digits.exponent >= -6 && digits.exponent < 21;
    return signOf(value) + (plain ? withoutExponent(digits) : withExponent(digits));
}

int automaticDecimals(double value)
{
    if (value == 0 || !std::isfinite(value) || std::floor(value) == value)
        return 0;
    const double magnitude = std::floor(std::log10(std::abs(value)));
    return static_cast<int>(std::clamp(2 - magnitude, 0.0, double(LargestDecimals)));
}

QString fixedText(double value, std::optional<int> decimals)
{
    if (!std::isfinite(value))
        return shortestText(value);
    const int places = std::clamp(decimals.value_or(automaticDecimals(value)), 0, LargestDecimals);
    QString text = shortestText(rounded(value, places));
    if (places == 0 || text.contains(u'e'))
        return text;
    const qsizetype point = text.indexOf(u'.');
    const qsizetype have = point < 0 ? 0 : text.size() - point - 1;
    if (point < 0)
        text.append(u'.');
    return text + QString(std::max<qsizetype>(0, places - have), u'0');
}

QString exponentText(double value, std::optional<int> decimals)
{
    if (!std::isfinite(value))
        return shortestText(value);
    if (!decimals) {
        if (value == 0)
            return u"0e+0"_s;
        const Digits digits = digitsOf(std::abs(value));
        return signOf(value) + withExponent(digits);
    }
    std::array<char, 64> buffer{};
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific,
                                       std::clamp(*decimals, 0, LargestDecimals));
    QString text = QString::fromLatin1(buffer.data(), written.ptr - buffer.data());
    // "e+04" to "e+4"
    const qsizetype exponent = text.indexOf(u'e') + 2;
    while (text.size() > exponent + 1 && text[exponent] == u'0')
        text.remove(exponent, 1);
    return text;
}

QString hexText(double value)
{
    if (!std::isfinite(value) || std::abs(value) >= LargestExact)
        return shortestText(value);
    const double positive = std::abs(value);
    double fraction = positive - std::floor(positive);
    QString text = signOf(value) + QString::number(static_cast<qulonglong>(positive), 16).toUpper();
    if (fraction > 0)
        text.append(u'.');
    for (int digit = 0; digit < 8 && fraction > 0; ++digit) {
        const double next = fraction * 16;
        text.append(QString::number(static_cast<int>(next), 16).toUpper());
        fraction = next - std::floor(next);
    }
    return text;
}

} // namespace Promontory
