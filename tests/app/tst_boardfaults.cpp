#include "app/pages/dashboardboard.h"
#include "datasources/prometheus/prometheussource.h"
#include "tests/support/fakeprometheus.h"
#include "tests/support/manualclock.h"
#include "tests/support/packing.h"
#include "tests/support/unreachable.h"
#include "widgets/canvas/gridcanvas.h"

#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

using End = FakeReply::End;

constexpr qint64 RefreshMs = 30'000;
constexpr auto Gauge = R"({"__name__":"up","job":"api"})";

/// One row of the fault table: what the server does, the state its panel ends in, and a part of the message
/// or of a notice.
struct Fault
{
    QString name;
    FakeReply reply;
    PanelState state = PanelState::Error;
    QString says;
    QUrl address = {}; ///< elsewhere than the server that misbehaves; the source is made anew afterwards
};

FakeReply raw(const QByteArray &bytes, End end = End::Close)
{
    FakeReply reply;
    reply.raw = bytes;
    reply.end = end;
    return reply;
}

FakeReply changed(FakeReply reply, const std::function<void(FakeReply &)> &change)
{
    change(reply);
    return reply;
}

FakeReply packed(const QByteArray &bytes)
{
    FakeReply reply = FakeReply::text(200, "application/json", bytes);
    reply.headers.append(std::pair(QByteArray("Content-Encoding"), QByteArray("gzip")));
    return reply;
}

FakeReply retryAfter(int status, const QByteArray &value)
{
    FakeReply reply = FakeReply::text(status, "text/plain", "slow down");
    reply.headers.append(std::pair(QByteArray("Retry-After"), value));
    return reply;
}

FakeReply html(int status = 200)
{
    return FakeReply::text(status, "text/html", "<html><b>Log in</b></html>");
}

} // namespace

/// A dashboard with one healthy panel and one for each fault of the reliability notes (3.1, rows 1 to 21, as
/// far as they concern answers). Each fault stays on its panel and goes by itself.
class TestBoardFaults : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void faultsStayOnTheirPanelsAndPass();
    void hiddenBoardsAskNothing();

private:
    void addConnectionFaults();
    void addBrokenAnswers();
    void addRefusals();
    void addStrangeData();
    void addLargeAnswers();
    void add(const Fault &fault) { m_faults.append(fault); }

    FakeReply answer(const FakeRequest &request) const;
    FakeReply good(const QByteArrayList &values, const QByteArray &metric = Gauge) const;
    void makeSource(qsizetype index, const QUrl &url);
    void makeBoard();
    void refreshAll();
    PanelStatus status(qsizetype index) const;
    QString described(qsizetype index) const;
    void verifyAllWell();

    ManualClock m_clock;
    QThreadPool m_pool;
    FakePrometheus m_server;
    Unreachable m_nowhere;
    QList<Fault> m_faults;
    bool m_faulty = false;
    std::map<QString, std::unique_ptr<DataSource>> m_sources;
    std::unique_ptr<QueryRunner> m_runner;
    PanelTypeRegistry m_types = builtinPanels();
    std::unique_ptr<DashboardBoard> m_board;
};

void TestBoardFaults::initTestCase()
{
    add({u"healthy"_s, good({"1", "2", "3"}), PanelState::Ok, {}});
    addConnectionFaults();
    addBrokenAnswers();
    addRefusals();
    addStrangeData();
    addLargeAnswers();
    m_server.setHandler([this](const FakeRequest &request) { return answer(request); });
    for (qsizetype i = 0; i < m_faults.size(); ++i)
        makeSource(i, {});
    m_runner = std::make_unique<QueryRunner>(
        [this](const QString &id) { return m_sources.contains(id) ? m_sources.at(id).get() : nullptr; }, m_clock);
    makeBoard();
}

// Rows 1 to 3, 8 and 9.
void TestBoardFaults::addConnectionFaults()
{
    add({u"1 refused"_s, {}, PanelState::Late, u"refuses"_s, QUrl(u"http://127.0.0.1:1"_s)});
    add({u"2 black hole"_s, {}, PanelState::Late, {}, m_nowhere.url()});
    add({u"3 unknown name"_s, {}, PanelState::Late, u"nowhere.invalid"_s, QUrl(u"http://nowhere.invalid:9090"_s)});
    add({u"4 reset before anything"_s, raw({}, End::Reset), PanelState::Late, {}});
    add({u"8 drip"_s, changed(good({"1"}), [](FakeReply &reply) { reply.pieceBytes = 1; reply.pieceMs = 60; }),
         PanelState::Late, {}});
    add({u"9 stall behind the headers"_s,
         changed(good({"1"}), [](FakeReply &reply) { reply.sendOnly = 80; reply.end = End::Stall; }),
         PanelState::Late, {}});
}

// Rows 4 to 7 and 13.
void TestBoardFaults::addBrokenAnswers()
{
    const auto cut = [this](qsizetype bytes, End end) {
        return changed(good({"1", "2"}), [=](FakeReply &reply) { reply.sendOnly = bytes; reply.end = end; });
    };
    add({u"4 reset in the headers"_s, cut(20, End::Reset), PanelState::Late, {}});
    add({u"4 reset in the body"_s, cut(150, End::Reset), PanelState::Error, u"truncated"_s});
    add({u"5 length too long"_s, changed(good({"1"}), [](FakeReply &reply) {
             reply.contentLength = "999";
             reply.end = End::Close;
         }), PanelState::Error, u"truncated"_s});
    add({u"5 length too short"_s, changed(good({"1"}), [](FakeReply &reply) {
             reply.contentLength = "40";
             reply.end = End::Close;
         }), PanelState::Error, u"truncated"_s});
    const QByteArray body = good({"1", "2"}).body;
    add({u"6 cut JSON"_s, FakeReply::text(200, "application/json", body.chopped(9)), PanelState::Error,
         u"truncated"_s});
    add({u"7 cut gzip"_s, packed(gzipped(body).chopped(20)), PanelState::Error, {}});
    add({u"7 no gzip"_s, packed("plain text"), PanelState::Error, {}});
    add({u"13 login page"_s, html(), PanelState::Error, u"web page"_s});
    add({u"13 empty"_s, FakeReply::text(200, "text/plain", {}), PanelState::Error, u"empty"_s});
    add({u"13 nothing, said so"_s, FakeReply::text(204, "text/plain", {}), PanelState::Empty, {}});
    add({u"13 null"_s, FakeReply::text(200, "application/json", "null"), PanelState::Error, {}});
    add({u"13 list"_s, FakeReply::text(200, "application/json", "[]"), PanelState::Error, {}});
}

// Rows 10 to 12.
void TestBoardFaults::addRefusals()
{
    add({u"10 bad query"_s, FakeReply::error(400, "bad_data", "1:3: parse error"), PanelState::Error,
         u"1:3: parse error"_s});
    add({u"10 execution"_s, FakeReply::error(422, "execution", "many-to-many"), PanelState::Error,
         u"many-to-many"_s});
    for (const int status : {401, 403, 404, 405, 406, 413})
        add({u"10 status %1"_s.arg(status), FakeReply::text(status, "text/plain", "no"), PanelState::Error, {}});
    for (const QByteArray value : {"1", "120", "-1", "1e12", "abc"})
        add({u"11 Retry-After %1"_s.arg(QString::fromLatin1(value)), retryAfter(429, value), PanelState::Late, {}});
    for (const int status : {500, 502, 503, 504}) {
        add({u"12 %1 with JSON"_s.arg(status), FakeReply::error(status, "internal", "disk"), PanelState::Late, {}});
        add({u"12 %1 with a page"_s.arg(status), html(status), PanelState::Late, {}});
    }
}

// Rows 16, 17, 20 and 21: odd, but answers.
void TestBoardFaults::addStrangeData()
{
    add({u"16 no UTF-8"_s, good({"1", "2"}, "{\"job\":\"a\xFFz\"}"), PanelState::Ok, u"UTF-8"_s});
    const QByteArray end = QByteArray::number(m_clock.wallMs() / 1'000);
    const QByteArray twice = R"({"metric":{},"values":[[)" + end + ",\"1\"],[" + end + R"(,"2"]]})";
    add({u"17 the same moment twice"_s, FakeReply::data(matrixData({twice})), PanelState::Ok, {}});
    add({u"19 a long label"_s, good({"1"}, "{\"job\":\"" + QByteArray(20'000, 'x') + "\"}"), PanelState::Ok, {}});
    add({u"20 NaN only"_s, good({"NaN", "NaN"}), PanelState::Ok, {}});
    add({u"20 infinite"_s, good({"+Inf", "-Inf"}), PanelState::Ok, {}});
    add({u"20 huge"_s, good({"1e308", "-1e308"}), PanelState::Ok, {}});
    const QByteArray histogram = R"({"metric":{},"histograms":[[)" + end
        + R"(,{"count":"3","sum":"6","buckets":[[0,"1","2","3"]]}]]})";
    add({u"21 native histogram"_s, FakeReply::data(matrixData({histogram})), PanelState::Ok, {}});
}

// Rows 14, 15 and 18; the sources take 64 KiB, 20,000 samples and 50 series.
void TestBoardFaults::addLargeAnswers()
{
    add({u"14 large body"_s, FakeReply::text(200, "application/json", QByteArray(200'000, ' ')), PanelState::Error,
         u"large"_s});
    add({u"15 bomb"_s, packed(gzipped(QByteArray(8'000'000, ' '))), PanelState::Error, {}});
    QByteArrayList series;
    for (int i = 0; i < 60; ++i)
        series.append(R"({"metric":{"i":")" + QByteArray::number(i) + R"("},"values":[[1700000000,"1"]]})");
    add({u"18 many series"_s, FakeReply::data(matrixData(series)), PanelState::Partial, {}});
}

FakeReply TestBoardFaults::good(const QByteArrayList &values, const QByteArray &metric) const
{
    const qint64 start = m_clock.wallMs() / 1'000 - 15 * (values.size() - 1);
    return FakeReply::data(matrixData({matrixSeries(metric, start, 15, values)}));
}

FakeReply TestBoardFaults::answer(const FakeRequest &request) const
{
    const qsizetype index = request.path().split('/').value(1).toLongLong();
    return m_faulty && index > 0 ? m_faults.at(index).reply : good({"1", "2", "3"});
}

/// The source of a panel, behind the path that is the panel's number or, for some faults, elsewhere.
void TestBoardFaults::makeSource(qsizetype index, const QUrl &url)
{
    SourceSettings settings;
    settings.uid = QString::number(index);
    settings.name = m_faults.at(index).name;
    settings.url = url.isEmpty() ? m_server.url(u'/' + settings.uid) : url;
    settings.timeoutMs = 3'000; // long enough for a busy machine
    HttpLimits http;
    http.backoffMs = 10;
    http.connectMs = 2'000;
    http.idleMs = 1'500;
    http.graceMs = 100;
    const DecodeLimits decode{64 * 1024, 20'000, 50};
    auto made = PrometheusSource::create(settings, {}, {m_clock, m_pool, [] { return 0.5; }, http, decode});
    QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().message));
    // The old source is alive until nobody asks it any more, as in the registry.
    std::unique_ptr<DataSource> old = std::exchange(m_sources[settings.uid], std::move(*made));
    if (m_runner)
        m_runner->dropChangedSources();
}

void TestBoardFaults::makeBoard()
{
    m_board = std::make_unique<DashboardBoard>(
        BoardServices{*m_runner, m_pool, m_clock, m_types, [](const QString &) { return 15'000; },
                      [](const QString &id) { return id; }});
    Dashboard dashboard;
    for (qsizetype i = 0; i < m_faults.size(); ++i) {
        PanelSpec panel;
        panel.id = {qint64(i)};
        panel.title = m_faults.at(i).name;
        panel.rect = {int(i % 4) * 6, int(i / 4) * 5, 6, 5};
        panel.sourceId = QString::number(i);
        Query query;
        query.refId = u"A"_s;
        query.expression = u"up"_s;
        panel.queries = {query};
        dashboard.panels.append(panel);
    }
    PanelContext context;
    const auto theme = loadTheme(u"dark"_s);
    QVERIFY(theme.has_value());
    context.theme = *theme;
    context.zone = QTimeZone::utc();
    m_board->setContext(context);
    m_board->setTimeSpec({u"now-1h"_s, u"now"_s});
    m_board->setRefreshMs(RefreshMs);
    m_board->setVariables({});
    m_board->setDashboard(dashboard);
    m_board->resize(1'200, 3'000);
    m_board->show();
    QTRY_COMPARE(m_board->slotsInSight().size(), m_faults.size());
}

void TestBoardFaults::refreshAll()
{
    m_board->refresh(DashboardBoard::Reason::Forced);
    for (PanelSlot *slot : m_board->slotsInReadingOrder())
        QTRY_VERIFY2_WITH_TIMEOUT(slot->model().hasAsked() && !slot->model().isBusy(), qPrintable(slot->spec().title),
                                  15'000);
}

PanelStatus TestBoardFaults::status(qsizetype index) const
{
    return m_board->slot(QString::number(index))->model().status();
}

QString TestBoardFaults::described(qsizetype index) const
{
    const PanelStatus now = status(index);
    QString text = m_faults.at(index).name + u": "_s + panelStateName(now.state);
    if (now.error)
        text += u", "_s + now.error->message;
    for (const Notice &notice : now.notices)
        text += u", "_s + notice.text;
    return text;
}

void TestBoardFaults::verifyAllWell()
{
    refreshAll();
    for (qsizetype i = 0; i < m_faults.size(); ++i) {
        QVERIFY2(status(i).state == PanelState::Ok, qPrintable(described(i)));
        QVERIFY2(!status(i).error, qPrintable(described(i)));
    }
}

void TestBoardFaults::faultsStayOnTheirPanelsAndPass()
{
    verifyAllWell();
    if (QTest::currentTestFailed())
        return;
    m_faulty = true;
    for (qsizetype i = 0; i < m_faults.size(); ++i) {
        if (!m_faults.at(i).address.isEmpty())
            makeSource(i, m_faults.at(i).address);
    }
    m_clock.advance(RefreshMs);
    refreshAll();
    for (qsizetype i = 0; i < m_faults.size(); ++i) {
        const Fault &fault = m_faults.at(i);
        const QString seen = described(i);
        QVERIFY2(status(i).state == fault.state, qPrintable(seen));
        QVERIFY2(seen.contains(fault.says), qPrintable(seen));
        QVERIFY2(!status(i).error || !status(i).error->message.isEmpty(), qPrintable(seen));
        const bool keeps = status(i).error.has_value();
        QVERIFY2(!keeps || status(i).hasPicture, qPrintable(seen)); // the old picture stays
    }
    m_faulty = false;
    for (qsizetype i = 0; i < m_faults.size(); ++i) {
        if (!m_faults.at(i).address.isEmpty())
            makeSource(i, {});
    }
    m_clock.advance(301'000); // behind every pause that a server may ask for
    verifyAllWell();
}

void TestBoardFaults::hiddenBoardsAskNothing()
{
    m_clock.advance(RefreshMs);
    m_board->refresh(DashboardBoard::Reason::Forced);
    m_board->hide();
    for (PanelSlot *slot : m_board->slotsInReadingOrder())
        QVERIFY(!slot->model().isBusy());
    const qint64 sent = m_runner->statistics().sent;
    m_board->refresh(DashboardBoard::Reason::Forced);
    m_board->refresh(DashboardBoard::Reason::Tick);
    m_board->setTimeSpec({u"now-2h"_s, u"now"_s});
    QTest::qWait(0);
    QCOMPARE(m_runner->statistics().sent, sent);
    m_board->show();
    QTRY_VERIFY(m_runner->statistics().sent > sent);
    for (PanelSlot *slot : m_board->slotsInReadingOrder())
        QTRY_VERIFY(!slot->model().isBusy());
}

QTEST_MAIN(TestBoardFaults)
#include "tst_boardfaults.moc"
