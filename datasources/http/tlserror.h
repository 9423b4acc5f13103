#pragma once

#include "datasources/base/error.h"

#include <QList>
#include <QSslError>

namespace Promontory {

/// What is wrong with a server's certificate, and what to do about it. `host` is where the request
/// went, `faults` are not empty. The detail names every fault and the fingerprint (SHA-256) of the
/// certificate.
Error certificateError(const QString &host, const QList<QSslError> &faults);

/// Why a handshake failed for which no certificate is to blame; `words` are those of the TLS
/// library.
Error handshakeError(const QString &host, const QString &words);

} // namespace Promontory
