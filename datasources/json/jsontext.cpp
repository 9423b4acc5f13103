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

QLatin1StringView wideEncoding(QByteArrayView text)
{
    const auto isZero = [text](qsizetype at) { return at < text.size() && text.at(at) == '\0'; };
    const bool isWide = text.size() >= 4 && ((isZero(2) && isZero(3)) || (isZero(0) && isZero(1)));
    const bool hasMark = text.startsWith("\xFF\xFE") || text.startsWith("\xFE\xFF");
    if (isWide && (hasMark || isZero(0) != isZero(3)))
        return QLatin1StringView("UTF-32");
    const bool isUtf16 = hasMark || (text.size() >= 2 && isZero(0) != isZero(1));
    return isUtf16 ? QLatin1StringView("UTF-16") : QLatin1StringView();
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
