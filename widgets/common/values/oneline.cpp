#include "widgets/common/values/oneline.h"

namespace Promontory {

namespace {

constexpr int MarksPerCharacter = 3;

bool isDirectionControl(QChar c)
{
    const char16_t code = c.unicode();
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) ||
           code == 0x200E || code == 0x200F || code == 0x061C || code == 0xFEFF;
}

} // namespace

QString oneLine(const QString &text, qsizetype limit)
{
    QString line;
    line.reserve(qMin(text.size(), limit + 1));
    qsizetype characters = 0;
    int marks = 0;
    for (const QChar c : text) {
        if (isDirectionControl(c) || (c.category() == QChar::Other_Control && !c.isSpace()))
            continue;
        if (c.isMark()) {
            if (++marks <= MarksPerCharacter && !line.isEmpty())
                line.append(c);
            continue;
        }
        marks = 0;
        if (c.isSpace() && (line.isEmpty() || line.back() == u' '))
            continue;
        if (!c.isLowSurrogate() && ++characters > limit)
            return line.trimmed() + QChar(0x2026);
        line.append(c.isSpace() && c != QChar(0x2009) && c != QChar::Nbsp ? QChar(u' ') : c);
    }
    return line.trimmed();
}

} // namespace Promontory
