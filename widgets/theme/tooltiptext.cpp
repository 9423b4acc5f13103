#include "widgets/theme/tooltiptext.h"

namespace Promontory {

namespace {

constexpr qsizetype LongestTip = 2'000;

bool isUnwanted(QChar c)
{
    const char16_t code = c.unicode();
    const bool turnsDirection = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    return turnsDirection || (c.category() == QChar::Other_Control && c != u'\n');
}

} // namespace

QString toolTipText(const QString &text)
{
    if (text.isEmpty())
        return {};
    QString shown = text.left(LongestTip);
    shown.removeIf(isUnwanted);
    return QLatin1String("<p style='white-space:pre-wrap'>") + shown.toHtmlEscaped() + QLatin1String("</p>");
}

} // namespace Promontory
