#pragma once

#include <QByteArray>

namespace Promontory {

/// The bytes as a gzip file.
QByteArray gzipped(const QByteArray &bytes);
/// As the standard means "deflate": with the two-byte header and the checksum of zlib.
QByteArray zlibPacked(const QByteArray &bytes);
/// As many servers send "deflate": without them.
QByteArray rawDeflated(const QByteArray &bytes);
/// As a zstd frame of one block that is not compressed. At most 128 KiB.
QByteArray zstdFramed(const QByteArray &bytes);

} // namespace Promontory
