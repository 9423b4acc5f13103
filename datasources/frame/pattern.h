#pragma once

#include "datasources/base/result.h"

#include <QRegularExpression>
#include <QString>

namespace Promontory {

/// A regular expression from a dashboard. Patterns come from outside and may be written to burn time:
/// the pattern is at most 1,000 characters long, a match gives up after a bounded number of steps and
/// never looks at more than 10,000 characters (reliability-security D7).
class Pattern
{
public:
    static constexpr qsizetype LongestPattern = 1'000;
    static constexpr qsizetype LongestSubject = 10'000;

    Pattern() = default; ///< matches nothing

    /// The expression as it stands. Syntax error with the reason and place if it is no expression.
    static Result<Pattern> fromExpression(const QString &expression);
    /// "/expression/flags" (flags g, i, m, s, y, u) or plain text, put between ^ and $ as it is.
    static Result<Pattern> fromDelimited(const QString &text);

    bool isGlobal() const { return m_global; } ///< the flag "g" was given
    int captureCount() const { return m_expression.captureCount(); }
    QStringList groupNames() const { return m_expression.namedCaptureGroups(); }

    bool matches(const QString &subject) const;
    QRegularExpressionMatch match(const QString &subject, qsizetype from = 0) const;

private:
    static Result<Pattern> compile(const QString &expression, QRegularExpression::PatternOptions options);

    QRegularExpression m_expression{QStringLiteral("(?!)")};
    bool m_global = false;
};

} // namespace Promontory
