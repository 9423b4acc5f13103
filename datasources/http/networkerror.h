#pragma once

#include "datasources/base/error.h"

#include <QNetworkReply>

namespace Promontory {

/// Whether an HTTP answer arrived, whatever its status.
bool isHttpAnswer(const QNetworkReply &reply);

/// Why no (whole) HTTP answer arrived.
Error networkError(const QNetworkReply &reply);

/// Failures of the connection itself: they may pass, and they count for the breaker.
bool isConnectionFailure(const Error &error);

} // namespace Promontory
