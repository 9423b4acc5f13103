#include "app/settings/sourcerules.h"

#include "datasources/localprometheus/localconfig.h"
#include "datasources/localprometheus/scrapetarget.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr qsizetype LongestName = 100;
constexpr qsizetype LongestUid = 40;
constexpr qint64 LongestTimeoutMs = 600'000;
constexpr qint64 LongestScrapeMs = 3'600'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("Promontory::SourceRules", text);
}

bool hasControl(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(),
                       [](QChar c) { return c.category() == QChar::Other_Control; });
}

QString nameFault(const SourceSettings &settings, const QList<SourceSettings> &others)
{
    const QString name = settings.name.trimmed();
    if (name.isEmpty())
        return tr("Give the source a name.");
    if (name.size() > LongestName || hasControl(name))
        return tr("The name is too long or holds control characters.");
    const bool taken =
        std::any_of(others.cbegin(), others.cend(), [&](const SourceSettings &other) {
            return other.uid != settings.uid && other.name.compare(name, Qt::CaseInsensitive) == 0;
        });
    return taken ? tr("Another source has this name.") : QString();
}

/// Header names are tokens (RFC 9110, 5.1); those that the program itself sends are its own.
QString headerFault(const QStringList &names)
{
    static const QRegularExpression token(u"^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}$"_s);
    static const QStringList own{u"host"_s,         u"content-length"_s,
                                 u"content-type"_s, u"transfer-encoding"_s,
                                 u"connection"_s,   u"accept-encoding"_s};
    if (names.isEmpty())
        return tr("Name at least one header.");
    for (const QString &name : names) {
        if (!token.match(name).hasMatch())
            return tr("“%1” is not the name of a header.").arg(name);
        if (own.contains(name.toLower()))
            return tr("The header “%1” is set by the program.").arg(name);
        if (names.count(name) > 1)
            return tr("The header “%1” is given twice.").arg(name);
    }
    return {};
}

void checkAuthentication(const SourceSettings &settings, QList<SourceFault> &faults)
{
    if (settings.auth == AuthKind::Basic &&
        (settings.user.isEmpty() || settings.user.contains(u':')))
        faults.append(
            {SourceField::User, tr("A user name is needed, and it cannot hold a colon.")});
    if (settings.auth == AuthKind::Headers) {
        if (const QString fault = headerFault(settings.headerNames); !fault.isEmpty())
            faults.append({SourceField::HeaderNames, fault});
    }
    if (settings.auth != AuthKind::ClientCertificate)
        return;
    if (settings.clientCertificatePath.isEmpty())
        faults.append({SourceField::ClientCertificate, tr("Choose the certificate's PEM file.")});
    if (settings.clientKeyPath.isEmpty())
        faults.append({SourceField::ClientKey, tr("Choose the key's PEM file.")});
    if (settings.url.scheme() == "http"_L1)
        faults.append({SourceField::Url, tr("A client certificate needs an https address.")});
}

void checkServer(const SourceSettings &settings, QList<SourceFault> &faults)
{
    const Result<QUrl> url = parseSourceUrl(settings.url.toString(QUrl::FullyEncoded));
    if (!url)
        faults.append({SourceField::Url, url.error().message});
    checkAuthentication(settings, faults);
    if (hasControl(settings.tenant))
        faults.append({SourceField::Tenant, tr("The tenant holds control characters.")});
    static const QStringList own{u"query"_s, u"start"_s, u"end"_s,
                                 u"step"_s,  u"time"_s,  u"match[]"_s};
    for (const auto &[name, value] : settings.queryParameters) {
        if (name.isEmpty() || hasControl(name) || hasControl(value))
            faults.append({SourceField::QueryParameters, tr("A parameter needs a name.")});
        else if (own.contains(name))
            faults.append(
                {SourceField::QueryParameters, tr("“%1” is set by the program.").arg(name)});
    }
    if (settings.timeoutMs < 1000 || settings.timeoutMs > LongestTimeoutMs)
        faults.append({SourceField::Timeout, tr("The time-out lies between 1 and 600 seconds.")});
}

void checkLocal(const SourceSettings &settings, QList<SourceFault> &faults)
{
    const Result<QList<ScrapeTarget>> targets = parseScrapeTargets(settings.targets);
    if (!targets)
        faults.append({SourceField::Targets, targets.error().message});
    else if (targets->isEmpty())
        faults.append({SourceField::Targets,
                       tr("Give at least one address, such as localhost:8000/metrics.")});
    if (const Result<QString> retention = checkedRetention(settings.retention); !retention)
        faults.append({SourceField::Retention, retention.error().message});
}

} // namespace

Result<QUrl> parseSourceUrl(const QString &text)
{
    QString rest = text.trimmed();
    if (rest.isEmpty())
        return failure(ErrorKind::Syntax,
                       tr("Give the address of the server, such as http://localhost:9090."));
    if (hasControl(rest) || rest.contains(u' '))
        return failure(ErrorKind::Syntax,
                       tr("An address cannot hold spaces or control characters."));
    static const QRegularExpression otherScheme(u"^[A-Za-z][A-Za-z0-9+.-]*:(?![0-9])"_s);
    if (!rest.contains("://"_L1) && !otherScheme.match(rest).hasMatch())
        rest.prepend("http://"_L1);
    QUrl url(rest, QUrl::StrictMode);
    if (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)
        return failure(ErrorKind::Syntax, tr("The address has to begin with http:// or https://."));
    if (!url.userInfo().isEmpty()) {
        return failure(
            ErrorKind::Syntax,
            tr("Leave the user name and the password out of the address and give them under "
               "Authentication, so that they are kept as secrets."));
    }
    if (!url.isValid() || url.host().isEmpty() || url.port() == 0)
        return failure(ErrorKind::Syntax,
                       tr("This is not the address of a server. Example: http://localhost:9090"));
    url.setQuery(QString());
    url.setFragment(QString());
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path, QUrl::TolerantMode);
    return url;
}

QList<SourceFault> checkSource(const SourceSettings &settings, const QList<SourceSettings> &others)
{
    QList<SourceFault> faults;
    if (const QString fault = nameFault(settings, others); !fault.isEmpty())
        faults.append({SourceField::Name, fault});
    if (settings.kind == "local"_L1)
        checkLocal(settings, faults);
    else
        checkServer(settings, faults);
    if (settings.scrapeIntervalMs < 1000 || settings.scrapeIntervalMs > LongestScrapeMs)
        faults.append({SourceField::ScrapeInterval,
                       tr("The scrape interval lies between 1 and 3600 seconds.")});
    return faults;
}

QString makeSourceUid(const QString &name, const QStringList &taken)
{
    QString stem;
    const QString plain = name.normalized(QString::NormalizationForm_KD).toLower();
    for (const QChar c : plain) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
            stem.append(c);
        else if (!stem.isEmpty() && !stem.endsWith(u'-') && c.category() != QChar::Mark_NonSpacing)
            stem.append(u'-');
    }
    stem.truncate(LongestUid);
    while (stem.endsWith(u'-'))
        stem.chop(1);
    if (stem.isEmpty())
        stem = u"source"_s;
    QString uid = stem;
    for (int i = 2; taken.contains(uid); ++i)
        uid = stem + u'-' + QString::number(i);
    return uid;
}

} // namespace Promontory
