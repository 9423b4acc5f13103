#pragma once

#include <QByteArray>

namespace Promontory {

/// The bytes as a gzip file.
QByteArray gzipped(const QByteArray &bytes);

} // namespace Promontory
