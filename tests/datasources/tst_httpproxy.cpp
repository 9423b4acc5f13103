#include "tests/datasources/sourcefixture.h"

#include "datasources/http/proxyrules.h"

#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

/// The proxies of the environment: which one is taken for what, and what is said when one fails.
class HttpProxyTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void readsTheEnvironment();
    void choosesTheProxy_data();
    void choosesTheProxy();
    void asksThroughTheProxy();
    void neverProxiesLoopback();
    void saysWhyTheProxyFails_data();
    void saysWhyTheProxyFails();
    void saysThatNoProxyListens();
    void saysThatTunnelFails();

private:
    QString proxyAddress() const;

    std::unique_ptr<SourceFixture> m_fixture;
};

void HttpProxyTest::init()
{
    for (const char *name : {"http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTP_PROXY",
                             "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"})
        qunsetenv(name);
    m_fixture = std::make_unique<SourceFixture>();
    m_fixture->httpLimits.connectMs = 5'000;
}

void HttpProxyTest::cleanup()
{
    init();
}

QString HttpProxyTest::proxyAddress() const
{
    return m_fixture->server.url().toString();
}

void HttpProxyTest::readsTheEnvironment()
{
    QProcessEnvironment environment;
    QVERIFY(proxyRules(environment).isEmpty());
    environment.insert(u"HTTP_PROXY"_s, u"http://big:1"_s);
    environment.insert(u"NO_PROXY"_s, u"a,b"_s);
    QCOMPARE(proxyRules(environment), (ProxyRules{u"http://big:1"_s, {}, u"a,b"_s}));
    environment.insert(u"http_proxy"_s, u" small:2 "_s);
    environment.insert(u"all_proxy"_s, u"socks5://all:3"_s);
    QCOMPARE(proxyRules(environment), (ProxyRules{u"small:2"_s, u"socks5://all:3"_s, u"a,b"_s}));
}

void HttpProxyTest::choosesTheProxy_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("exempt");
    QTest::addColumn<QString>("proxy"); // host:port, or empty
    const QString http = u"proxy.example:3128"_s;
    QTest::newRow("http") << u"http://prom.example:9090"_s << QString() << http;
    QTest::newRow("https") << u"https://prom.example"_s << QString() << u"secure.example:8080"_s;
    QTest::newRow("loopback name") << u"http://localhost:9090"_s << QString() << QString();
    QTest::newRow("loopback address") << u"http://127.0.0.53:9090"_s << QString() << QString();
    QTest::newRow("loopback of version 6") << u"http://[::1]:9090"_s << QString() << QString();
    QTest::newRow("exempt host") << u"http://prom.example:9090"_s << u"other, PROM.example"_s
                                 << QString();
    QTest::newRow("exempt domain") << u"http://prom.example:9090"_s << u".example"_s << QString();
    QTest::newRow("domain without a dot")
        << u"http://prom.example:9090"_s << u"example"_s << QString();
    QTest::newRow("domain with a star")
        << u"http://prom.example:9090"_s << u"*.example"_s << QString();
    QTest::newRow("no part of a name")
        << u"http://prom.example:9090"_s << u"ample,om.example"_s << http;
    QTest::newRow("everything") << u"http://prom.example:9090"_s << u"*"_s << QString();
    QTest::newRow("with its port")
        << u"http://prom.example:9090"_s << u"prom.example:9090"_s << QString();
    QTest::newRow("with another port")
        << u"http://prom.example:9090"_s << u"prom.example:80"_s << http;
    QTest::newRow("network") << u"http://10.1.2.3:9090"_s << u"10.0.0.0/8"_s << QString();
    QTest::newRow("another network") << u"http://11.1.2.3:9090"_s << u"10.0.0.0/8"_s << http;
    QTest::newRow("nonsense") << u"http://prom.example:9090"_s << u",,/,:,."_s << http;
}

void HttpProxyTest::choosesTheProxy()
{
    QFETCH(QString, url);
    QFETCH(QString, exempt);
    QFETCH(QString, proxy);
    const ProxyRules rules{u"http://me:pw@proxy.example:3128"_s, u"secure.example"_s, exempt};
    const QNetworkProxy chosen = proxyFor(QUrl(url), rules);
    QCOMPARE(chosen.type(), proxy.isEmpty() ? QNetworkProxy::NoProxy : QNetworkProxy::HttpProxy);
    if (!proxy.isEmpty())
        QCOMPARE(u"%1:%2"_s.arg(chosen.hostName(), QString::number(chosen.port())), proxy);
}

void HttpProxyTest::asksThroughTheProxy()
{
    qputenv("http_proxy", proxyAddress().toUtf8());
    m_fixture->server.setReply(goodReply());
    const auto source = m_fixture->makeSource(QUrl(u"http://prom.invalid:9090/prefix"_s));
    const auto answer = m_fixture->ask(*source);
    QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().message));
    const QByteArray target = m_fixture->server.requests().first().target;
    QVERIFY2(target.startsWith("http://prom.invalid:9090/prefix/api/v1/query_range?"),
             target.constData());
}

void HttpProxyTest::neverProxiesLoopback()
{
    FakePrometheus proxy;
    qputenv("HTTP_PROXY", proxy.url().toEncoded());
    qputenv("ALL_PROXY", proxy.url().toEncoded());
    m_fixture->server.setReply(goodReply());
    m_fixture->remakeSource();
    QVERIFY(m_fixture->ask().has_value());
    QCOMPARE(proxy.received(), QByteArray());
}

void HttpProxyTest::saysWhyTheProxyFails_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("says");
    QTest::newRow("407") << 407 << u"wants other credentials"_s;
    QTest::newRow("502") << 502 << u"server failed"_s;
}

void HttpProxyTest::saysWhyTheProxyFails()
{
    QFETCH(int, status);
    QFETCH(QString, says);
    qputenv("http_proxy", proxyAddress().toUtf8());
    FakeReply reply = FakeReply::text(status, "text/html", "<h1>Proxy</h1>");
    if (status == 407)
        reply.headers.append(
            std::pair(QByteArray("Proxy-Authenticate"), QByteArray("Basic realm=\"office\"")));
    m_fixture->server.setReply(reply);
    const auto source = m_fixture->makeSource(QUrl(u"http://prom.invalid:9090"_s));
    const auto answer = m_fixture->ask(*source);
    QVERIFY(!answer.has_value());
    QVERIFY2(answer.error().message.contains(says), qPrintable(answer.error().message));
    QVERIFY(status != 407 || answer.error().message.contains(u"The proxy 127.0.0.1:"));
}

void HttpProxyTest::saysThatNoProxyListens()
{
    qputenv("http_proxy", proxyAddress().toUtf8());
    m_fixture->server.stop();
    const auto source = m_fixture->makeSource(QUrl(u"http://prom.invalid:9090"_s));
    const auto answer = m_fixture->ask(*source);
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, ErrorKind::Network);
    QVERIFY2(answer.error().message.startsWith(u"The proxy 127.0.0.1:"),
             qPrintable(answer.error().message));
    QVERIFY(answer.error().message.contains(u"refuses"));
}

void HttpProxyTest::saysThatTunnelFails()
{
    qputenv("https_proxy", proxyAddress().toUtf8());
    m_fixture->server.setReply(FakeReply::text(502, "text/html", "<h1>Proxy</h1>"));
    const auto source = m_fixture->makeSource(QUrl(u"https://prom.invalid"_s));
    const auto answer = m_fixture->ask(*source);
    QVERIFY(!answer.has_value());
    QVERIFY2(answer.error().message.startsWith(u"The proxy 127.0.0.1:"),
             qPrintable(answer.error().message));
    QVERIFY(!m_fixture->server.received().contains("s3cret"));
    QVERIFY(m_fixture->server.received().startsWith("CONNECT prom.invalid:443"));
}

QTEST_GUILESS_MAIN(HttpProxyTest)
#include "tst_httpproxy.moc"
