#include "datasources/http/sourcepause.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace Promontory {

namespace {

constexpr qint64 ShortestPauseMs = 1000;

std::optional<QDateTime> httpDate(const QByteArray &value)
{
    QDateTime date = QDateTime::fromString(QString::fromLatin1(value), Qt::RFC2822Date);
    if (!date.isValid())
        return std::nullopt;
    return date;
}

} // namespace

std::optional<qint64> parseRetryAfter(const QByteArray &value, qint64 nowWallMs, qint64 capMs)
{
    const QByteArray text = value.trimmed();
    const bool digits = !text.isEmpty() && std::all_of(text.begin(), text.end(),
                                                       [](char c) { return c >= '0' && c <= '9'; });
    if (digits) {
        bool fits = false;
        const qint64 seconds = text.toLongLong(&fits);
        return !fits || seconds > capMs / 1000 ? capMs : seconds * 1000;
    }
    QByteArray gmt = text;
    if (gmt.endsWith("GMT"))
        gmt.replace(gmt.size() - 3, 3, "+0000");
    if (const auto date = httpDate(gmt))
        return std::clamp<qint64>(date->toMSecsSinceEpoch() - nowWallMs, 0, capMs);
    return std::nullopt;
}

qint64 backoffMs(int step, const HttpLimits &limits, double random)
{
    const qint64 longest = std::min(limits.backoffCapMs, limits.backoffMs << std::min(step, 20));
    return static_cast<qint64>(random * static_cast<double>(longest));
}

SourcePause::SourcePause(const Clock &clock, HttpLimits limits, std::function<double()> random)
    : m_clock(clock), m_limits(limits), m_random(std::move(random))
{
}

qint64 SourcePause::untilMs() const
{
    return m_reason && m_untilMs > m_clock.monotonicMs() ? m_untilMs : 0;
}

std::optional<Error> SourcePause::admit()
{
    if (!m_reason)
        return std::nullopt;
    if (m_probing || untilMs() > 0)
        return m_reason;
    m_probing = true;
    return std::nullopt;
}

void SourcePause::noteSuccess()
{
    m_reason.reset();
    m_probing = false;
    m_untilMs = 0;
    m_failures = m_refusals = m_openings = 0;
}

void SourcePause::noteNetworkFailure(const Error &error)
{
    ++m_failures;
    if (m_failures >= m_limits.breakerFailures || m_probing)
        pauseFor(backoffMs(++m_openings, m_limits, m_random()), error);
}

void SourcePause::noteRefusal(const Error &error)
{
    m_failures = 0;
    ++m_refusals;
    if (m_refusals >= m_limits.refusals || m_probing)
        pauseFor(m_limits.refusalPauseMs, error);
}

void SourcePause::noteRetryAfter(std::optional<qint64> wishMs, const Error &error)
{
    m_failures = 0;
    pauseFor(std::max(wishMs.value_or(0), backoffMs(++m_openings, m_limits, m_random())), error);
}

void SourcePause::noteWithdrawn()
{
    m_probing = false;
}

void SourcePause::pauseFor(qint64 ms, const Error &reason)
{
    m_probing = false;
    m_reason = reason;
    const qint64 pause =
        std::clamp(ms, std::min(ShortestPauseMs, m_limits.backoffMs), m_limits.pauseCapMs);
    m_untilMs = std::max(untilMs(), m_clock.monotonicMs() + pause);
}

} // namespace Promontory
