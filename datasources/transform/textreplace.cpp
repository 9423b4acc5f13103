#include "datasources/transform/textreplace.h"

namespace Promontory {

namespace {

constexpr qsizetype LongestResult = 8 * 1024;

// The group that "$…" at this place names, with the length of the reference; nothing if it names
// none.
struct Reference
{
    QString text;
    qsizetype length = 0;
};

Reference numbered(const QString &form, qsizetype at, const QRegularExpressionMatch &match,
                   int groups)
{
    for (const qsizetype digits : {2, 1}) {
        bool isNumber = false;
        const int group = QStringView(form).mid(at + 1, digits).toInt(&isNumber);
        const bool isWhole = QStringView(form).mid(at + 1, digits).size() == digits;
        if (isNumber && isWhole && group > 0 && group <= groups)
            return {match.captured(group), digits + 1};
    }
    return {};
}

Reference referenceAt(const QString &form, qsizetype at, const QRegularExpressionMatch &match,
                      const Pattern &pattern)
{
    const QChar next = at + 1 < form.size() ? form.at(at + 1) : QChar();
    if (next == u'$')
        return {QString(u'$'), 2};
    if (next == u'&')
        return {match.captured(0), 2};
    const qsizetype end = next == u'<' ? form.indexOf(u'>', at) : -1;
    if (end > 0)
        return {match.captured(form.mid(at + 2, end - at - 2)), end - at + 1};
    return numbered(form, at, match, pattern.captureCount());
}

QString expanded(const QString &form, const QRegularExpressionMatch &match, const Pattern &pattern)
{
    QString text;
    for (qsizetype at = 0; at < form.size() && text.size() < LongestResult;) {
        const Reference reference =
            form.at(at) == u'$' ? referenceAt(form, at, match, pattern) : Reference();
        if (reference.length > 0)
            text += reference.text;
        else
            text += form.at(at);
        at += std::max<qsizetype>(reference.length, 1);
    }
    return text;
}

} // namespace

QString replacedMatches(const QString &text, const Pattern &pattern, const QString &replacement)
{
    QString result;
    qsizetype at = 0;
    while (at <= text.size() && result.size() < LongestResult) {
        const QRegularExpressionMatch match = pattern.match(text, at);
        if (!match.hasMatch())
            break;
        result += QStringView(text).mid(at, match.capturedStart() - at);
        result += expanded(replacement, match, pattern);
        const bool isEmpty = match.capturedLength() == 0;
        if (isEmpty && match.capturedEnd() < text.size())
            result += text.at(match.capturedEnd());
        at = match.capturedEnd() + (isEmpty ? 1 : 0);
        if (!pattern.isGlobal())
            break;
    }
    result += QStringView(text).mid(at);
    return result.left(LongestResult);
}

} // namespace Promontory
