#include "datasources/http/redirect.h"

#include "datasources/core/redaction.h"

#include <QCoreApplication>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(HttpRedirect)
};

constexpr qsizetype LongestShown = 200;

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

/// The target for people: a server may put anything there, and any length of it.
QString shown(const QUrl &target)
{
    const QString text = redacted(redactedUrl(target));
    return text.size() > LongestShown ? text.first(LongestShown) + u'\u2026' : text;
}

bool isAllowed(const QUrl &from, const QUrl &to)
{
    if (!to.userInfo().isEmpty() || from.host() != to.host())
        return false;
    if (from.scheme() == to.scheme())
        return portOf(from) == portOf(to);
    return from.scheme() == "http"_L1 && to.scheme() == "https"_L1;
}

} // namespace

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Result<QUrl> redirectTarget(const QUrl &from, const QByteArray &location, int status,
                            HttpMethod method)
{
    const QString detail = u"HTTP %1"_s.arg(status);
    const QUrl relative = QUrl::fromEncoded(location, QUrl::StrictMode);
    const QUrl target = from.resolved(relative);
    if (location.isEmpty() || !relative.isValid() || !target.isValid())
        return failure(ErrorKind::Redirect,
                       Text::tr("The server redirects, but does not say where to."), detail);
    if (target.scheme() != "http"_L1 && target.scheme() != "https"_L1)
        return failure(
            ErrorKind::Redirect,
            Text::tr("The server redirects to %1, which is no address of the web. Nothing was "
                     "opened.")
                .arg(shown(target)),
            detail);
    if (!isAllowed(from, target))
        return failure(
            ErrorKind::Redirect,
            Text::tr("The server redirects to %1. Enter that address as the data source if it is "
                     "the right one; credentials are never sent on.")
                .arg(shown(target)),
            detail);
    // A POST that becomes a GET would lose its query.
    if (method == HttpMethod::Post && status != 307 && status != 308)
        return failure(
            ErrorKind::Redirect,
            Text::tr("The server redirects a query to %1 in a way that loses it. Enter that "
                     "address as the data source.")
                .arg(shown(target)),
            detail);
    return target;
}

} // namespace Promontory
