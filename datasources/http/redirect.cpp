#include "datasources/http/redirect.h"

#include "datasources/http/redaction.h"

#include <QCoreApplication>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(HttpRedirect)
};

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
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

Result<QUrl> redirectTarget(const QUrl &from, const QByteArray &location, int status, HttpMethod method)
{
    const QString detail = u"HTTP %1"_s.arg(status);
    const QUrl relative = QUrl::fromEncoded(location, QUrl::StrictMode);
    const QUrl target = from.resolved(relative);
    if (location.isEmpty() || !relative.isValid() || !target.isValid())
        return failure(ErrorKind::Redirect, Text::tr("The server redirects, but does not say where to."), detail);
    if (!isAllowed(from, target))
        return failure(ErrorKind::Redirect,
                       Text::tr("The server redirects to %1. Enter that address as the data source if it is "
                                "the right one; credentials are never sent on.")
                           .arg(redactedUrl(target)),
                       detail);
    // A POST that becomes a GET would lose its query.
    if (method == HttpMethod::Post && status != 307 && status != 308)
        return failure(ErrorKind::Redirect,
                       Text::tr("The server redirects a query to %1 in a way that loses it. Enter that "
                                "address as the data source.")
                           .arg(redactedUrl(target)),
                       detail);
    return target;
}

} // namespace Promontory
