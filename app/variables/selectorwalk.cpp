#include "app/variables/selectorwalk.h"

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

bool isWordStart(QChar c)
{
    return c == u'_' || c == u':' || (c.unicode() < 128 && c.isLetter());
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Words that are followed by a list of labels.
bool takesLabels(const QString &word)
{
    static const QStringList words{u"by"_s,       u"without"_s,    u"on"_s,
                                   u"ignoring"_s, u"group_left"_s, u"group_right"_s};
    return words.contains(word);
}

bool isKeyword(const QString &word)
{
    static const QStringList words{u"and"_s,  u"or"_s,  u"unless"_s, u"atan2"_s,
                                   u"bool"_s, u"inf"_s, u"nan"_s,    u"offset"_s};
    return takesLabels(word) || words.contains(word);
}

/// One walk over an expression, copying it with the matchers put in.
class Walk
{
public:
    Walk(const QString &text, const QStringList &matchers) : m_text(text), m_matchers(matchers) { }

    QString run()
    {
        while (m_at < m_text.size())
            step();
        return m_result;
    }

private:
    void step()
    {
        const QChar c = m_text[m_at];
        if (c == u'"' || c == u'\'' || c == u'`')
            copyTo(afterString(m_at));
        else if (c == u'#')
            copyTo(after(u'\n'));
        else if (c == u'[')
            copyTo(after(u']'));
        else if (c == u'{')
            copySelector();
        else if (isDigit(c))
            copyTo(afterNumber());
        else if (isWordStart(c))
            copyWord();
        else
            copyTo(m_at + 1);
    }

    void copyTo(qsizetype end)
    {
        m_result.append(QStringView(m_text).mid(m_at, end - m_at));
        m_at = end;
    }

    qsizetype afterString(qsizetype start) const
    {
        const QChar quote = m_text[start];
        qsizetype at = start + 1;
        while (at < m_text.size() && m_text[at] != quote)
            at += m_text[at] == u'\\' && quote != u'`' ? 2 : 1;
        return std::min(at + 1, m_text.size());
    }

    qsizetype after(QChar end) const
    {
        const qsizetype found = m_text.indexOf(end, m_at);
        return found < 0 ? m_text.size() : found + 1;
    }

    // Durations and numbers such as 1e3 or 0x1f hold letters, too.
    qsizetype afterNumber() const
    {
        qsizetype at = m_at;
        while (at < m_text.size() && (isDigit(m_text[at]) || isWordStart(m_text[at]) || m_text[at] == u'.'))
            ++at;
        return at;
    }

    qsizetype afterSpaces(qsizetype at) const
    {
        while (at < m_text.size() && m_text[at].isSpace())
            ++at;
        return at;
    }

    QString wordAt(qsizetype start) const
    {
        qsizetype end = start;
        while (end < m_text.size() && (isWordStart(m_text[end]) || isDigit(m_text[end])))
            ++end;
        return m_text.mid(start, end - start);
    }

    void copyWord()
    {
        const QString word = wordAt(m_at);
        const qsizetype next = afterSpaces(m_at + word.size());
        const QChar follows = next < m_text.size() ? m_text[next] : QChar();
        copyTo(m_at + word.size());
        const QString lower = word.toLower();
        if (takesLabels(lower) && follows == u'(')
            return copyTo(after(u')'));
        const QString nextWord = wordAt(next).toLower();
        const bool aggregates = nextWord == "by"_L1 || nextWord == "without"_L1;
        if (isKeyword(lower) || aggregates || follows == u'(')
            return;
        if (follows == u'{') {
            copyTo(next);
            return copySelector();
        }
        m_result.append(u'{' + m_matchers.join(u',') + u'}');
    }

    void copySelector()
    {
        qsizetype end = m_at + 1;
        while (end < m_text.size() && m_text[end] != u'}')
            end = u"\"'`"_s.contains(m_text[end]) ? afterString(end) : end + 1;
        QString inside = m_text.mid(m_at + 1, end - m_at - 1).trimmed();
        for (const QString &matcher : m_matchers) {
            if (holds(inside, matcher))
                continue;
            if (!inside.isEmpty() && !inside.endsWith(u','))
                inside.append(u',');
            inside.append(matcher);
        }
        m_result.append(u'{' + inside + (end < m_text.size() ? u"}"_s : QString()));
        m_at = std::min(end + 1, m_text.size());
    }

    // As a whole matcher, whatever the spaces around its operator are.
    static bool holds(const QString &inside, const QString &matcher)
    {
        QString tight = inside;
        tight.remove(u' ');
        QString wanted = matcher;
        wanted.remove(u' ');
        return QString(u',' + tight + u',').contains(u',' + wanted + u',');
    }

    const QString &m_text;
    const QStringList &m_matchers;
    QString m_result;
    qsizetype m_at = 0;
};

} // namespace

QString withMatchers(const QString &expression, const QStringList &matchers)
{
    return matchers.isEmpty() ? expression : Walk(expression, matchers).run();
}

} // namespace Promontory
