#pragma once

#include <QMetaType>
#include <QString>

namespace Promontory {

/// What went wrong, as far as the program treats it differently.
enum class ErrorKind {
    Network,      ///< DNS, refused, reset, unreachable
    Timeout,      ///< a deadline of ours or of the server passed
    Unauthorised, ///< 401, 403, missing credentials
    Tls,          ///< certificate or handshake
    Redirect,     ///< the server points to another origin
    RateLimited,  ///< 429 or Retry-After
    BadQuery,     ///< the server refused the expression or a parameter
    Server,       ///< the server failed (5xx)
    BadResponse,  ///< not JSON, not an answer, truncated
    TooLarge,     ///< over one of our limits
    Storage,      ///< reading or writing a file
    Syntax,       ///< a file or text of the user cannot be read
    Unsupported,  ///< asked for something that is not there
    Cancelled,    ///< we stopped it ourselves
};

/// An error on its way to the place that can show it.
/// `message` is translated and for people: what is wrong, and what to do. `detail` is not
/// translated: status line, server text, position. Neither ever holds a secret.
struct Error
{
    ErrorKind kind = ErrorKind::BadResponse;
    QString message;
    QString detail;

    bool operator==(const Error &) const = default;
};

} // namespace Promontory

Q_DECLARE_METATYPE(Promontory::Error)
