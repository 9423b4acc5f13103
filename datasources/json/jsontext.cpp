#include "datasources/json/jsontext.h"

#include "datasources/json/json.h"

#include <algorithm>

namespace Promontory {

qsizetype firstInvalidByte(QByteArrayView text)
{
    if (text.isValidUtf8())
        return -1;
    // Only after a fault: character by character, so that no second decoder is needed.
    qsizetype at = 0;
    qsizetype length = 1;
    while (length <= 4 && at + length <= text.size()) {
        if (text.sliced(at, length).isValidUtf8()) {
            at += length;
            length = 1;
        } else {
            ++length;
        }
    }
    return at;
}

bool looksLikeUtf16(QByteArrayView text)
{
    return text.startsWith("\xFF\xFE") || text.startsWith("\xFE\xFF") ||
           (text.size() >= 2 && ((text.at(0) == '\0') != (text.at(1) == '\0')));
}

TextPosition positionOf(const QByteArray &text, qsizetype offset)
{
    TextPosition position;
    const qsizetype start = text.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    const qsizetype end = std::clamp(offset, start, std::max(start, text.size()));
    for (qsizetype i = start; i < end; ++i) {
        const auto byte = static_cast<unsigned char>(text.at(i));
        if (byte == '\n') {
            ++position.line;
            position.column = 1;
        } else if ((byte & 0xC0U) != 0x80U) {
            ++position.column;
        }
    }
    return position;
}

} // namespace Promontory
