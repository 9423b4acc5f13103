#include "datasources/http/proxyrules.h"

#include <QHostAddress>

#include <algorithm>
#include <utility>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr quint16 UsualProxyPort = 8080;

QString variable(const QProcessEnvironment &environment, const QString &name)
{
    const QString value = environment.value(name).trimmed();
    return value.isEmpty() ? environment.value(name.toUpper()).trimmed() : value;
}

bool isInNetwork(const QString &host, const QString &network)
{
    const QHostAddress address(host);
    if (address.isNull() || !network.contains(u'/'))
        return false;
    const auto subnet = QHostAddress::parseSubnet(network);
    return subnet.second >= 0 && !subnet.first.isNull() && address.isInSubnet(subnet);
}

/// One word of the exemptions: `host`, `.domain`, `*.domain`, `host:port`, `10.0.0.0/8` or `*`.
bool isExempt(const QUrl &url, QString word)
{
    if (word == "*"_L1)
        return true;
    const QString host = url.host();
    if (isInNetwork(host, word))
        return true;
    const qsizetype colon = word.lastIndexOf(u':');
    if (colon > 0 && word.indexOf(u':') == colon) {
        if (word.mid(colon + 1).toInt() != url.port(url.scheme() == "https"_L1 ? 443 : 80))
            return false;
        word.truncate(colon);
    }
    if (word.startsWith("*."_L1))
        word.remove(0, 1);
    const QString domain = word.startsWith(u'.') ? word : u'.' + word;
    return host.compare(word, Qt::CaseInsensitive) == 0 ||
           host.endsWith(domain, Qt::CaseInsensitive);
}

QNetworkProxy readProxy(const QString &text)
{
    const QUrl url(text.contains("://"_L1) ? text : u"http://"_s + text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return QNetworkProxy::NoProxy;
    const bool socks = url.scheme().startsWith("socks5"_L1);
    return QNetworkProxy(socks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
                         quint16(url.port(socks ? 1080 : UsualProxyPort)), url.userName(),
                         url.password());
}

} // namespace

ProxyRules proxyRules(const QProcessEnvironment &environment)
{
    const QString all = variable(environment, u"all_proxy"_s);
    ProxyRules rules{variable(environment, u"http_proxy"_s),
                     variable(environment, u"https_proxy"_s), variable(environment, u"no_proxy"_s)};
    if (rules.http.isEmpty())
        rules.http = all;
    if (rules.https.isEmpty())
        rules.https = all;
    return rules;
}

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || host.endsWith(".localhost"_L1) ||
           QHostAddress(host).isLoopback();
}

QNetworkProxy proxyFor(const QUrl &url, const ProxyRules &rules)
{
    const QString &proxy = url.scheme() == "https"_L1 ? rules.https : rules.http;
    if (proxy.isEmpty() || isLoopback(url.host()))
        return QNetworkProxy::NoProxy;
    const QStringList words = rules.exempt.split(u',', Qt::SkipEmptyParts);
    const bool exempt = std::any_of(words.begin(), words.end(), [&url](const QString &word) {
        return isExempt(url, word.trimmed());
    });
    return exempt ? QNetworkProxy(QNetworkProxy::NoProxy) : readProxy(proxy);
}

RuledProxyFactory::RuledProxyFactory(ProxyRules rules) : m_rules(std::move(rules)) {}

QList<QNetworkProxy> RuledProxyFactory::queryProxy(const QNetworkProxyQuery &query)
{
    if (isLoopback(query.peerHostName()) || isLoopback(query.url().host()))
        return {QNetworkProxy::NoProxy};
    return m_rules.isEmpty() ? systemProxyForQuery(query)
                             : QList<QNetworkProxy>{proxyFor(query.url(), m_rules)};
}

} // namespace Promontory
