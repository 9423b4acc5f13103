#pragma once

#include <QString>
#include <QUrl>

namespace Promontory {

/// Text for logs, messages and the clipboard: credentials in headers, addresses, parameters, tokens and
/// PEM blocks become "***". Applied wherever text that saw the network leaves the program.
QString redacted(const QString &text);

/// An address without user info and with the values of secret parameters hidden.
QString redactedUrl(const QUrl &url);

} // namespace Promontory
