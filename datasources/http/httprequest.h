#pragma once

#include "datasources/base/result.h"

#include <QByteArray>
#include <QUrl>

#include <functional>
#include <optional>

namespace Promontory {

/// What a server answered, whatever the status. The body is complete as far as HTTP can tell, which
/// is not far: only the document inside proves it.
struct HttpAnswer
{
    int status = 0;
    QUrl url; ///< after redirects
    QByteArray contentType;
    QByteArray serverName;
    QByteArray body;              ///< decoded; with room for a parser's padding behind its end
    std::optional<qint64> dateMs; ///< the server's clock
    qint64 sentMs = 0;            ///< our wall clock at the beginning of the last attempt
    qint64 roundTripMs = 0;       ///< until the headers came
    qint64 elapsedMs = 0;         ///< until the body was there

    bool operator==(const HttpAnswer &) const = default;
};

enum class HttpMethod { Get, Post };

/// One read. POST carries a form and is a read too: it may be sent again.
struct HttpRequest
{
    HttpMethod method = HttpMethod::Get;
    QUrl url;
    QByteArray form;
    qint64 timeoutMs = 30'000; ///< of the server's work; the wall-clock deadline is a little later
    qint64 maxBytes = 256LL * 1024 * 1024;
    int retries = 2; ///< after network failures and answers that `isTransient` names
    std::function<bool(const HttpAnswer &)> isTransient;
};

} // namespace Promontory
