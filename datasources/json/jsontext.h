#pragma once

#include <QByteArrayView>
#include <QLatin1StringView>

namespace Promontory {

/// The first byte that is not part of well-formed UTF-8; -1 if there is none.
qsizetype firstInvalidByte(QByteArrayView text);

/// "UTF-16" or "UTF-32" if the text looks like that, by its byte order mark or by the zeros of its first
/// character; empty otherwise.
QLatin1StringView wideEncoding(QByteArrayView text);

} // namespace Promontory
