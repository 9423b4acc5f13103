#include "datasources/frame/datemath.h"

#include <QDate>
#include <QDateTime>
#include <QTime>

namespace Promontory {

namespace {

constexpr qint64 SecondMs = 1'000;
constexpr qint64 MinuteMs = 60'000;
constexpr qint64 HourMs = 3'600'000;
constexpr qsizetype LongestText = 128;
// Intermediate results stay in years that every calendar function handles well.
constexpr qint64 EarliestStepMs = -5'364'662'400'000;  // 1800
constexpr qint64 LatestStepMs = 13'569'465'600'000; // 2400

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

// The length of units that are a fixed number of milliseconds; 0 for calendar units.
qint64 fixedUnitMs(QChar unit)
{
    switch (unit.unicode()) {
    case u's': return SecondMs;
    case u'm': return MinuteMs;
    case u'h': return HourMs;
    default: return 0;
    }
}

bool isUnit(QChar unit)
{
    return QStringView(u"yQMwdhms").contains(unit);
}

QDateTime addCalendar(const QDateTime &time, QChar unit, int count)
{
    switch (unit.unicode()) {
    case u'y': return time.addYears(count);
    case u'Q': return time.addMonths(3 * count);
    case u'M': return time.addMonths(count);
    case u'w': return time.addDays(7LL * count);
    default: return time.addDays(count);
    }
}

qint64 add(qint64 timeMs, QChar unit, int count, const QTimeZone &zone)
{
    if (const qint64 length = fixedUnitMs(unit))
        return timeMs + length * count;
    return addCalendar(QDateTime::fromMSecsSinceEpoch(timeMs, zone), unit, count).toMSecsSinceEpoch();
}

/// A unit of the calendar; years and quarters may be fiscal ones.
struct Unit
{
    QChar letter;
    bool fiscal = false;
};

// The first of the months that begin years or quarters of three, counted from the month `start`.
QDate firstOfMonths(const QDate &date, int months, int start)
{
    const int behind = (date.month() - 1 - start + 12) % months;
    return QDate(date.year(), date.month(), 1).addMonths(-behind);
}

QDate firstDay(const QDate &date, Unit unit, const TimeRules &rules)
{
    const int start = unit.fiscal ? rules.fiscalYearStart : 0;
    switch (unit.letter.unicode()) {
    case u'y': return firstOfMonths(date, 12, start);
    case u'Q': return firstOfMonths(date, 3, start);
    case u'M': return QDate(date.year(), date.month(), 1);
    case u'w': return date.addDays(-((date.dayOfWeek() - int(rules.weekStart) + 7) % 7));
    default: return date;
    }
}

QDate nextFirstDay(const QDate &first, QChar unit)
{
    switch (unit.unicode()) {
    case u'y': return first.addYears(1);
    case u'Q': return first.addMonths(3);
    case u'M': return first.addMonths(1);
    case u'w': return first.addDays(7);
    default: return first.addDays(1);
    }
}

qint64 floorTo(qint64 value, qint64 unit)
{
    const qint64 rest = value % unit;
    return rest < 0 ? value - rest - unit : value - rest;
}

qint64 roundTo(qint64 timeMs, Unit unit, const QTimeZone &zone, RangeEdge edge, const TimeRules &rules)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(timeMs, zone);
    if (const qint64 length = fixedUnitMs(unit.letter)) {
        // Zones with half hours: the hour begins where the clock on the wall says so.
        const qint64 offset = time.offsetFromUtc() * SecondMs;
        const qint64 start = floorTo(timeMs + offset, length) - offset;
        return edge == RangeEdge::Start ? start : start + length - 1;
    }
    const QDate first = firstDay(time.date(), unit, rules);
    if (edge == RangeEdge::Start)
        return first.startOfDay(zone).toMSecsSinceEpoch();
    return nextFirstDay(first, unit.letter).startOfDay(zone).toMSecsSinceEpoch() - 1;
}

// Reads white space free operations from the front; each take… consumes what it understood.
class OperationReader
{
public:
    explicit OperationReader(QStringView text)
    {
        for (const QChar c : text) {
            if (!c.isSpace())
                m_text.append(c);
        }
        m_rest = m_text;
    }

    bool atEnd() const { return m_rest.isEmpty(); }
    QChar take()
    {
        if (m_rest.isEmpty())
            return {};
        const QChar c = m_rest.front();
        m_rest = m_rest.mid(1);
        return c;
    }
    // A count of at most five digits, 1 if there is none, -1 if it is too long.
    int takeCount()
    {
        qsizetype digits = 0;
        while (digits < m_rest.size() && isDigit(m_rest[digits]))
            ++digits;
        if (digits > 5)
            return -1;
        const int count = digits == 0 ? 1 : m_rest.left(digits).toInt();
        m_rest = m_rest.mid(digits);
        return count;
    }
    Unit takeUnit()
    {
        Unit unit{take()};
        unit.fiscal = unit.letter == u'f' && !atEnd() && (m_rest.front() == u'y' || m_rest.front() == u'Q');
        if (unit.fiscal)
            unit.letter = take();
        return isUnit(unit.letter) ? unit : Unit();
    }

private:
    QString m_text;
    QStringView m_rest;
};

// Two digits at a place, or -1.
int twoDigits(QStringView text, qsizetype at)
{
    if (at + 2 > text.size() || !isDigit(text[at]) || !isDigit(text[at + 1]))
        return -1;
    return text.mid(at, 2).toInt();
}

// What stands behind the date: time of day, and where the zone text begins.
struct TimeOfDay
{
    QTime time;
    QStringView zone;
};

std::optional<TimeOfDay> readTimeOfDay(QStringView text)
{
    const int hour = twoDigits(text, 0);
    const int minute = text.size() > 2 && text[2] == u':' ? twoDigits(text, 3) : -1;
    qsizetype at = 5;
    int second = 0;
    int milliseconds = 0;
    if (text.size() > at && text[at] == u':') {
        second = twoDigits(text, at + 1);
        at += 3;
        if (text.size() > at && text[at] == u'.') {
            qsizetype digits = 0;
            int scale = 100;
            while (at + 1 + digits < text.size() && isDigit(text[at + 1 + digits])) {
                milliseconds += text[at + 1 + digits].digitValue() * scale;
                scale /= 10;
                ++digits;
            }
            if (digits == 0)
                return {};
            at += 1 + digits;
        }
    }
    const QTime time(hour, minute, second, milliseconds);
    if (hour < 0 || minute < 0 || second < 0 || !time.isValid())
        return {};
    return TimeOfDay{time, text.mid(at).trimmed()};
}

// Seconds east of UTC from "Z", "+02:00" or "-0530".
std::optional<int> readOffset(QStringView text)
{
    if (text.compare(u"Z", Qt::CaseInsensitive) == 0)
        return 0;
    if (text.size() < 5 || (text[0] != u'+' && text[0] != u'-'))
        return {};
    const qsizetype minuteAt = text[3] == u':' ? 4 : 3;
    const int hours = twoDigits(text, 1);
    const int minutes = twoDigits(text, minuteAt);
    if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59 || text.size() != minuteAt + 2)
        return {};
    const int seconds = hours * 3600 + minutes * 60;
    return text[0] == u'-' ? -seconds : seconds;
}

} // namespace

std::optional<qint64> applyDateMath(qint64 timeMs, QStringView operations, const QTimeZone &zone, RangeEdge edge,
                                    const TimeRules &rules)
{
    if (operations.size() > LongestText)
        return {};
    OperationReader reader(operations);
    while (!reader.atEnd()) {
        const QChar operation = reader.take();
        if (operation != u'+' && operation != u'-' && operation != u'/')
            return {};
        const int count = operation == u'/' ? 0 : reader.takeCount();
        const Unit unit = reader.takeUnit();
        if (count < 0 || unit.letter.isNull())
            return {};
        timeMs = operation == u'/' ? roundTo(timeMs, unit, zone, edge, rules)
                                   : add(timeMs, unit.letter, operation == u'-' ? -count : count, zone);
        timeMs = std::clamp(timeMs, EarliestStepMs, LatestStepMs);
    }
    return timeMs;
}

std::optional<qint64> parseDateText(QStringView text, const QTimeZone &zone)
{
    if (text.size() < 10 || text.size() > LongestText || text[4] != u'-' || text[7] != u'-')
        return {};
    const int century = twoDigits(text, 0);
    const int year = twoDigits(text, 2);
    const QDate date(century * 100 + year, twoDigits(text, 5), twoDigits(text, 8));
    if (century < 0 || year < 0 || !date.isValid())
        return {};
    if (text.size() == 10)
        return date.startOfDay(zone).toMSecsSinceEpoch();
    if (text[10] != u'T' && text[10] != u't' && text[10] != u' ')
        return {};
    const auto clock = readTimeOfDay(text.mid(11));
    if (!clock)
        return {};
    if (clock->zone.isEmpty())
        return QDateTime(date, clock->time, zone).toMSecsSinceEpoch();
    const auto offset = readOffset(clock->zone);
    if (!offset)
        return {};
    return QDateTime(date, clock->time, Qt::UTC).toMSecsSinceEpoch() - *offset * SecondMs;
}

} // namespace Promontory
