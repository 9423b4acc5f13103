#include "app/variables/templateparts.h"

namespace Promontory {

namespace {

/// The longest reference. Without it texts of many opening braces would be searched to their end for each.
constexpr qsizetype LongestReference = 1000;

bool isWord(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_';
}

qsizetype wordLength(QStringView text)
{
    qsizetype length = 0;
    while (length < text.size() && isWord(text[length]))
        ++length;
    return length;
}

QStringView unquoted(QStringView text)
{
    const bool quoted = text.size() >= 2 && (text.front() == u'"' || text.front() == u'\'') && text.back() == text.front();
    return quoted ? text.mid(1, text.size() - 2) : text;
}

// ".path" or "[path]" in front of the format; gives back how long it is, or -1 if it is broken.
qsizetype readPath(QStringView text, TemplatePart &part)
{
    if (text.startsWith(u'.')) {
        qsizetype length = 1;
        while (length < text.size() && text[length] != u':')
            ++length;
        part.path = text.mid(1, length - 1);
        return length > 1 ? length : -1;
    }
    if (!text.startsWith(u'['))
        return 0;
    const qsizetype end = text.indexOf(u']');
    part.path = end < 0 ? QStringView() : unquoted(text.mid(1, end - 1));
    return end < 0 ? -1 : end + 1;
}

// What stands between the braces of ${…}, or between [[ and ]].
TemplatePart readInside(QStringView whole, QStringView inside)
{
    TemplatePart part{whole, {}, {}, {}};
    const qsizetype word = wordLength(inside);
    const qsizetype path = readPath(inside.mid(word), part);
    if (word == 0 || path < 0)
        return {whole, {}, {}, {}};
    const QStringView rest = inside.mid(word + path);
    if (!rest.isEmpty() && (rest.front() != u':' || rest.size() == 1))
        return {whole, {}, {}, {}};
    part.name = inside.left(word);
    part.format = rest.mid(rest.isEmpty() ? 0 : 1);
    return part;
}

// The end of ${…}: the first brace that is not inside of a quoted path.
qsizetype closingBrace(QStringView text)
{
    QChar quote;
    for (qsizetype i = 2; i < text.size(); ++i) {
        if (!quote.isNull())
            quote = text[i] == quote ? QChar() : quote;
        else if (i > 0 && text[i - 1] == u'[' && (text[i] == u'"' || text[i] == u'\''))
            quote = text[i];
        else if (text[i] == u'}')
            return i;
    }
    return -1;
}

// The reference at the start of the text; literal and empty if there is none.
TemplatePart referenceAt(QStringView text)
{
    if (text.startsWith(u"${")) {
        const qsizetype end = closingBrace(text);
        return end < 0 ? TemplatePart() : readInside(text.left(end + 1), text.mid(2, end - 2));
    }
    if (text.startsWith(u"[[")) {
        const qsizetype end = text.indexOf(u"]]");
        return end < 0 ? TemplatePart() : readInside(text.left(end + 2), text.mid(2, end - 2));
    }
    if (!text.startsWith(u'$'))
        return {};
    const qsizetype word = wordLength(text.mid(1));
    return word == 0 ? TemplatePart() : TemplatePart{text.left(word + 1), text.mid(1, word), {}, {}};
}

} // namespace

QList<TemplatePart> templateParts(QStringView text)
{
    QList<TemplatePart> parts;
    qsizetype literal = 0;
    qsizetype at = 0;
    while (at < text.size()) {
        if (text[at] != u'$' && text[at] != u'[') {
            ++at;
            continue;
        }
        const TemplatePart part = referenceAt(text.mid(at, LongestReference));
        if (!part.isReference()) {
            ++at;
            continue;
        }
        if (at > literal)
            parts.append({text.mid(literal, at - literal), {}, {}, {}});
        parts.append(part);
        at += part.text.size();
        literal = at;
    }
    if (literal < text.size())
        parts.append({text.mid(literal), {}, {}, {}});
    return parts;
}

} // namespace Promontory
