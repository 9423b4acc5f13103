#include "datasources/transform/clocktext.h"

#include "datasources/format/formatvalue.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace Promontory {

namespace {

constexpr std::array<QStringView, 7> Tokens{u"YYYY", u"MM", u"DD", u"HH", u"mm", u"ss", u"SSS"};

// Up to here years have four digits.
constexpr qint64 LastMs = 250'000'000'000'000;

void appendNumber(QString &text, qint64 number, int width)
{
    std::array<QChar, 4> digits;
    for (int place = width - 1; place >= 0; --place) {
        digits.at(static_cast<std::size_t>(place)) =
            QChar(static_cast<char16_t>(u'0' + number % 10));
        number /= 10;
    }
    text.append(digits.data(), width);
}

// Days since 1970 to year, month and day, by the rule of 400 years that begin in March.
std::array<qint64, 3> dateOf(qint64 days)
{
    const qint64 shifted = days + 719'468;
    const qint64 era = shifted / 146'097;
    const qint64 dayOfEra = shifted - era * 146'097;
    const qint64 yearOfEra =
        (dayOfEra - dayOfEra / 1'460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const qint64 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const qint64 month = (5 * dayOfYear + 2) / 153;
    const qint64 day = dayOfYear - (153 * month + 2) / 5 + 1;
    return {yearOfEra + era * 400 + (month >= 10 ? 1 : 0), month >= 10 ? month - 9 : month + 3,
            day};
}

} // namespace

ClockText::ClockText(const QString &format, const QTimeZone &zone) : m_format(format), m_zone(zone)
{
    std::vector<Part> parts;
    for (qsizetype at = 0; at < format.size();) {
        const QStringView rest = QStringView(format).mid(at);
        const auto token = std::find_if(Tokens.begin(), Tokens.end(), [&rest](QStringView known) {
            return rest.startsWith(known);
        });
        const QChar character = format.at(at);
        if (token == Tokens.end() &&
            (character.isLetter() || character == u'[' || character == u'\\'))
            return;
        parts.push_back(
            {token == Tokens.end() ? -1 : static_cast<int>(token - Tokens.begin()), character});
        at += token == Tokens.end() ? 1 : token->size();
        if (token != Tokens.end() && at < format.size() && format.at(at) == character)
            return; // a longer token
    }
    constexpr std::size_t MostParts = 40;
    if (!parts.empty() && parts.size() <= MostParts)
        m_parts = std::move(parts);
}

// Zones change their offset at full quarters of an hour.
qint64 ClockText::offsetMsAt(qint64 timeMs)
{
    constexpr qint64 Quarter = 15 * 60 * 1'000;
    const qint64 quarter = timeMs / Quarter;
    if (!m_hasOffset || quarter != m_offsetQuarter) {
        m_offsetMs =
            m_zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(timeMs, Qt::UTC)) * qint64(1'000);
        m_offsetQuarter = quarter;
        m_hasOffset = true;
    }
    return m_offsetMs;
}

QString ClockText::text(qint64 timeMs)
{
    // Before 1970 offsets had odd seconds and changed at odd times.
    if (!m_parts || timeMs < 0 || timeMs > LastMs)
        return formatTime(timeMs, m_zone, m_format);
    constexpr qint64 Day = 24 * 60 * 60 * 1'000;
    const qint64 local = timeMs + offsetMsAt(timeMs);
    if (local < 0)
        return formatTime(timeMs, m_zone, m_format);
    const std::array<qint64, 3> date = dateOf(local / Day);
    const qint64 ofDay = local % Day;
    const std::array<qint64, 7> numbers{
        date[0],      date[1], date[2], ofDay / 3'600'000, ofDay / 60'000 % 60, ofDay / 1'000 % 60,
        ofDay % 1'000};
    QString text;
    text.reserve(m_format.size());
    for (const Part &part : *m_parts) {
        if (part.token < 0)
            text.append(part.character);
        else
            appendNumber(text, numbers.at(static_cast<std::size_t>(part.token)),
                         static_cast<int>(Tokens.at(static_cast<std::size_t>(part.token)).size()));
    }
    return text;
}

} // namespace Promontory
