#include "datasources/frame/pattern.h"

#include <QCoreApplication>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct PatternTexts
{
    Q_DECLARE_TR_FUNCTIONS(Pattern)
};

// A pattern can lower these limits further but never raise them.
constexpr auto Limits = "(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=2000)"_L1;

// What stands between the slashes, and the flags behind them; nothing if the text has another form.
struct Delimited
{
    QString expression;
    QString flags;
};
std::optional<Delimited> splitDelimited(const QString &text)
{
    const qsizetype end = text.lastIndexOf(u'/');
    if (!text.startsWith(u'/') || end < 1)
        return {};
    const QString flags = text.mid(end + 1);
    const bool known = std::all_of(flags.begin(), flags.end(), [](QChar c) { return "gimsuy"_L1.contains(c); });
    if (!known)
        return {};
    return Delimited{text.mid(1, end - 1), flags};
}

} // namespace

Result<Pattern> Pattern::compile(const QString &expression, QRegularExpression::PatternOptions options)
{
    if (expression.size() > LongestPattern) {
        return failure(ErrorKind::TooLarge,
                       PatternTexts::tr("The regular expression is longer than %1 characters.").arg(LongestPattern));
    }
    Pattern pattern;
    pattern.m_expression = QRegularExpression(Limits + expression, options);
    if (!pattern.m_expression.isValid()) {
        const qsizetype place = std::max<qsizetype>(0, pattern.m_expression.patternErrorOffset() - Limits.size());
        return failure(ErrorKind::Syntax,
                       PatternTexts::tr("The regular expression is wrong at character %1: %2.")
                           .arg(QString::number(place + 1), pattern.m_expression.errorString()));
    }
    return pattern;
}

Result<Pattern> Pattern::fromExpression(const QString &expression)
{
    return compile(expression, QRegularExpression::NoPatternOption);
}

Result<Pattern> Pattern::fromDelimited(const QString &text)
{
    const auto parts = splitDelimited(text);
    if (!parts)
        return compile(u'^' + text + u'$', QRegularExpression::NoPatternOption);
    QRegularExpression::PatternOptions options = QRegularExpression::NoPatternOption;
    options.setFlag(QRegularExpression::CaseInsensitiveOption, parts->flags.contains(u'i'));
    options.setFlag(QRegularExpression::MultilineOption, parts->flags.contains(u'm'));
    options.setFlag(QRegularExpression::DotMatchesEverythingOption, parts->flags.contains(u's'));
    auto pattern = compile(parts->expression, options);
    if (pattern)
        pattern->m_global = parts->flags.contains(u'g');
    return pattern;
}

bool Pattern::matches(const QString &subject) const
{
    return match(subject).hasMatch();
}

QRegularExpressionMatch Pattern::match(const QString &subject, qsizetype from) const
{
    return m_expression.match(subject.size() > LongestSubject ? subject.left(LongestSubject) : subject, from);
}

} // namespace Promontory
