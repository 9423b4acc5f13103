#include "widgets/controls/jsontokens.h"

#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>

namespace Promontory {

namespace {

constexpr qsizetype LongestLine = 1'000;
constexpr int MostLines = 20'000; // that a bracket is searched over
constexpr int MostCharacters = 200'000;

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'+' || c == u'-' || c == u'.';
}

/// Behind the closing quote of the text that starts here; the line's end if it is not closed.
qsizetype textEnd(QStringView line, qsizetype start)
{
    qsizetype at = start + 1;
    while (at < line.size() && line[at] != u'"')
        at += line[at] == u'\\' ? 2 : 1;
    return std::min(at + 1, line.size());
}

bool isKey(QStringView line, qsizetype end)
{
    while (end < line.size() && line[end].isSpace())
        ++end;
    return end < line.size() && line[end] == u':';
}

qsizetype wordEnd(QStringView line, qsizetype start)
{
    qsizetype at = start;
    while (at < line.size() && isWordPart(line[at]))
        ++at;
    return at;
}

/// Walks from bracket to bracket until as many are closed as were opened.
int balancedFrom(QTextBlock block, int column, int direction)
{
    int depth = 0;
    int characters = block.length();
    for (int lines = 0; block.isValid() && lines < MostLines && characters <= MostCharacters; ++lines) {
        const QString text = block.text();
        QList<JsonToken> tokens = jsonTokens(text);
        if (direction < 0)
            std::reverse(tokens.begin(), tokens.end());
        for (const JsonToken &token : std::as_const(tokens)) {
            const bool isBehind = lines == 0 && direction * (token.start - column) < 0;
            if (token.kind != JsonToken::Kind::Bracket || isBehind)
                continue;
            depth += isOpeningBracket(text.at(token.start)) ? direction : -direction;
            if (depth == 0)
                return block.position() + int(token.start);
        }
        block = direction > 0 ? block.next() : block.previous();
        characters += block.length();
    }
    return -1;
}

} // namespace

QList<JsonToken> jsonTokens(QStringView line)
{
    QList<JsonToken> tokens;
    qsizetype at = 0;
    while (at < line.size()) {
        const QChar c = line[at];
        if (c == u'"') {
            const qsizetype end = textEnd(line, at);
            tokens.append({isKey(line, end) ? JsonToken::Kind::Key : JsonToken::Kind::Text, at, end - at});
            at = end;
        } else if (isOpeningBracket(c) || isClosingBracket(c)) {
            tokens.append({JsonToken::Kind::Bracket, at, 1});
            ++at;
        } else if (isWordPart(c)) {
            const qsizetype end = wordEnd(line, at);
            const bool isNumber = c == u'-' || (c >= u'0' && c <= u'9');
            tokens.append({isNumber ? JsonToken::Kind::Number : JsonToken::Kind::Word, at, end - at});
            at = end;
        } else {
            ++at;
        }
    }
    return tokens;
}

int matchingBracket(const QTextDocument &document, int position)
{
    const QTextBlock block = document.findBlock(position);
    const int column = position - block.position();
    if (!block.isValid() || column >= block.length() - 1 || block.length() > MostCharacters)
        return -1;
    const QString text = block.text();
    const QChar c = text.at(column);
    if (!isOpeningBracket(c) && !isClosingBracket(c))
        return -1;
    const QList<JsonToken> tokens = jsonTokens(text);
    const bool isBracket = std::any_of(tokens.cbegin(), tokens.cend(), [column](const JsonToken &token) {
        return token.kind == JsonToken::Kind::Bracket && token.start == column;
    });
    return isBracket ? balancedFrom(block, column, isOpeningBracket(c) ? 1 : -1) : -1;
}

QString withShortLines(const QString &json)
{
    QString result;
    bool inText = false;
    bool escaped = false;
    qsizetype length = 0;
    for (const QChar c : json) {
        result.append(c);
        length = c == u'\n' ? 0 : length + 1;
        // A text that is not closed ends with its line, so that what follows is told right.
        if (c == u'\n')
            inText = false;
        else if (inText && !escaped && c == u'"')
            inText = false;
        else if (!inText && c == u'"')
            inText = true;
        escaped = inText && !escaped && c == u'\\';
        if (!inText && length >= LongestLine && (c == u',' || isOpeningBracket(c))) {
            result.append(u'\n');
            length = 0;
        }
    }
    return result;
}

} // namespace Promontory
