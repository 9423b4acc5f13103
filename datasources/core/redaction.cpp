#include "datasources/core/redaction.h"

#include <QRegularExpression>
#include <QUrlQuery>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

const QString Hidden = u"***"_s;

bool isSecretName(const QString &name)
{
    static const QRegularExpression pattern(u"^(.*[-_.])?(pass|passwd|password|token|secret|"
                                            u"signature|sig|key|apikey|auth|authorization|"
                                            "credential|credentials|jwt|session|sid)$"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    return pattern.match(name).hasMatch();
}

struct Rule
{
    QRegularExpression pattern;
    QString replacement;
};

QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(text, QRegularExpression::CaseInsensitiveOption);
}

/// Every repetition that may be long is possessive: it must not run out of the engine's stack.
QList<Rule> makeRules()
{
    // No repetition may begin at every place of a text and run to its end.
    const QString header =
        u"(?<![a-z0-9])((?:proxy[-_])?authorization|(?:set[-_])?cookie2?|x[-_]scope[-_]orgid|"
        "thanos[-_]tenant|x[-_][a-z_-]{0,40}?(?:token|key|secret|auth))"_s;
    const QString parameter =
        u"((?:password|passwd|passphrase|pwd|token|secret|api[_-]?key|private[_-]?key|"
        "signature|credential)s?)"_s;
    const QString is = uR"(((?:[\\"']*+\h*+(?:[:=]|%3D|%3A)|["']\h*+,)\h*+))"_s;
    const QString quoted = uR"(\\?"(?:[^"\\\r\n]++|\\[^\r\n]?)*+(?:"|(?=[\r\n])|$))"_s;
    return {
        {pattern(header + is + quoted), u"\\1\\2\"***\""_s},
        {pattern(header + is + uR"((?!\\?")[^\r\n]++)"_s), u"\\1\\2***"_s},
        {pattern(
             uR"(\b(bearer|basic)((?:\h|%20|\+)++(?:token\h++)?+)(?!(?:auth|authentication|authorization|realm|)"
             uR"(scheme|token|credentials)\b)[a-z0-9._~+/=%:-]++)"_s),
         u"\\1\\2***"_s},
        {pattern(uR"(\beyJ[a-z0-9_-]++\.[a-z0-9_-]++(?:\.[a-z0-9_-]*+)?+)"_s), u"***"_s},
        {pattern(uR"((\b[a-z][a-z0-9+.-]{0,30}+:(?:\\?/){2})[^/?#\s"'<>]*@)"_s), u"\\1***@"_s},
        {pattern(uR"((%3A%2F%2F)(?:(?!%2F|%3F|%23|%40)[^/?#&\s"'<>])*+%40)"_s), u"\\1***%40"_s},
        {pattern(parameter + is + quoted), u"\\1\\2\"***\""_s},
        {pattern(parameter + is + u"(?!"_s + parameter + is + uR"()(?!\\?")'?[^&\s"',;]++)"_s),
         u"\\1\\2***"_s},
        {pattern(uR"(([?&;](?:key|auth|sig|sid|jwt|session|code|pass|pw)=)[^&\s"'#]++)"_s),
         u"\\1***"_s},
    };
}

/// Keys and certificates, whole or broken off.
void hideBlocks(QString &text)
{
    for (qsizetype begin = text.indexOf("-----BEGIN "_L1); begin >= 0;
         begin = text.indexOf("-----BEGIN "_L1, begin)) {
        const qsizetype end = text.indexOf("-----END "_L1, begin);
        const qsizetype close = end < 0 ? -1 : text.indexOf("-----"_L1, end + 9);
        text.replace(begin, close < 0 ? text.size() - begin : close + 5 - begin, Hidden);
    }
}

constexpr qsizetype ShortestSecret = 4; // hiding every "a" says more than it hides

} // namespace

QString redacted(const QString &text)
{
    static const QList<Rule> rules = makeRules();
    // The engine finds nothing at all in text with half a character in it.
    QString clean = text.isValidUtf16() ? text : QString::fromUtf8(text.toUtf8());
    hideBlocks(clean);
    for (const Rule &rule : rules)
        clean.replace(rule.pattern, rule.replacement);
    return clean;
}

QByteArray withoutSecrets(QByteArray bytes, const QByteArrayList &secrets)
{
    for (const QByteArray &secret : secrets) {
        if (secret.size() < ShortestSecret)
            continue;
        for (const QByteArray &form :
             {secret, secret.toBase64(), secret.toPercentEncoding(), secret.toHex()})
            bytes.replace(form, "***");
    }
    return bytes;
}

QString redactedUrl(const QUrl &url)
{
    QUrl clean = url;
    clean.setUserInfo({});
    QUrlQuery query(clean);
    auto items = query.queryItems(QUrl::FullyEncoded);
    for (auto &[name, value] : items) {
        if (isSecretName(name))
            value = Hidden;
    }
    query.setQueryItems(items);
    if (clean.hasQuery())
        clean.setQuery(query);
    return clean.toString(QUrl::FullyEncoded);
}

} // namespace Promontory
