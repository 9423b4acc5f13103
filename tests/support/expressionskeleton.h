#pragma once

#include <QString>

namespace Promontory {

/// What a light PromQL lexer makes of an expression; enough to see whether its shape changed.
struct ExpressionSkeleton
{
    QString text;      ///< strings are s, words w, comments nothing, "?" what no lexer accepts
    int selectors = 0; ///< words that can name something, and opening braces

    bool isBroken() const { return text.contains(u'?'); }
};

inline qsizetype skeletonStringEnd(const QString &expression, qsizetype at, bool &broken)
{
    const QChar quote = expression[at];
    for (++at; at < expression.size() && expression[at] != quote; ++at) {
        broken = broken || (expression[at] == u'\n' && quote != u'`');
        if (expression[at] == u'\\' && quote != u'`')
            ++at;
    }
    broken = broken || at >= expression.size();
    return at + 1;
}

inline bool isSkeletonWord(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u':' || c == u'.';
}

/// Reads the expression from left to right.
inline ExpressionSkeleton skeletonOf(const QString &expression)
{
    ExpressionSkeleton result;
    qsizetype at = 0;
    while (at < expression.size()) {
        const QChar c = expression[at];
        const qsizetype begin = at;
        if (c == u'"' || c == u'\'' || c == u'`') {
            bool broken = false;
            at = skeletonStringEnd(expression, at, broken);
            result.text.append(broken ? u'?' : u's');
        } else if (c == u'#') {
            while (at < expression.size() && expression[at] != u'\n')
                ++at;
        } else if (isSkeletonWord(c)) {
            while (at < expression.size() && isSkeletonWord(expression[at]))
                ++at;
            result.selectors += expression[begin].isDigit() || expression[begin] == u'.' ? 0 : 1;
            result.text.append(u'w');
        } else {
            ++at;
            result.selectors += c == u'{' ? 1 : 0;
            if (!c.isSpace())
                result.text.append(c == u'\\' ? QChar(u'?') : c);
        }
    }
    return result;
}

} // namespace Promontory
