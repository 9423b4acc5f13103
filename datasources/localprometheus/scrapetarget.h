/// datasources/localprometheus runs a real Prometheus as a child of this program, for people who
/// have /metrics addresses and no server. Here: its configuration, its process, its state, and the
/// data source over it. Asking it questions is left to the Prometheus data source.
#pragma once

#include "datasources/base/result.h"

#include <QStringList>

namespace Promontory {

/// One /metrics address, taken apart as Prometheus wants it.
struct ScrapeTarget
{
    QString job = QStringLiteral("local"); ///< value of the label "job"
    QString scheme = QStringLiteral("http");
    QString address; ///< "host" or "host:port", an IPv6 host in brackets
    QString path = QStringLiteral("/metrics");

    bool operator==(const ScrapeTarget &) const = default;

    QString url() const;
};

/// Reads "host:port", "host:port/path" or an http(s) URL, with an optional "job=" before it.
/// Fails with Syntax: credentials, queries, fragments, other schemes, control characters.
Result<ScrapeTarget> parseScrapeTarget(const QString &text);

/// The same for a list; empty lines and repetitions are dropped. Fails at the first bad address.
Result<QList<ScrapeTarget>> parseScrapeTargets(const QStringList &texts);

} // namespace Promontory
