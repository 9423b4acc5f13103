#pragma once

#include <QNetworkProxy>
#include <QProcessEnvironment>
#include <QUrl>

namespace Promontory {

/// What the environment says about proxies: http_proxy, https_proxy, all_proxy and no_proxy, in
/// small letters or capitals.
struct ProxyRules
{
    QString http; ///< address of the proxy for http; empty: none
    QString https;
    QString exempt; ///< hosts asked directly: names, domains, networks, "*"; separated by commas

    bool isEmpty() const { return http.isEmpty() && https.isEmpty(); }
    bool operator==(const ProxyRules &) const = default;
};

ProxyRules proxyRules(const QProcessEnvironment &environment);

/// The computer itself: no proxy can reach it in our place.
bool isLoopback(const QString &host);

/// The proxy for this address, or QNetworkProxy::NoProxy.
QNetworkProxy proxyFor(const QUrl &url, const ProxyRules &rules);

/// Follows the rules; where the environment names no proxy, the settings of the desktop.
class RuledProxyFactory final : public QNetworkProxyFactory
{
public:
    explicit RuledProxyFactory(ProxyRules rules);

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;

private:
    ProxyRules m_rules;
};

} // namespace Promontory
