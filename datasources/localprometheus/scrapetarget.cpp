#include "datasources/localprometheus/scrapetarget.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr qsizetype LongestAddress = 2000;

QString tr(const char *text)
{
    return QCoreApplication::translate("Promontory::ScrapeTarget", text);
}

bool hasControlOrSpace(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) {
        return c.isSpace() || c.category() == QChar::Other_Control || c.isSurrogate() ||
               c.category() == QChar::Other_Format;
    });
}

/// Takes "django=" from the front of the text. A name there cannot be part of an address.
QString takeJob(QString &text)
{
    static const QRegularExpression pattern(u"^([A-Za-z_][A-Za-z0-9_-]{0,63})="_s);
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return {};
    text = text.sliced(match.capturedLength());
    return match.captured(1);
}

std::optional<QString> faultOf(const QUrl &url, const QString &text)
{
    if (!url.isValid() || url.host().isEmpty())
        return tr("“%1” is not an address. Write it as host:port or as an http address.").arg(text);
    if (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)
        return tr("“%1” is neither an http nor an https address.").arg(text);
    if (!url.userInfo().isEmpty())
        return tr("An address of metrics cannot hold a user name or a password.");
    if (url.hasQuery() || url.hasFragment())
        return tr("“%1” has a part after “?” or “#”, which is not supported.").arg(text);
    if (url.port() == 0)
        return tr("The port of “%1” is not a number from 1 to 65535.").arg(text);
    return std::nullopt;
}

QString addressOf(const QUrl &url)
{
    QString host = url.host(QUrl::FullyEncoded);
    if (host.contains(u':'))
        host = u'[' + host + u']';
    return url.port() < 0 ? host : QString(host + u':' + QString::number(url.port()));
}

} // namespace

QString ScrapeTarget::url() const
{
    return scheme + "://"_L1 + address + path;
}

Result<ScrapeTarget> parseScrapeTarget(const QString &text)
{
    QString rest = text.trimmed();
    if (rest.isEmpty())
        return failure(ErrorKind::Syntax, tr("The address is empty."));
    if (rest.size() > LongestAddress)
        return failure(ErrorKind::Syntax, tr("The address is too long."));
    if (hasControlOrSpace(rest))
        return failure(ErrorKind::Syntax,
                       tr("An address cannot hold spaces or control characters."));

    ScrapeTarget target;
    if (const QString job = takeJob(rest); !job.isEmpty())
        target.job = job;
    if (!rest.contains("://"_L1))
        rest.prepend("http://"_L1);
    const QUrl url(rest, QUrl::StrictMode);
    if (const std::optional<QString> fault = faultOf(url, text.trimmed()))
        return failure(ErrorKind::Syntax, *fault);

    target.scheme = url.scheme();
    target.address = addressOf(url);
    const QString path = url.path(QUrl::FullyEncoded);
    if (!path.isEmpty() && path != "/"_L1)
        target.path = path;
    return target;
}

Result<QList<ScrapeTarget>> parseScrapeTargets(const QStringList &texts)
{
    QList<ScrapeTarget> targets;
    for (const QString &text : texts) {
        if (text.trimmed().isEmpty())
            continue;
        Result<ScrapeTarget> target = parseScrapeTarget(text);
        if (!target)
            return failure(target.error());
        if (!targets.contains(*target))
            targets.append(*target);
    }
    return targets;
}

} // namespace Promontory
