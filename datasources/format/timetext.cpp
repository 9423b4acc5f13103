#include "datasources/format/timetext.h"

#include "datasources/format/numbertext.h"

#include <QCoreApplication>

#include <array>
#include <cmath>
#include <limits>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct TimeTexts
{
    Q_DECLARE_TR_FUNCTIONS(TimeText)
};

constexpr double Forever = std::numeric_limits<double>::infinity();
constexpr double LongestMs = 1e16; // more is no span of time any more

// Values of `unit` below `limit` are divided by `divisor` and carry `symbol`.
struct Rung
{
    QStringView unit;
    double limit;
    double divisor;
    QStringView symbol;
    bool plural;
};

constexpr std::array Ladders{
    Rung{u"ns", 1e3, 1, u"ns", false},
    Rung{u"ns", 1e6, 1e3, u"\u00b5s", false},
    Rung{u"ns", 1e9, 1e6, u"ms", false},
    Rung{u"ns", 6e10, 1e9, u"s", false},
    Rung{u"ns", 3.6e12, 6e10, u"min", true},
    Rung{u"ns", 8.64e13, 3.6e12, u"hour", true},
    Rung{u"ns", Forever, 8.64e13, u"day", true},
    Rung{u"\u00b5s", 1e3, 1, u"\u00b5s", false},
    Rung{u"\u00b5s", 1e6, 1e3, u"ms", false},
    Rung{u"\u00b5s", Forever, 1e6, u"s", false},
    Rung{u"ms", 1e3, 1, u"ms", false},
    Rung{u"ms", 6e4, 1e3, u"s", false},
    Rung{u"ms", 3.6e6, 6e4, u"min", true},
    Rung{u"ms", 8.64e7, 3.6e6, u"hour", true},
    Rung{u"ms", 3.1536e10, 8.64e7, u"day", true},
    Rung{u"ms", Forever, 3.1536e10, u"year", true},
    Rung{u"s", 1e-6, 1e-9, u"ns", false},
    Rung{u"s", 1e-3, 1e-6, u"\u00b5s", false},
    Rung{u"s", 1, 1e-3, u"ms", false},
    Rung{u"s", 60, 1, u"s", false},
    Rung{u"s", 3600, 60, u"min", true},
    Rung{u"s", 86'400, 3600, u"hour", true},
    Rung{u"s", 604'800, 86'400, u"day", true},
    Rung{u"s", 31'536'000, 604'800, u"week", true},
    Rung{u"s", Forever, 31'556'900, u"year", true},
    Rung{u"m", 60, 1, u"min", true},
    Rung{u"m", 1440, 60, u"hour", true},
    Rung{u"m", 10'080, 1440, u"day", true},
    Rung{u"m", 604'800, 10'080, u"week", true},
    Rung{u"m", Forever, 525'948, u"year", true},
    Rung{u"h", 24, 1, u"hour", true},
    Rung{u"h", 168, 24, u"day", true},
    Rung{u"h", 8760, 168, u"week", true},
    Rung{u"h", Forever, 8760, u"year", true},
    Rung{u"d", 7, 1, u"day", true},
    Rung{u"d", 365, 7, u"week", true},
    Rung{u"d", Forever, 365, u"year", true},
};

// Division by a small power of ten must not add digits: 0.25 / 1e-3 is 250 exactly when multiplied.
double scaled(double value, double divisor)
{
    return divisor < 1 ? value * std::round(1 / divisor) : value / divisor;
}

struct WordUnit
{
    qint64 milliseconds;
    const char *one;
    const char *many;
};
constexpr std::array WordUnits{
    WordUnit{31'536'000'000, QT_TRANSLATE_NOOP("TimeText", "year"), QT_TRANSLATE_NOOP("TimeText", "years")},
    WordUnit{2'592'000'000, QT_TRANSLATE_NOOP("TimeText", "month"), QT_TRANSLATE_NOOP("TimeText", "months")},
    WordUnit{604'800'000, QT_TRANSLATE_NOOP("TimeText", "week"), QT_TRANSLATE_NOOP("TimeText", "weeks")},
    WordUnit{86'400'000, QT_TRANSLATE_NOOP("TimeText", "day"), QT_TRANSLATE_NOOP("TimeText", "days")},
    WordUnit{3'600'000, QT_TRANSLATE_NOOP("TimeText", "hour"), QT_TRANSLATE_NOOP("TimeText", "hours")},
    WordUnit{60'000, QT_TRANSLATE_NOOP("TimeText", "minute"), QT_TRANSLATE_NOOP("TimeText", "minutes")},
    WordUnit{1'000, QT_TRANSLATE_NOOP("TimeText", "second"), QT_TRANSLATE_NOOP("TimeText", "seconds")},
    WordUnit{1, QT_TRANSLATE_NOOP("TimeText", "millisecond"), QT_TRANSLATE_NOOP("TimeText", "milliseconds")},
};

QString countedWord(qint64 count, const WordUnit &unit)
{
    return QString::number(count) + u' ' + TimeTexts::tr(count == 1 ? unit.one : unit.many);
}

QString padded(qint64 number, int width)
{
    return QString::number(number).rightJustified(width, u'0');
}

QString positiveWords(qint64 milliseconds, int parts)
{
    QStringList words;
    for (const WordUnit &unit : WordUnits) {
        const qint64 count = milliseconds / unit.milliseconds;
        if (words.isEmpty() && count == 0)
            continue;
        words.append(countedWord(count, unit));
        milliseconds %= unit.milliseconds;
        if (words.size() >= parts)
            break;
    }
    return words.isEmpty() ? countedWord(0, WordUnits[6]) : words.join(u", "_s);
}

} // namespace

FormattedValue ladderText(double value, QStringView unit, std::optional<int> decimals)
{
    const double size = std::abs(value);
    for (const Rung &rung : Ladders) {
        // Zero stays in the unit itself; only seconds have smaller units on their ladder.
        if (rung.unit != unit || (value == 0 && rung.divisor != 1) || size >= rung.limit)
            continue;
        const double shown = scaled(value, rung.divisor);
        QString suffix = u' ' + rung.symbol.toString();
        if (rung.plural && std::abs(shown) > 1)
            suffix.append(u's');
        return {{}, fixedText(shown, decimals), suffix, {}};
    }
    return {{}, fixedText(value, decimals), u' ' + unit.toString(), {}};
}

QString durationWords(double milliseconds, std::optional<int> decimals)
{
    if (!(std::abs(milliseconds) <= LongestMs))
        return shortestText(milliseconds);
    const auto size = static_cast<qint64>(std::floor(std::abs(milliseconds)));
    const QString words = positiveWords(size, 1 + std::clamp(decimals.value_or(0), 0, 7));
    return milliseconds < 0 ? TimeTexts::tr("%1 ago").arg(words) : words;
}

QString clockText(double milliseconds, std::optional<int> decimals)
{
    if (!(std::abs(milliseconds) <= LongestMs))
        return shortestText(milliseconds);
    const auto size = static_cast<qint64>(std::abs(milliseconds));
    QStringList parts;
    if (size >= 3'600'000)
        parts.append(QString::number(size / 3'600'000) + u'h');
    if (size >= 60'000)
        parts.append(padded(size / 60'000 % 60, 2) + u'm');
    if (size >= 1'000)
        parts.append(padded(size / 1'000 % 60, 2) + u's');
    parts.append(size < 1'000 ? QString::number(size) + "ms"_L1 : padded(size % 1'000, 3) + "ms"_L1);
    const QString sign = milliseconds < 0 ? u"-"_s : QString();
    return sign + parts.mid(0, std::clamp(decimals.value_or(4), 0, 4) + 1).join(u':');
}

QString hmsText(double seconds, bool withDays)
{
    if (std::abs(seconds) > LongestMs / 1000)
        return shortestText(seconds);
    auto size = static_cast<qint64>(std::floor(std::abs(seconds)));
    QString text = seconds < 0 ? u"-"_s : QString();
    if (withDays && size >= 86'400) {
        text += QString::number(size / 86'400) + " d "_L1;
        size %= 86'400;
    }
    return text + padded(size / 3600, 2) + u':' + padded(size / 60 % 60, 2) + u':' + padded(size % 60, 2);
}

QString fromNowText(qint64 timeMs, qint64 nowMs)
{
    const qint64 age = nowMs - timeMs;
    const qint64 size = std::abs(age);
    if (size < 1'000)
        return TimeTexts::tr("now");
    for (const WordUnit &unit : WordUnits) {
        // Weeks are left out: "9 days ago" reads better than "1 week ago".
        if (unit.milliseconds == 604'800'000 || size < unit.milliseconds)
            continue;
        const QString words = countedWord(size / unit.milliseconds, unit);
        return age > 0 ? TimeTexts::tr("%1 ago").arg(words) : TimeTexts::tr("in %1").arg(words);
    }
    return {};
}

QString formatDuration(qint64 milliseconds)
{
    if (milliseconds < 0)
        return u'-' + formatDuration(milliseconds == std::numeric_limits<qint64>::min() ? std::numeric_limits<qint64>::max()
                                                                                         : -milliseconds);
    if (milliseconds < 1'000)
        return TimeTexts::tr("%1 ms").arg(milliseconds);
    constexpr std::array<std::pair<qint64, QStringView>, 5> Units{{
        {31'536'000, u"y"}, {86'400, u"d"}, {3'600, u"h"}, {60, u"m"}, {1, u"s"}}};
    const qint64 seconds = milliseconds / 1'000;
    for (std::size_t i = 0; i < Units.size(); ++i) {
        if (seconds < Units[i].first)
            continue;
        const QString first = QString::number(seconds / Units[i].first);
        const qint64 rest = seconds % Units[i].first;
        const qint64 second = i + 1 < Units.size() ? rest / Units[i + 1].first : 0;
        if (second == 0)
            return first + u' ' + (Units[i].second == u"m" ? u"min"_s : Units[i].second.toString());
        return first + Units[i].second + u' ' + QString::number(second) + Units[i + 1].second;
    }
    return {};
}

} // namespace Promontory
