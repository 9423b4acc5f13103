#pragma once

#include "datasources/base/result.h"
#include "datasources/core/sourcesettings.h"
#include "datasources/http/proxyrules.h"

#include <QSslConfiguration>

namespace Promontory {

/// Durations and counts of the network, all measured on the wall; tests shorten them.
struct HttpLimits
{
    qint64 connectMs = 10'000; ///< until the request is on its way, name look-up included
    qint64 idleMs = 30'000;    ///< between two pieces of an answer
    qint64 graceMs = 5'000;    ///< the deadline is the request's time-out and this
    qint64 backoffMs = 1'000;  ///< first step of the exponential back-off
    qint64 backoffCapMs = 60'000;
    qint64 pauseCapMs = 300'000; ///< what a Retry-After may ask for at most
    int breakerFailures = 5;     ///< network failures in a row that open the circuit
    int refusals = 3; ///< 401, 403, bad TLS in a row that stop the source, but a probe a minute
    qint64 refusalPauseMs = 60'000;
    int inFlight = 6;
};

/// How one source is spoken to. Holds secrets: never logged, never compared in messages.
struct HttpOptions
{
    QList<std::pair<QByteArray, QByteArray>>
        headers; ///< credentials and tenant; sent to the own origin only
    QByteArrayList
        secrets; ///< what no refusal of the server may show, should it repeat what it was sent
    QSslConfiguration tls;
    ProxyRules proxies;
    HttpLimits limits;
};

/// Options from settings and the environment; reads the certificate files. Errors: Tls (a file),
/// Syntax (a header).
Result<HttpOptions> httpOptions(const SourceSettings &settings, const SourceSecrets &secrets);

} // namespace Promontory
