#pragma once

#include <QList>
#include <QString>

namespace Promontory {

/// A regular expression that is written to burn time, and a text that makes it do so.
struct SlowPattern
{
    QString expression;
    QString subject;
};

/// The well-known kinds: nested and overlapping repetitions, alternatives that start alike, look-arounds,
/// recursion and back references; the first ones are the examples of OWASP.
inline QList<SlowPattern> slowPatterns()
{
    const auto many = [](QChar letter, int count = 5'000) { return QString(QString(count, letter) + u'!'); };
    const auto text = [](const char *latin) { return QString::fromLatin1(latin); };
    return {
        {text("^(a+)+$"), many(u'a')},
        {text("^([a-zA-Z]+)*$"), many(u'a')},
        {text("^(a|aa)+$"), many(u'a')},
        {text("^(a|a?)+$"), many(u'a')},
        {text("^(.*a){20}$"), many(u'a')},
        {text("^(([a-z])+.)+[A-Z]([a-z])+$"), many(u'a')},
        {text("^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$"),
         many(u'a')},
        {text("(x+x+)+y"), many(u'x')},
        {text("(?:(?:a*)*)*b"), many(u'a')},
        {text("^(?:a?){100}a{100}$"), many(u'a')},
        {text("(.+)+\\1$"), many(u'a')},
        {text("^(?=(a+)+b)"), many(u'a')},
        {text("(?<!a)(a|b|ab)*c"), QString(QStringLiteral("ab")).repeated(4'000)},
        {text("^(\\w+\\s?)*$"), QString(QStringLiteral("word ")).repeated(1'500) + u'!'},
        {text("^(a(?1)?)+$"), many(u'a')},
        {text("((a*)*)*((b*)*)*$"), many(u'a')},
        {text("(a{0,50}){0,50}(a{0,50}){0,50}b"), many(u'a')},
        {text("\\s+$"), QString(9'000, u' ') + u'x'},
        {text("(.*?,){30}P"), QString(QStringLiteral("1,")).repeated(4'000)},
        {text("^(?>(a+))+$|^((a+)+)$"), many(u'a')},
    };
}

} // namespace Promontory
