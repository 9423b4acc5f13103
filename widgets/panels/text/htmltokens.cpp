#include "widgets/panels/text/htmltokens.h"

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostAttributes = 32;
constexpr qsizetype LongestEntity = 10;

bool isNamePart(QChar c)
{
    return c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u':';
}

QString entityText(QStringView name)
{
    if (name.startsWith(u'#')) {
        const bool isHex = name.size() > 1 && (name.at(1) == u'x' || name.at(1) == u'X');
        bool ok = false;
        const uint code = isHex ? name.mid(2).toUInt(&ok, 16) : name.mid(1).toUInt(&ok, 10);
        const bool isCharacter =
            ok && code > 0 && code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
        return isCharacter ? QString::fromUcs4(reinterpret_cast<const char32_t *>(&code), 1)
                           : QString();
    }
    if (name == u"amp")
        return u"&"_s;
    if (name == u"lt")
        return u"<"_s;
    if (name == u"gt")
        return u">"_s;
    if (name == u"quot")
        return u"\""_s;
    return name == u"apos" ? u"'"_s : QString();
}

} // namespace

QString withoutEntities(const QString &text)
{
    QString plain;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype end = text.at(at) == u'&' ? text.indexOf(u';', at) : -1;
        const bool isEntity = end > at && end - at <= LongestEntity;
        const QString value =
            isEntity ? entityText(QStringView(text).mid(at + 1, end - at - 1)) : QString();
        plain.append(value.isEmpty() ? text.mid(at, 1) : value);
        at = value.isEmpty() ? at + 1 : end + 1;
    }
    return plain;
}

QChar HtmlTokenizer::peek(qsizetype ahead) const
{
    return m_at + ahead < m_html.size() ? m_html.at(m_at + ahead) : QChar();
}

void HtmlTokenizer::skipBlanks()
{
    while (m_at < m_html.size() && peek().isSpace())
        ++m_at;
}

/// Comments, <!…> and <?…>. False: something else stands here.
bool HtmlTokenizer::skipMarkup()
{
    if (peek() != u'<' || (peek(1) != u'!' && peek(1) != u'?'))
        return false;
    const bool isComment = m_html.mid(m_at).startsWith(u"<!--");
    const QStringView end = isComment ? QStringView(u"-->") : QStringView(u">");
    const qsizetype found = m_html.indexOf(end, m_at + (isComment ? 4 : 2));
    m_at = found < 0 ? m_html.size() : found + end.size();
    return true;
}

std::optional<HtmlToken> HtmlTokenizer::next()
{
    while (skipMarkup()) {
    }
    if (m_at >= m_html.size())
        return std::nullopt;
    const bool isTag =
        peek() == u'<' && (peek(1).isLetter() || (peek(1) == u'/' && peek(2).isLetter()));
    if (isTag)
        return readTag();
    qsizetype end = m_html.indexOf(u'<', m_at + 1);
    end = end < 0 ? m_html.size() : end;
    HtmlToken token;
    token.text = m_html.mid(m_at, end - m_at).toString();
    m_at = end;
    return token;
}

std::optional<HtmlToken> HtmlTokenizer::readTag()
{
    ++m_at;
    HtmlToken token;
    token.kind = peek() == u'/' ? HtmlToken::Kind::Close : HtmlToken::Kind::Open;
    if (token.kind == HtmlToken::Kind::Close)
        ++m_at;
    token.text = readName().toLower();
    readAttributes(token);
    return token;
}

QString HtmlTokenizer::readName()
{
    const qsizetype first = m_at;
    while (m_at < m_html.size() && isNamePart(peek()))
        ++m_at;
    return m_html.mid(first, m_at - first).toString();
}

QString HtmlTokenizer::readValue()
{
    const QChar quote = peek();
    if (quote == u'"' || quote == u'\'') {
        qsizetype end = m_html.indexOf(quote, m_at + 1);
        end = end < 0 ? m_html.size() : end;
        const QString value = m_html.mid(m_at + 1, end - m_at - 1).toString();
        m_at = qMin(end + 1, m_html.size());
        return value;
    }
    const qsizetype first = m_at;
    while (m_at < m_html.size() && !peek().isSpace() && peek() != u'>')
        ++m_at;
    return m_html.mid(first, m_at - first).toString();
}

void HtmlTokenizer::readAttributes(HtmlToken &token)
{
    while (m_at < m_html.size()) {
        skipBlanks();
        if (peek() == u'>') {
            ++m_at;
            return;
        }
        const QString name = readName().toLower();
        if (name.isEmpty()) {
            ++m_at; // a stray sign
            continue;
        }
        skipBlanks();
        QString value;
        if (peek() == u'=') {
            ++m_at;
            skipBlanks();
            value = readValue();
        }
        if (token.attributes.size() < MostAttributes)
            token.attributes.append({name, withoutEntities(value)});
    }
}

void HtmlTokenizer::skipElement(QStringView name)
{
    const QString end = "</"_L1 + name.toString();
    const qsizetype found = m_html.indexOf(end, m_at, Qt::CaseInsensitive);
    if (found < 0) {
        m_at = m_html.size();
        return;
    }
    const qsizetype close = m_html.indexOf(u'>', found);
    m_at = close < 0 ? m_html.size() : close + 1;
}

} // namespace Promontory
