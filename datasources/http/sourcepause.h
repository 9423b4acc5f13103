#pragma once

#include "datasources/base/clock.h"
#include "datasources/base/error.h"
#include "datasources/http/httpoptions.h"

#include <QByteArray>

#include <functional>
#include <optional>

namespace Promontory {

/// Seconds or an HTTP date, as milliseconds from now, never beyond `capMs`; nothing for anything
/// else.
std::optional<qint64> parseRetryAfter(const QByteArray &value, qint64 nowWallMs, qint64 capMs);

/// Full jitter: a random part of min(cap, base * 2^step).
qint64 backoffMs(int step, const HttpLimits &limits, double random);

/// Decides whether a source may be asked at all: pauses that it wished for, a circuit that opens
/// after network failures in a row, a stop after refused credentials. When a pause is over, one
/// request goes ahead as a probe, and its outcome decides for the others.
class SourcePause
{
public:
    SourcePause(const Clock &clock, HttpLimits limits, std::function<double()> random);

    /// Monotonic milliseconds until which nothing is sent; 0 if nothing stands in the way.
    qint64 untilMs() const;
    /// Why a request may not go out now, or nothing: then it goes, perhaps as the probe.
    std::optional<Error> admit();

    void noteSuccess();
    void noteNetworkFailure(const Error &error);
    void noteRefusal(const Error &error);
    void noteRetryAfter(std::optional<qint64> wishMs, const Error &error);
    /// The probe was withdrawn; the next request is the probe.
    void noteWithdrawn();

private:
    void pauseFor(qint64 ms, const Error &reason);

    const Clock &m_clock;
    HttpLimits m_limits;
    std::function<double()> m_random;
    std::optional<Error> m_reason; ///< set while the source is not known to be well again
    qint64 m_untilMs = 0;
    bool m_probing = false;
    int m_failures = 0;
    int m_refusals = 0;
    int m_openings = 0;
};

} // namespace Promontory
