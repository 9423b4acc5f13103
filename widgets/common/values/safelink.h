#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace Promontory {

/// The address of a link, if it may be offered: http, https with a host and without user or
/// password, or mailto with nothing but a recipient and a subject (reliability-security D11).
std::optional<QUrl> safeLink(const QString &text);

} // namespace Promontory
