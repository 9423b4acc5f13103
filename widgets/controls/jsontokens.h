#pragma once

#include <QList>
#include <QString>
#include <QStringView>

class QTextDocument;

namespace Promontory {

/// A piece of one line of JSON that has a colour of its own.
struct JsonToken
{
    enum class Kind { Key, Text, Number, Word, Bracket };

    Kind kind = Kind::Word;
    qsizetype start = 0;
    qsizetype length = 0;

    bool operator==(const JsonToken &) const = default;
};

/// The tokens of one line; nothing in JSON goes on over a line's end, so every line stands by itself. A text
/// is a key if a colon follows on the same line. Of broken JSON as much as can be told.
QList<JsonToken> jsonTokens(QStringView line);

inline bool isOpeningBracket(QChar c)
{
    return c == u'{' || c == u'[';
}
inline bool isClosingBracket(QChar c)
{
    return c == u'}' || c == u']';
}

/// The place of the bracket that belongs to the one at `position`, both counted in the document's characters;
/// -1 if there is none, or none within some thousands of lines: every move of a cursor asks.
int matchingBracket(const QTextDocument &document, int position);

/// Puts lines of more than a thousand characters on several: an editor is slow with them. Breaks only
/// behind commas and opening brackets outside of texts, where white space means nothing.
QString withShortLines(const QString &json);

} // namespace Promontory
