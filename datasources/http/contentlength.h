#pragma once

#include "datasources/base/result.h"

#include <QByteArray>

namespace Promontory {

/// How long a body says it is; 0 if it does not say. Several equal lengths are one (RFC 9110, 8.6).
/// Errors: BadResponse for a negative length, for none at all, and for lengths that contradict each
/// other: nobody can tell then where the answer ends.
Result<qint64> parseContentLength(const QByteArray &value);

} // namespace Promontory
