#pragma once

#include <QLoggingCategory>

namespace Promontory {

/// promontory.http: what the network does. Never a secret, never an address with one.
Q_DECLARE_LOGGING_CATEGORY(httpLog)

} // namespace Promontory
