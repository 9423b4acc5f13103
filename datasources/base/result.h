/// datasources/base holds what every part needs to say: results, errors, notices, time.
/// Values only; nothing here knows about data, networks or screens.
#pragma once

#include "datasources/base/error.h"

#include <tl/expected.hpp>

namespace Promontory {

/// A value, or the reason why there is none. The only place that names the library behind it.
template <typename T>
using Result = tl::expected<T, Error>;

/// Wraps an error for a function that returns Result<T>.
inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

/// Shorthand for failure(Error{kind, message, detail}).
inline tl::unexpected<Error> failure(ErrorKind kind, QString message, QString detail = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(message), std::move(detail)});
}

} // namespace Promontory
