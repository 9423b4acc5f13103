#include "datasources/transform/flatjson.h"

#include <array>
#include <charconv>

namespace Promontory {

namespace {

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

// Looks at one text from its beginning to its end.
class FlatReader
{
public:
    explicit FlatReader(QStringView text) : m_text(text) {}

    bool read(std::vector<FlatMember> &members);

private:
    QChar next() const { return m_at < m_text.size() ? m_text[m_at] : QChar(); }
    void skipSpace();
    bool take(QChar character);
    bool takeWord(QStringView word);
    bool takeString(QStringView &string);
    bool takeNumber(double &number);
    bool takeValue(FlatMember &member);
    qsizetype takeDigits();

    QStringView m_text;
    qsizetype m_at = 0;
};

void FlatReader::skipSpace()
{
    while (next() == u' ' || next() == u'\n' || next() == u'\t' || next() == u'\r')
        ++m_at;
}

bool FlatReader::take(QChar character)
{
    skipSpace();
    if (next() != character)
        return false;
    ++m_at;
    return true;
}

bool FlatReader::takeWord(QStringView word)
{
    if (!m_text.mid(m_at).startsWith(word))
        return false;
    m_at += word.size();
    return true;
}

bool FlatReader::takeString(QStringView &string)
{
    if (!take(u'"'))
        return false;
    const qsizetype begin = m_at;
    while (m_at < m_text.size() && m_text[m_at] != u'"') {
        if (m_text[m_at] == u'\\' || m_text[m_at] < u' ' || m_text[m_at].isSurrogate())
            return false;
        ++m_at;
    }
    string = m_text.mid(begin, m_at - begin);
    return take(u'"');
}

qsizetype FlatReader::takeDigits()
{
    const qsizetype begin = m_at;
    while (isDigit(next()))
        ++m_at;
    return m_at - begin;
}

bool FlatReader::takeNumber(double &number)
{
    const qsizetype begin = m_at;
    if (next() == u'-')
        ++m_at;
    const bool beginsWithZero = next() == u'0';
    const qsizetype whole = takeDigits();
    bool isWhole = true;
    if (whole == 0 || (beginsWithZero && whole > 1))
        return false;
    if (next() == u'.') {
        isWhole = false;
        ++m_at;
        if (takeDigits() == 0)
            return false;
    }
    if (next() == u'e' || next() == u'E') {
        isWhole = false;
        ++m_at;
        if (next() == u'+' || next() == u'-')
            ++m_at;
        if (takeDigits() == 0)
            return false;
    }
    constexpr qsizetype LongestWhole = 15; // a double holds all of these
    constexpr std::size_t LongestNumber = 64;
    const QStringView text = m_text.mid(begin, m_at - begin);
    if (isWhole && text.size() <= LongestWhole && text.front() != u'-') {
        qint64 value = 0;
        for (const QChar digit : text)
            value = value * 10 + (digit.unicode() - u'0');
        number = static_cast<double>(value);
        return true;
    }
    std::array<char, LongestNumber> digits{};
    if (text.size() > static_cast<qsizetype>(digits.size()))
        return false;
    for (qsizetype i = 0; i < text.size(); ++i)
        digits[static_cast<std::size_t>(i)] = text[i].toLatin1();
    const char *end = digits.data() + text.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, number);
    return error == std::errc() && stop == end;
}

bool FlatReader::takeValue(FlatMember &member)
{
    skipSpace();
    if (next() == u'"') {
        member.kind = FlatMember::Kind::Text;
        return takeString(member.text);
    }
    if (takeWord(u"null"))
        return true;
    const bool isTrue = takeWord(u"true");
    if (isTrue || takeWord(u"false")) {
        member.kind = FlatMember::Kind::Flag;
        member.number = isTrue ? 1 : 0;
        return true;
    }
    member.kind = FlatMember::Kind::Number;
    return takeNumber(member.number);
}

bool FlatReader::read(std::vector<FlatMember> &members)
{
    if (!take(u'{'))
        return false;
    bool isMore = !take(u'}');
    while (isMore) {
        FlatMember member;
        if (!takeString(member.name) || !take(u':') || !takeValue(member))
            return false;
        members.push_back(member);
        isMore = take(u',');
        if (!isMore && !take(u'}'))
            return false;
    }
    skipSpace();
    return m_at == m_text.size();
}

} // namespace

bool readFlatJson(QStringView text, std::vector<FlatMember> &members)
{
    members.clear();
    return FlatReader(text).read(members);
}

} // namespace Promontory
