#pragma once

#include "datasources/base/result.h"

#include <QByteArray>
#include <QList>

namespace Promontory {

/// What the local Prometheus says about one of its targets.
struct TargetHealth
{
    enum class State { Unknown, Up, Down };

    QString url;
    QString job;
    State state = State::Unknown;
    QString error;       ///< the server's words, plain text
    double scrapeMs = 0; ///< duration of the last scrape

    bool operator==(const TargetHealth &) const = default;
};

/// Reads an answer of /api/v1/targets, active targets only, in the order of the configuration
/// ("target-1", …). Fails with BadResponse.
Result<QList<TargetHealth>> parseTargetHealth(const QByteArray &body);

} // namespace Promontory
