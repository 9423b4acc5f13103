#include "tests/datasources/fakenames.h"
#include "tests/datasources/sourcefixture.h"
#include "tests/support/unreachable.h"

#include <QElapsedTimer>
#include <QTest>

#include <netdb.h>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

const QHostAddress Here(u"127.0.0.1"_s);
const QHostAddress There(u"127.0.0.2"_s);

} // namespace

/// What the name of a server can do to a source: be unknown, fail, take for ever, and come to mean
/// another computer.
class HttpNamesTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void failedLookUps_data();
    void failedLookUps();
    void slowLookUp();
    void silentServerIsNoSlowLookUp_data();
    void silentServerIsNoSlowLookUp();
    void proxyIsNotLookedUpHere();
    void newAddressIsUsed();
    void newAddressIsUsedWhenTheOldOneIsGone();
    void connectionsStayWhileAnAddressStays();
    void numbersAreNotLookedUp();

private:
    Result<QueryAnswer> askLater();

    std::unique_ptr<FakeNames> m_names;
    std::unique_ptr<SourceFixture> m_fixture;
};

void HttpNamesTest::init()
{
    m_names = std::make_unique<FakeNames>();
    m_names->setAddresses({Here});
    FakeNames::makeQtForget(); // what it remembers from the test before
    m_fixture = std::make_unique<SourceFixture>();
    m_fixture->server.setReply(goodReply());
    m_fixture->settings.url = m_fixture->server.url();
    m_fixture->settings.url.setHost(u"prometheus.test"_s);
    m_fixture->remakeSource();
}

void HttpNamesTest::cleanup()
{
    m_fixture.reset();
    m_names.reset();
}

/// Asks when what is known about the name is too old, and lets the new look-up end.
Result<QueryAnswer> HttpNamesTest::askLater()
{
    FakeNames::makeQtForget();
    m_fixture->clock.advance(61'000);
    return m_fixture->ask();
}

void HttpNamesTest::failedLookUps_data()
{
    QTest::addColumn<int>("fault");
    QTest::newRow("NXDOMAIN") << EAI_NONAME;
    QTest::newRow("SERVFAIL") << EAI_AGAIN;
    QTest::newRow("no data") << EAI_FAIL;
}

void HttpNamesTest::failedLookUps()
{
    QFETCH(int, fault);
    m_names->setFault(fault);
    const int before = m_names->lookups();
    const auto answer = m_fixture->ask();
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, ErrorKind::Network);
    QVERIFY2(answer.error().message.contains(u"The name prometheus.test cannot be found"),
             qPrintable(answer.error().message));
    QVERIFY(m_names->lookups() - before >= 3); // asked, and asked twice again
    QCOMPARE(m_fixture->server.requests().size(), 0);
    QVERIFY(!m_fixture->ask().has_value());
    QVERIFY(m_fixture->source->pausedUntilMs() > 0);
    m_names->setAddresses({Here});
    QCOMPARE(m_fixture->recover(), QString());
}

void HttpNamesTest::slowLookUp()
{
    m_names->setSilent();
    QElapsedTimer timer;
    timer.start();
    const auto answer = m_fixture->ask();
    QVERIFY(timer.elapsed() < 2'000);
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, ErrorKind::Timeout);
    QVERIFY2(answer.error().message.contains(u"Looking up the name prometheus.test takes too long"),
             qPrintable(answer.error().message));
    QCOMPARE(m_fixture->server.openConnections(), 0);
    m_names->setAddresses({Here});
    QCOMPARE(m_fixture->recover(), QString());
}

void HttpNamesTest::silentServerIsNoSlowLookUp_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::newRow("http") << u"http"_s;
    QTest::newRow("https") << u"https"_s;
}

void HttpNamesTest::silentServerIsNoSlowLookUp()
{
    QFETCH(QString, scheme);
    const Unreachable nowhere;
    QUrl url = nowhere.url();
    url.setScheme(scheme);
    url.setHost(u"prometheus.test"_s);
    const auto source = m_fixture->makeSource(url);
    const auto answer = m_fixture->ask(*source);
    QVERIFY(!answer.has_value());
    QCOMPARE(answer.error().kind, ErrorKind::Timeout);
    QVERIFY2(answer.error().message.contains(u"no connection in time"),
             qPrintable(answer.error().message));
}

void HttpNamesTest::newAddressIsUsed()
{
    FakePrometheus moved;
    QVERIFY(moved.moveTo(There, m_fixture->server.port()));
    moved.setReply(goodReply());
    QVERIFY(m_fixture->ask().has_value());
    QVERIFY(m_fixture->ask().has_value());
    QCOMPARE(m_fixture->server.requests().size(), 2);
    QCOMPARE(moved.requests().size(), 0);

    m_names->setAddresses({There});
    QVERIFY(askLater().has_value()); // the old server still answers
    QTRY_VERIFY(m_fixture->ask().has_value() && !moved.requests().isEmpty());
    QTRY_COMPARE(m_fixture->server.openConnections(), 0);
    const qsizetype before = m_fixture->server.requests().size();
    QVERIFY(m_fixture->ask().has_value());
    QCOMPARE(m_fixture->server.requests().size(), before);
}

void HttpNamesTest::newAddressIsUsedWhenTheOldOneIsGone()
{
    FakePrometheus moved;
    QVERIFY(moved.moveTo(There, m_fixture->server.port()));
    moved.setReply(goodReply());
    QVERIFY(m_fixture->ask().has_value());
    m_fixture->server.stop();
    QVERIFY(!m_fixture->ask().has_value());
    m_names->setAddresses({There});
    QVERIFY(askLater().has_value());
    QCOMPARE(moved.requests().size(), 1);
}

void HttpNamesTest::connectionsStayWhileAnAddressStays()
{
    m_names->setAddresses({There, Here});
    FakePrometheus other;
    QVERIFY(other.moveTo(There, m_fixture->server.port()));
    other.setReply(goodReply());
    QVERIFY(m_fixture->ask().has_value());
    const int before = m_names->lookups();
    m_names->setAddresses({Here});
    QVERIFY(askLater().has_value());
    QTRY_VERIFY(m_names->lookups() > before + 200); // those that make Qt forget, and ours
    QVERIFY(m_fixture->ask().has_value());
    QVERIFY(m_fixture->ask().has_value());
    QCOMPARE(other.requests().size() + m_fixture->server.requests().size(), 4);
    QVERIFY(other.requests().isEmpty() || m_fixture->server.requests().isEmpty());
}

void HttpNamesTest::proxyIsNotLookedUpHere()
{
    FakePrometheus proxy;
    proxy.setReply(goodReply());
    HttpOptions options;
    options.proxies.http = proxy.url().toString();
    HttpClient client(options, m_fixture->clock, [] { return 0.5; });
    HttpRequest request;
    request.url = m_fixture->settings.url;
    std::optional<Result<HttpAnswer>> outcome;
    const int before = m_names->lookups();
    const auto exchange = client.send(request);
    connect(exchange.get(), &HttpExchange::finished, this,
            [&outcome](const Result<HttpAnswer> &result) { outcome = result; });
    QTRY_VERIFY(outcome.has_value());
    QVERIFY2(outcome->has_value(), *outcome ? "" : qPrintable(outcome->error().message));
    QCOMPARE(proxy.requests().size(), 1);
    QCOMPARE(m_names->lookups(), before);
}

void HttpNamesTest::numbersAreNotLookedUp()
{
    m_fixture->settings.url = m_fixture->server.url();
    m_fixture->remakeSource();
    const int before = m_names->lookups();
    QVERIFY(m_fixture->ask().has_value());
    QCOMPARE(m_names->lookups(), before);
}

QTEST_GUILESS_MAIN(HttpNamesTest)
#include "tst_httpnames.moc"
