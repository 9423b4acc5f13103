#pragma once

#include "datasources/base/error.h"

#include <QList>
#include <QNetworkReply>
#include <QSslError>

#include <optional>

namespace Promontory {

/// Whether an HTTP answer arrived, whatever its status.
bool isHttpAnswer(const QNetworkReply &reply);

/// Why no (whole) HTTP answer arrived. `faults` are what the reply found in the server's
/// certificate.
Error networkError(const QNetworkReply &reply, const QList<QSslError> &faults = {});

/// What stands in the way of reading a whole answer's body: a packing that Qt does not undo.
std::optional<Error> packingError(const QNetworkReply &reply);

/// Why a connection is not there in time. `wasFound` says whether the look-up of the name had
/// ended.
Error connectTimeout(const QNetworkReply &reply, bool wasFound);

/// Failures of the connection itself: they may pass, and they count for the breaker.
bool isConnectionFailure(const Error &error);

} // namespace Promontory
