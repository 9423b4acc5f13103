// The selector that narrows alerts by their labels.
#include "datasources/frame/pattern.h"
#include "widgets/panels/alertlist/alertrows.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr qsizetype LongestSelector = 4'000;
constexpr qsizetype MostMatchers = 32;

struct Matcher
{
    QString name;
    QString value;
    std::optional<Pattern> pattern;
    bool isNegated = false;

    bool accepts(const Labels &labels) const
    {
        const QString found = labels.value(name);
        return (pattern ? pattern->matches(found) : found == value) != isNegated;
    }
};

/// Reads name op "value", ….
class SelectorReader
{
public:
    explicit SelectorReader(const QString &text) : m_text(text) {}

    Result<QList<Matcher>> read();

private:
    QChar peek() const { return m_at < m_text.size() ? m_text.at(m_at) : QChar(); }
    bool skip(QStringView token);
    void skipBlanks();
    QString name();
    std::optional<QString> quoted();
    Result<Matcher> matcher();
    tl::unexpected<Error> fault() const;

    const QString &m_text;
    qsizetype m_at = 0;
};

void SelectorReader::skipBlanks()
{
    while (peek().isSpace())
        ++m_at;
}

bool SelectorReader::skip(QStringView token)
{
    skipBlanks();
    if (!QStringView(m_text).mid(m_at).startsWith(token))
        return false;
    m_at += token.size();
    return true;
}

QString SelectorReader::name()
{
    skipBlanks();
    const qsizetype from = m_at;
    while (peek().isLetterOrNumber() || peek() == u'_' || peek() == u'.' || peek() == u'-')
        ++m_at;
    return m_text.mid(from, m_at - from);
}

std::optional<QString> SelectorReader::quoted()
{
    skipBlanks();
    const QChar quote = peek();
    if (quote != u'"' && quote != u'\'' && quote != u'`')
        return name();
    QString text;
    for (++m_at; m_at < m_text.size() && peek() != quote; ++m_at) {
        if (peek() == u'\\' && quote != u'`' && m_at + 1 < m_text.size())
            ++m_at;
        text += peek();
    }
    if (peek() != quote)
        return {};
    ++m_at;
    return text;
}

tl::unexpected<Error> SelectorReader::fault() const
{
    return failure(ErrorKind::Syntax,
                   QCoreApplication::translate("AlertList", "The label filter cannot be read from character %1 on.")
                       .arg(m_at + 1));
}

Result<Matcher> SelectorReader::matcher()
{
    Matcher matcher;
    matcher.name = name();
    if (matcher.name.isEmpty())
        return fault();
    bool isPattern = false;
    if (skip(u"=~")) {
        isPattern = true;
    } else if (skip(u"!~")) {
        isPattern = matcher.isNegated = true;
    } else if (skip(u"!=")) {
        matcher.isNegated = true;
    } else if (!skip(u"=")) {
        return fault();
    }
    const std::optional<QString> value = quoted();
    if (!value)
        return fault();
    matcher.value = *value;
    if (isPattern) {
        Result<Pattern> pattern = Pattern::fromExpression(u"^(?:"_s + *value + u")$"_s);
        if (!pattern)
            return failure(pattern.error());
        matcher.pattern = *pattern;
    }
    return matcher;
}

Result<QList<Matcher>> SelectorReader::read()
{
    QList<Matcher> matchers;
    const bool hasBrace = skip(u"{");
    skipBlanks();
    while (m_at < m_text.size() && peek() != u'}') {
        Result<Matcher> next = matcher();
        if (!next)
            return failure(next.error());
        matchers.append(*next);
        if (!skip(u",") || matchers.size() == MostMatchers)
            break;
        skipBlanks();
    }
    const bool isClosed = !hasBrace || skip(u"}");
    skipBlanks();
    if (!isClosed || m_at < m_text.size())
        return fault();
    return matchers;
}

} // namespace

Result<LabelFilter> labelFilterFrom(const QString &selector)
{
    const QString text = selector.left(LongestSelector);
    const Result<QList<Matcher>> matchers = SelectorReader(text).read();
    if (!matchers)
        return failure(matchers.error());
    return LabelFilter([all = *matchers](const Labels &labels) {
        return std::ranges::all_of(all, [&](const Matcher &matcher) { return matcher.accepts(labels); });
    });
}

} // namespace Promontory
