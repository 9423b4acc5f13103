#include "datasources/http/redaction.h"

#include <QRegularExpression>
#include <QUrlQuery>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

const QString Hidden = u"***"_s;

bool isSecretName(const QString &name)
{
    static const QRegularExpression pattern(
        u"^(.*[-_.])?(pass|passwd|password|token|secret|signature|sig|key|apikey|auth|authorization|"
        "credential|credentials|jwt|session|sid)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(name).hasMatch();
}

struct Rule
{
    const char16_t *pattern;
    const char16_t *replacement;
};

// Order matters: whole blocks and headers first, then single values.
constexpr Rule Rules[] = {
    {u"-----BEGIN [^-]*-----[\\s\\S]*?(-----END [^-]*-----|$)", u"***"},
    {u"(?i)\\b((?:proxy-)?authorization|(?:set-)?cookie|x-scope-orgid|thanos-tenant|x-api-key|"
     "x-[a-z-]*token)(\"?\\s*[:=]\\s*\"?)[^\\r\\n\"]+",
     u"\\1\\2***"},
    {u"(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]+", u"\\1 ***"},
    {u"\\beyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]*)?", u"***"},
    {u"([A-Za-z][A-Za-z0-9+.-]*://)[^/\\s@\"']*@", u"\\1***@"},
    {u"(?i)\\b([a-z0-9_.-]*(?:password|passwd|token|secret|api[_-]?key|signature|credential)s?)"
     "(\"?\\s*[=:]\\s*\"?)[^&\\s\"',;]+",
     u"\\1\\2***"},
};

} // namespace

QString redacted(const QString &text)
{
    QString clean = text;
    for (const Rule &rule : Rules)
        clean.replace(QRegularExpression(QString::fromUtf16(rule.pattern)),
                      QString::fromUtf16(rule.replacement));
    return clean;
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
