#pragma once

#include <QByteArrayList>
#include <QString>
#include <QUrl>

namespace Promontory {

/// Text for logs, messages and the clipboard: credentials in headers, addresses, parameters, tokens
/// and PEM blocks become "***". Applied wherever text that saw the network leaves the program.
QString redacted(const QString &text);

/// Bytes of a server without these very secrets, be they plain, in base64, percent-encoded or in
/// hex. Secrets of less than four bytes stay.
QByteArray withoutSecrets(QByteArray bytes, const QByteArrayList &secrets);

/// An address without user info and with the values of secret parameters hidden.
QString redactedUrl(const QUrl &url);

} // namespace Promontory
