#pragma once

#include <QByteArrayView>

namespace Promontory {

/// The first byte that is not part of well-formed UTF-8; -1 if there is none.
qsizetype firstInvalidByte(QByteArrayView text);

/// Whether this is UTF-16, by its byte order mark or by the zeros of its first character.
bool looksLikeUtf16(QByteArrayView text);

} // namespace Promontory
