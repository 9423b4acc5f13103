#include "datasources/format/formatvalue.h"

#include <QDateTime>

#include <array>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype LongestFormat = 128;
constexpr qsizetype LongestResult = 128;

// Longer tokens stand before their own beginnings. grafana-dashboard 14.4.
constexpr std::array<QStringView, 43> Tokens{
    u"YYYY", u"YY", u"MMMM", u"MMM", u"MM", u"Mo", u"M", u"DDDD", u"DDD", u"DD", u"Do", u"D", u"dddd", u"ddd",
    u"E", u"HH", u"H", u"hh", u"h", u"mm", u"m", u"ss", u"s", u"SSS", u"SS", u"S", u"A", u"a",
    u"ZZ", u"Z", u"z", u"X", u"x", u"WW", u"W", u"ww", u"w", u"Q", u"LTS", u"LT", u"LLL", u"LL", u"L"};

QString padded(int number, int width)
{
    return QString::number(number).rightJustified(width, u'0');
}

QString ordinal(int number)
{
    const int rest = number % 100;
    if (rest < 11 || rest > 13) {
        switch (number % 10) {
        case 1: return QString::number(number) + "st"_L1;
        case 2: return QString::number(number) + "nd"_L1;
        case 3: return QString::number(number) + "rd"_L1;
        default: break;
        }
    }
    return QString::number(number) + "th"_L1;
}

QString offsetText(int seconds, QStringView separator)
{
    const int minutes = std::abs(seconds) / 60;
    return (seconds < 0 ? u"-"_s : u"+"_s) + padded(minutes / 60, 2) + separator + padded(minutes % 60, 2);
}

std::optional<QString> dateToken(QStringView token, const QDate &date)
{
    const QLocale locale;
    if (token == u"YYYY")
        return padded(date.year(), 4);
    if (token == u"YY")
        return padded(date.year() % 100, 2);
    if (token == u"MMMM")
        return locale.monthName(date.month(), QLocale::LongFormat);
    if (token == u"MMM")
        return locale.monthName(date.month(), QLocale::ShortFormat);
    if (token == u"MM" || token == u"M")
        return padded(date.month(), int(token.size()));
    if (token == u"Mo")
        return ordinal(date.month());
    if (token == u"DDDD" || token == u"DDD")
        return padded(date.dayOfYear(), token.size() == 4 ? 3 : 1);
    if (token == u"DD" || token == u"D")
        return padded(date.day(), int(token.size()));
    if (token == u"Do")
        return ordinal(date.day());
    if (token == u"dddd")
        return locale.dayName(date.dayOfWeek(), QLocale::LongFormat);
    if (token == u"ddd")
        return locale.dayName(date.dayOfWeek(), QLocale::ShortFormat);
    if (token == u"E")
        return QString::number(date.dayOfWeek());
    if (token == u"Q")
        return QString::number((date.month() + 2) / 3);
    if (token.front() == u'W' || token.front() == u'w')
        return padded(date.weekNumber(), int(token.size()));
    return {};
}

std::optional<QString> clockToken(QStringView token, const QTime &time)
{
    const int twelve = time.hour() % 12 == 0 ? 12 : time.hour() % 12;
    if (token == u"HH" || token == u"H")
        return padded(time.hour(), int(token.size()));
    if (token == u"hh" || token == u"h")
        return padded(twelve, int(token.size()));
    if (token == u"mm" || token == u"m")
        return padded(time.minute(), int(token.size()));
    if (token == u"ss" || token == u"s")
        return padded(time.second(), int(token.size()));
    if (token.front() == u'S')
        return padded(time.msec(), 3).left(token.size());
    if (token == u"A")
        return time.hour() < 12 ? u"AM"_s : u"PM"_s;
    if (token == u"a")
        return time.hour() < 12 ? u"am"_s : u"pm"_s;
    return {};
}

QString localeToken(QStringView token, const QDateTime &time)
{
    const QLocale locale;
    if (token == u"LTS")
        return locale.toString(time.time(), u"HH:mm:ss"_s);
    if (token == u"LT")
        return locale.toString(time.time(), QLocale::ShortFormat);
    if (token == u"LLL")
        return locale.toString(time.date(), QLocale::LongFormat) + u' '
            + locale.toString(time.time(), QLocale::ShortFormat);
    return locale.toString(time.date(), token == u"LL" ? QLocale::LongFormat : QLocale::ShortFormat);
}

QString zoneToken(QStringView token, const QDateTime &time)
{
    if (token == u"ZZ")
        return offsetText(time.offsetFromUtc(), {});
    if (token == u"Z")
        return offsetText(time.offsetFromUtc(), u":");
    if (token == u"z")
        return time.timeZoneAbbreviation();
    if (token == u"X")
        return QString::number(time.toSecsSinceEpoch());
    if (token == u"x")
        return QString::number(time.toMSecsSinceEpoch());
    return localeToken(token, time);
}

QString tokenText(QStringView token, const QDateTime &time)
{
    if (const auto text = dateToken(token, time.date()))
        return *text;
    if (const auto text = clockToken(token, time.time()))
        return *text;
    return zoneToken(token, time);
}

QStringView tokenAt(QStringView format)
{
    for (const QStringView token : Tokens) {
        if (format.startsWith(token))
            return token;
    }
    return {};
}

} // namespace

QString formatTime(qint64 timeMs, const QTimeZone &zone, const QString &format)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(timeMs, zone);
    if (!time.isValid())
        return QString::number(timeMs);
    const QString pattern = format.isEmpty() ? u"YYYY-MM-DD HH:mm:ss"_s : format.left(LongestFormat);
    QStringView rest = pattern;
    QString result;
    while (!rest.isEmpty() && result.size() < LongestResult) {
        const qsizetype closing = rest.startsWith(u'[') ? rest.indexOf(u']') : -1;
        if (closing > 0) {
            result.append(rest.mid(1, closing - 1));
            rest = rest.mid(closing + 1);
            continue;
        }
        const QStringView token = tokenAt(rest);
        result.append(token.isEmpty() ? QString(rest.front()) : tokenText(token, time));
        rest = rest.mid(std::max<qsizetype>(1, token.size()));
    }
    return result.left(LongestResult);
}

} // namespace Promontory
