#include "datasources/json/json.h"
#include "datasources/json/jsontext.h"

#include <QCoreApplication>

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace Promontory {

namespace {

constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";
// Dashboards repeat their keys and short values hundreds of times; what is longer hardly comes twice.
constexpr size_t LongestShared = 40;
constexpr size_t MostShared = 8'192;

QString tr(const char *text)
{
    return QCoreApplication::translate("Json", text);
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWordCharacter(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '+' ||
           c == '-' || c == '.';
}

int hexDigit(char c)
{
    if (isDigit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// QString::fromUtf8 takes a byte order mark away; inside a document it is a character.
void appendUtf8(QString &out, std::string_view text)
{
    if (text.substr(0, ByteOrderMark.size()) == ByteOrderMark)
        out.append(QChar(QChar::ByteOrderMark));
    out.append(QString::fromUtf8(text.data(), qsizetype(text.size())));
}

/// One pass over the text. Every method returns false after the first fault.
class Parser
{
public:
    Parser(std::string_view text, const JsonLimits &limits) : m_text(text), m_limits(limits) {}

    bool document(Json &out);
    const JsonFault &fault() const { return m_fault; }

private:
    bool value(Json &out, int depth);
    bool array(Json &out, int depth);
    bool object(Json &out, int depth);
    bool member(QList<JsonMember> &members, int depth);
    bool key(QString &out);
    bool stringValue(Json &out);
    bool string(QString &out);
    std::string_view plainString() const;
    bool escape(QString &out);
    bool codeUnit(char16_t &out);
    bool number(Json &out);
    bool digits();
    bool word(std::string_view name, Json constant, Json &out);
    bool separator(char close, bool &more);
    bool enter(int depth);
    void skipSpace();

    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    bool atEnd() const { return m_at >= m_text.size(); }
    bool fail(size_t at, const QString &message, bool limit = false);
    bool unexpected();

    std::string_view m_text;
    const JsonLimits &m_limits;
    size_t m_at = 0;
    qsizetype m_nodes = 0;
    JsonFault m_fault;
    // Equal keys and equal scalars share one text, by how they stand in the document.
    std::unordered_map<std::string_view, QString> m_keys;
    std::unordered_map<std::string_view, Json> m_scalars;
};

bool Parser::fail(size_t at, const QString &message, bool limit)
{
    m_fault = {message, qsizetype(at), limit};
    return false;
}

bool Parser::unexpected()
{
    if (atEnd())
        return fail(m_at, tr("The text ends before the value is complete."));
    const char c = m_text[m_at];
    if (c == '/' || c == '#')
        return fail(m_at, tr("JSON has no comments."));
    if (c == '\'')
        return fail(m_at, tr("Texts in JSON stand in double quotes."));
    if (isWordCharacter(c))
        return fail(m_at, tr("This is no JSON value."));
    return fail(m_at, tr("Unexpected character."));
}

void Parser::skipSpace()
{
    while (!atEnd() && (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t'))
        ++m_at;
}

bool Parser::document(Json &out)
{
    if (m_text.substr(0, ByteOrderMark.size()) == ByteOrderMark)
        m_at = ByteOrderMark.size();
    skipSpace();
    if (atEnd())
        return fail(m_at, tr("The text is empty."));
    if (!value(out, 0))
        return false;
    skipSpace();
    if (atEnd())
        return true;
    return peek() == '/' ? unexpected()
                         : fail(m_at, tr("More text follows after the end of the value."));
}

bool Parser::value(Json &out, int depth)
{
    if (++m_nodes > m_limits.nodes)
        return fail(
            m_at, tr("The text holds more values than the limit of %1.").arg(m_limits.nodes), true);
    const size_t start = m_at;
    bool ok = false;
    switch (peek()) {
    case '{':
        ok = object(out, depth);
        break;
    case '[':
        ok = array(out, depth);
        break;
    case '"':
        ok = stringValue(out);
        break;
    case 't':
        ok = word("true", Json(true), out);
        break;
    case 'f':
        ok = word("false", Json(false), out);
        break;
    case 'n':
        ok = word("null", Json::null(), out);
        break;
    default:
        ok = number(out);
        break;
    }
    out.setOffset(qsizetype(start));
    return ok;
}

bool Parser::word(std::string_view name, Json constant, Json &out)
{
    const size_t after = m_at + name.size();
    if (m_text.substr(m_at, name.size()) != name ||
        (after < m_text.size() && isWordCharacter(m_text[after])))
        return unexpected();
    m_at = after;
    out = std::move(constant);
    return true;
}

bool Parser::enter(int depth)
{
    if (depth >= m_limits.depth)
        return fail(
            m_at,
            tr("Arrays and objects are nested deeper than the limit of %1.").arg(m_limits.depth),
            true);
    ++m_at;
    skipSpace();
    return true;
}

bool Parser::separator(char close, bool &more)
{
    skipSpace();
    if (peek() == close) {
        ++m_at;
        more = false;
        return true;
    }
    if (peek() != ',') {
        if (atEnd() || peek() == '/')
            return unexpected();
        return fail(m_at, close == ']' ? tr("A comma or the end of the array is missing here.")
                                       : tr("A comma or the end of the object is missing here."));
    }
    const size_t comma = m_at++;
    skipSpace();
    if (peek() == close)
        return fail(comma, tr("A comma stands before the closing bracket."));
    return true;
}

bool Parser::array(Json &out, int depth)
{
    if (!enter(depth))
        return false;
    QList<Json> items;
    bool more = peek() != ']';
    if (!more)
        ++m_at;
    while (more) {
        Json item;
        if (!value(item, depth + 1) || !separator(']', more))
            return false;
        items.append(std::move(item));
    }
    items.squeeze();
    out = Json::array(std::move(items));
    return true;
}

bool Parser::object(Json &out, int depth)
{
    if (!enter(depth))
        return false;
    QList<JsonMember> members;
    bool more = peek() != '}';
    if (!more)
        ++m_at;
    while (more) {
        if (!member(members, depth) || !separator('}', more))
            return false;
    }
    members.squeeze();
    out = Json::object(std::move(members));
    return true;
}

bool Parser::member(QList<JsonMember> &members, int depth)
{
    JsonMember member;
    member.keyOffset = qsizetype(m_at);
    if (peek() != '"') {
        if (atEnd() || peek() == '/' || peek() == '\'')
            return unexpected();
        return fail(m_at, tr("A key in double quotes is missing here."));
    }
    if (!key(member.key))
        return false;
    skipSpace();
    if (peek() != ':')
        return atEnd() ? unexpected() : fail(m_at, tr("A colon is missing here."));
    ++m_at;
    skipSpace();
    if (!value(member.value, depth + 1))
        return false;
    members.append(std::move(member));
    return true;
}

/// The string that begins here with its quotes, if it has no escapes and is short; else nothing.
std::string_view Parser::plainString() const
{
    const std::string_view ahead = m_text.substr(m_at, LongestShared);
    for (size_t i = 1; i < ahead.size(); ++i) {
        const char c = ahead[i];
        if (c == '"')
            return ahead.substr(0, i + 1);
        if (c == '\\' || static_cast<unsigned char>(c) < 0x20U)
            break;
    }
    return {};
}

bool Parser::key(QString &out)
{
    const std::string_view plain = plainString();
    if (const auto known = m_keys.find(plain); known != m_keys.end()) {
        m_at += plain.size();
        out = known->second;
        return true;
    }
    if (!string(out))
        return false;
    if (!plain.empty() && m_keys.size() < MostShared)
        m_keys.emplace(plain, out);
    return true;
}

bool Parser::stringValue(Json &out)
{
    const std::string_view plain = plainString();
    if (const auto known = m_scalars.find(plain); known != m_scalars.end()) {
        m_at += plain.size();
        out = known->second;
        return true;
    }
    QString text;
    if (!string(text))
        return false;
    text.squeeze();
    out = Json(text);
    if (!plain.empty() && m_scalars.size() < MostShared)
        m_scalars.emplace(plain, out);
    return true;
}

bool Parser::string(QString &out)
{
    const size_t start = m_at++;
    const size_t limit = size_t(std::max<qsizetype>(0, m_limits.stringBytes));
    while (true) {
        const size_t plainFrom = m_at;
        while (!atEnd() && peek() != '"' && peek() != '\\' &&
               static_cast<unsigned char>(peek()) >= 0x20U)
            ++m_at;
        if (m_at - start - 1 > limit)
            return fail(
                start, tr("A text is longer than the limit of %1 bytes.").arg(m_limits.stringBytes),
                true);
        appendUtf8(out, m_text.substr(plainFrom, m_at - plainFrom));
        if (atEnd())
            return fail(start, tr("The text that begins here has no closing quote."));
        if (peek() == '"') {
            ++m_at;
            return true;
        }
        if (peek() != '\\')
            return fail(
                m_at,
                tr("Line breaks and control characters in a text must be written as escapes."));
        if (!escape(out))
            return false;
    }
}

bool Parser::escape(QString &out)
{
    const size_t start = m_at++;
    constexpr std::string_view names = "\"\\/bfnrtu";
    constexpr std::u16string_view units = u"\"\\/\b\f\n\r\t";
    const size_t index = atEnd() ? std::string_view::npos : names.find(peek());
    if (index == std::string_view::npos)
        return fail(start, tr("Unknown escape in a text."));
    ++m_at;
    char16_t unit = 0;
    if (index < units.size())
        unit = units[index];
    else if (!codeUnit(unit))
        return fail(start, tr("An escape needs four hexadecimal digits."));
    out.append(QChar(unit));
    return true;
}

bool Parser::codeUnit(char16_t &out)
{
    unsigned int unit = 0;
    for (int i = 0; i < 4; ++i, ++m_at) {
        const int digit = atEnd() ? -1 : hexDigit(peek());
        if (digit < 0)
            return false;
        unit = unit * 16 + static_cast<unsigned int>(digit);
    }
    out = static_cast<char16_t>(unit);
    return true;
}

bool Parser::digits()
{
    const size_t start = m_at;
    while (isDigit(peek()))
        ++m_at;
    return m_at > start;
}

bool Parser::number(Json &out)
{
    const size_t start = m_at;
    if (peek() == '-')
        ++m_at;
    const bool zero = peek() == '0';
    const size_t integer = m_at;
    if (!digits()) {
        m_at = start;
        return unexpected();
    }
    if (zero && m_at - integer > 1)
        return fail(start, tr("A number must not begin with a zero."));
    if (peek() == '.') {
        ++m_at;
        if (!digits())
            return fail(start, tr("Digits are missing after the decimal point."));
    }
    if (peek() == 'e' || peek() == 'E') {
        ++m_at;
        if (peek() == '+' || peek() == '-')
            ++m_at;
        if (!digits())
            return fail(start, tr("Digits are missing in the exponent."));
    }
    if (isWordCharacter(peek()))
        return fail(start, tr("This is no JSON value."));
    if (m_at - start > size_t(std::max<qsizetype>(0, m_limits.stringBytes)))
        return fail(start,
                    tr("A number is longer than the limit of %1 bytes.").arg(m_limits.stringBytes),
                    true);
    const std::string_view text = m_text.substr(start, m_at - start);
    if (const auto known = m_scalars.find(text); known != m_scalars.end()) {
        out = known->second;
        return true;
    }
    out = Json::number(QByteArray(text.data(), qsizetype(text.size())));
    if (text.size() < LongestShared && m_scalars.size() < MostShared)
        m_scalars.emplace(text, out);
    return true;
}

} // namespace

tl::expected<Json, JsonFault> parseJson(const QByteArray &text, const JsonLimits &limits)
{
    using Fault = tl::unexpected<JsonFault>;
    if (text.size() > limits.bytes)
        return Fault(
            {tr("The text is larger than the limit of %1 bytes.").arg(limits.bytes), 0, true});
    if (const QLatin1StringView encoding = wideEncoding(text); !encoding.isEmpty())
        return Fault({tr("The text is in %1; it must be saved as UTF-8.").arg(encoding), 0});
    if (const qsizetype invalid = firstInvalidByte(text); invalid >= 0)
        return Fault({tr("The text is not valid UTF-8."), invalid});
    Parser parser({text.constData(), size_t(text.size())}, limits);
    Json value;
    if (!parser.document(value))
        return Fault(parser.fault());
    return value;
}

} // namespace Promontory
