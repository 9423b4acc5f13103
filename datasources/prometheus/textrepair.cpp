#include "datasources/prometheus/textrepair.h"

#include "datasources/core/redaction.h"

#include <QCoreApplication>

#include <algorithm>
#include <climits>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(AnswerDecoder)
};

/// Follows strings and brackets through a text without understanding it.
struct Nesting
{
    int depth = 0;
    bool inString = false;
    bool escaped = false;

    void step(char c)
    {
        if (inString) {
            inString = escaped || c != '"';
            escaped = !escaped && c == '\\';
            return;
        }
        if (c == '"')
            inString = true;
        else if (c == '{' || c == '[')
            ++depth;
        else if (c == '}' || c == ']')
            --depth;
    }
};

bool isCutShort(QByteArrayView body)
{
    Nesting nesting;
    for (const char c : body)
        nesting.step(c);
    return nesting.inString || nesting.depth > 0;
}

char16_t hexUnit(std::string_view digits, bool &ok)
{
    return static_cast<char16_t>(
        QByteArray::fromRawData(digits.data(), static_cast<qsizetype>(digits.size()))
            .toUShort(&ok, 16));
}

QChar simpleEscape(char c)
{
    switch (c) {
    case 'b':
        return u'\b';
    case 'f':
        return u'\f';
    case 'n':
        return u'\n';
    case 'r':
        return u'\r';
    case 't':
        return u'\t';
    case '"':
    case '\\':
    case '/':
        return QLatin1Char(c);
    default:
        return QChar::ReplacementCharacter;
    }
}

void replaceLoneSurrogates(QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool paired =
            text.at(i).isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        if (paired)
            ++i;
        else if (text.at(i).isSurrogate() || text.at(i).isNull())
            text[i] = QChar::ReplacementCharacter;
    }
}

constexpr qsizetype LongestRead = 16'000; ///< more than any limit asks for

} // namespace

QByteArray repairedText(QByteArrayView text)
{
    // Qt's decoder puts U+FFFD where the bytes are no UTF-8; encoding again gives clean bytes.
    QByteArray clean = QString::fromUtf8(text).toUtf8();
    QByteArray result;
    result.reserve(clean.size() + 64);
    Nesting nesting;
    for (const char c : std::as_const(clean)) {
        const bool control = nesting.inString && static_cast<unsigned char>(c) < 0x20;
        nesting.step(c);
        if (control)
            result += "\xEF\xBF\xBD";
        else
            result += c;
    }
    return result;
}

QString lenientUnescaped(std::string_view raw)
{
    QString text;
    std::size_t plain = 0;
    std::size_t at = raw.find('\\');
    for (; at != std::string_view::npos && at + 1 < raw.size(); at = raw.find('\\', plain)) {
        const std::string_view before = raw.substr(plain, at - plain);
        text += QString::fromUtf8(before.data(), static_cast<qsizetype>(before.size()));
        bool ok = false;
        if (raw[at + 1] == 'u') {
            const char16_t unit = hexUnit(raw.substr(at + 2, 4), ok);
            text += ok ? QChar(unit) : QChar(QChar::ReplacementCharacter);
        } else {
            text += simpleEscape(raw[at + 1]);
        }
        plain = std::min(raw.size(), at + (ok ? 6 : 2));
    }
    const std::string_view rest = raw.substr(plain);
    text += QString::fromUtf8(rest.data(), static_cast<qsizetype>(rest.size()));
    replaceLoneSurrogates(text);
    return text;
}

Error brokenBodyError(QByteArrayView body, const char *reason)
{
    const QByteArrayView start = body.trimmed();
    const QString detail = QString::fromLatin1(reason);
    if (start.isEmpty())
        return {ErrorKind::BadResponse, Text::tr("The server sent an empty answer."), detail};
    if (start.startsWith('<'))
        return {
            ErrorKind::BadResponse,
            Text::tr(
                "The server sent a web page instead of a Prometheus answer. Is this the address "
                "of a login page or of another program?"),
            detail};
    if (!start.startsWith('{'))
        return {
            ErrorKind::BadResponse,
            Text::tr("The server sent something that is not a Prometheus answer: %1")
                .arg(cleanedText(
                    QString::fromUtf8(start.first(std::min<qsizetype>(start.size(), 512))), 200)),
            detail};
    if (isCutShort(start))
        return {ErrorKind::BadResponse,
                Text::tr("The answer of the server was truncated after %n bytes.", nullptr,
                         static_cast<int>(std::min<qsizetype>(body.size(), INT_MAX))),
                u"truncated: "_s + detail};
    return {ErrorKind::BadResponse, Text::tr("The answer of the server is not valid JSON."),
            detail};
}

QString cleanedText(const QString &words, qsizetype limit)
{
    // A server may repeat what it was sent. Lines still tell where a header ends.
    QString text = redacted(words.left(LongestRead));
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            c = u' ';
    }
    text = text.simplified();
    if (text.size() > limit)
        text = text.left(limit - 1) + u'…';
    return text;
}

} // namespace Promontory
