#include "datasources/prometheus/prometheussource.h"
#include "tests/integration/realserver.h"

#include <QTest>
#include <QThreadPool>

#include <bit>
#include <cmath>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 EndSeconds = 1'700'000'000 / 60 * 60;
constexpr qint64 ScrapeSeconds = 15;
constexpr int Samples = 240;
constexpr int Hole = 100; // samples 100 to 139 of series "b" are not there

/// A value with many digits, known to both sides.
double valueAt(int series, int i)
{
    return std::sin(series + i * 0.1) * 1000.0 / 3.0;
}

qint64 secondsAt(int i)
{
    return EndSeconds - (Samples - 1 - i) * ScrapeSeconds;
}

bool isThere(int series, int i)
{
    return series != 1 || i < Hole || i >= Hole + 40;
}

QByteArray numberText(double value)
{
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

QByteArray openMetrics()
{
    QByteArray text = "# TYPE real_value gauge\n";
    for (int series = 0; series < 3; ++series) {
        for (int i = 0; i < Samples; ++i) {
            if (isThere(series, i))
                text += "real_value{name=\"" + QByteArray(1, char('a' + series)) +
                        "\",note=\"\u00fcber \\\"x\\\"\"} " + numberText(valueAt(series, i)) + ' ' +
                        QByteArray::number(secondsAt(i)) + '\n';
        }
    }
    return text + "# EOF\n";
}

TimeColumn timesOf(const Frame &frame)
{
    const Field *field = frame.timeField();
    const TimeColumn *times = field ? field->times() : nullptr;
    return times ? *times : TimeColumn();
}

NumberColumn numbersOf(const Frame &frame)
{
    const Field *field = frame.numberField();
    const NumberColumn *numbers = field ? field->numbers() : nullptr;
    return numbers ? *numbers : NumberColumn();
}

QByteArray importText()
{
    QByteArray text;
    for (int series = 0; series < 3; ++series) {
        for (int i = 0; i < Samples; ++i) {
            if (isThere(series, i))
                text += "real_value{name=\"" + QByteArray(1, char('a' + series)) + "\"} " +
                        numberText(valueAt(series, i)) + ' ' +
                        QByteArray::number(secondsAt(i) * 1000) + '\n';
        }
    }
    return text;
}

} // namespace

/// The data source against the real programs, sample for sample.
class RealServersTest : public QObject
{
    Q_OBJECT

private slots:
    void prometheus_data();
    void prometheus();
    void prometheusResultTypes();
    void prometheusErrors();
    void prometheusRestart();
    void prometheusHealth();
    void victoriaMetrics();
    void victoriaMetricsHealth();
    void victoriaMetricsErrors();

private:
    template <typename T>
    Result<T> wait(QFuture<Result<T>> future)
    {
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000) ||
            future.resultCount() == 0)
            return failure(ErrorKind::Timeout, u"no result"_s);
        return future.result();
    }
    std::unique_ptr<DataSource> makeSource(const RealServer &server, bool noCache = false);
    Result<QueryAnswer> ask(DataSource &source, const QString &expression,
                            QueryKind kind = QueryKind::Range);
    /// Bit by bit, or as near as the server keeps values.
    void compareHistory(const QueryAnswer &answer, double tolerance = 0);
    bool startPrometheus();
    bool startVictoriaMetrics();

    SystemClock m_clock;
    QThreadPool m_pool;
    std::unique_ptr<RealServer> m_prometheus;
    std::unique_ptr<RealServer> m_victoria;
    QString m_reason;
};

std::unique_ptr<DataSource> RealServersTest::makeSource(const RealServer &server, bool noCache)
{
    SourceSettings settings;
    settings.url = server.url();
    if (noCache)
        settings.queryParameters = {{u"nocache"_s, u"1"_s}};
    const SourceEnvironment environment{m_clock, m_pool, [] { return 0.1; }, {}, {}};
    return std::move(*PrometheusSource::create(settings, {}, environment));
}

Result<QueryAnswer> RealServersTest::ask(DataSource &source, const QString &expression,
                                         QueryKind kind)
{
    QueryRequest request;
    request.expression = expression;
    request.kind = kind;
    request.range = {secondsAt(0) * 1000, EndSeconds * 1000};
    request.stepMs = ScrapeSeconds * 1000;
    return wait(source.query(request));
}

bool RealServersTest::startPrometheus()
{
    if (m_prometheus)
        return true;
    auto server = std::make_unique<RealServer>();
    m_reason = server->startPrometheus(openMetrics());
    if (m_reason.isEmpty())
        m_prometheus = std::move(server);
    return m_reason.isEmpty();
}

bool RealServersTest::startVictoriaMetrics()
{
    if (m_victoria)
        return true;
    auto server = std::make_unique<RealServer>();
    m_reason = server->startVictoriaMetrics();
    if (!m_reason.isEmpty())
        return false;
    if (server->post(u"/api/v1/import/prometheus"_s, importText()) != 204)
        m_reason = u"the import failed"_s;
    else
        m_victoria = std::move(server);
    return m_reason.isEmpty();
}

void RealServersTest::compareHistory(const QueryAnswer &answer, double tolerance)
{
    QCOMPARE(answer.frames.size(), size_t(3));
    for (int series = 0; series < 3; ++series) {
        const Frame &frame = *answer.frames[size_t(series)];
        QCOMPARE(frame.fields.size(), size_t(2));
        QCOMPARE(frame.fields[1].labels.value(u"name"), QString(QChar(u'a' + series)));
        const auto times = timesOf(frame).span();
        const auto numbers = numbersOf(frame).span();
        size_t row = 0;
        for (int i = 0; i < Samples; ++i) {
            if (!isThere(series, i))
                continue;
            while (row < times.size() && times[row] < secondsAt(i) * 1000)
                ++row; // the look-back repeats a value into the hole
            QVERIFY(row < times.size());
            QCOMPARE(times[row], secondsAt(i) * 1000);
            const double expected = valueAt(series, i);
            if (tolerance > 0)
                QVERIFY(std::abs(numbers[row] - expected) <= std::abs(expected) * tolerance);
            else
                QCOMPARE(std::bit_cast<quint64>(numbers[row]), std::bit_cast<quint64>(expected));
        }
    }
}

void RealServersTest::prometheus_data()
{
    QTest::addColumn<QString>("expression");
    QTest::newRow("by GET") << u"real_value"_s;
    QTest::newRow("by POST") << u"real_value"_s + QString(3000, u' ');
}

void RealServersTest::prometheus()
{
    if (!startPrometheus())
        QSKIP(qPrintable(m_reason));
    QFETCH(QString, expression);
    const auto source = makeSource(*m_prometheus);
    const auto answer = ask(*source, expression);
    QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().message));
    QCOMPARE(answer->trace.method, expression.size() > 2000 ? u"POST"_s : u"GET"_s);
    compareHistory(*answer);
    QCOMPARE(answer->frames[0]->fields[1].labels.value(u"note"), u"\u00fcber \"x\""_s);
    QVERIFY(timesOf(*answer->frames[0]).sharesBufferWith(timesOf(*answer->frames[2])));
}

void RealServersTest::prometheusResultTypes()
{
    if (!startPrometheus())
        QSKIP(qPrintable(m_reason));
    const auto source = makeSource(*m_prometheus);
    QCOMPARE(ask(*source, u"1 + 1"_s, QueryKind::Instant)->trace.resultType, u"scalar"_s);
    QCOMPARE(ask(*source, u"\"text\""_s, QueryKind::Instant)->trace.resultType, u"string"_s);
    QCOMPARE(ask(*source, u"real_value"_s, QueryKind::Instant)->frames.size(), size_t(3));
    const auto raw = ask(*source, u"real_value{name=\"a\"}[1m]"_s, QueryKind::Instant);
    QVERIFY(raw.has_value());
    QCOMPARE(raw->trace.resultType, u"matrix"_s);
    QVERIFY(raw->frames.at(0)->rows() >= 4);
    const auto special = ask(*source, u"real_value{name=\"a\"} * 0 / 0"_s);
    QVERIFY(special.has_value());
    const NumberColumn numbers = numbersOf(*special->frames.at(0));
    const auto values = numbers.span();
    QVERIFY(!values.empty());
    QVERIFY(std::all_of(values.begin(), values.end(),
                        [](double v) { return std::isnan(v) && !isMissing(v); }));
    LabelQuery query;
    query.label = u"name"_s;
    query.range = {secondsAt(0) * 1000, EndSeconds * 1000};
    QCOMPARE(wait(source->labelValues(query)).value(), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    QVERIFY(wait(source->labelNames(query))->contains(u"note"_s));
    query.matchers = QStringList{u"real_value{name=\"a\"}"_s};
    QCOMPARE(wait(source->series(query))->size(), 1);
}

void RealServersTest::prometheusErrors()
{
    if (!startPrometheus())
        QSKIP(qPrintable(m_reason));
    const auto source = makeSource(*m_prometheus);
    const auto broken = ask(*source, u"sum("_s);
    QVERIFY(!broken.has_value());
    QCOMPARE(broken.error().kind, ErrorKind::BadQuery);
    QVERIFY(broken.error().message.contains(u"parse error"));
    QVERIFY(broken.error().detail.startsWith(u"HTTP 400"));
    const auto ambiguous = ask(*source, u"real_value * on (nothing) real_value"_s);
    QVERIFY(!ambiguous.has_value());
    QCOMPARE(ambiguous.error().kind, ErrorKind::BadQuery);
}

void RealServersTest::prometheusRestart()
{
    if (!startPrometheus())
        QSKIP(qPrintable(m_reason));
    const auto source = makeSource(*m_prometheus);
    QVERIFY(ask(*source, u"real_value"_s).has_value());
    m_prometheus->stop();
    const auto away = ask(*source, u"real_value"_s);
    QVERIFY(!away.has_value());
    QCOMPARE(away.error().kind, ErrorKind::Network);
    QVERIFY(m_prometheus->restart());
    const auto again = ask(*source, u"real_value"_s);
    QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error().message));
}

void RealServersTest::prometheusHealth()
{
    if (!startPrometheus())
        QSKIP(qPrintable(m_reason));
    const auto source = makeSource(*m_prometheus);
    const auto health = wait(source->check());
    QVERIFY2(health.has_value(), health ? "" : qPrintable(health.error().message));
    QCOMPARE(health->flavour, u"Prometheus"_s);
    QVERIFY2(health->version.startsWith(u"2."), qPrintable(health->version));
    QVERIFY(std::abs(health->clockSkewMs) < 2'000);
}

void RealServersTest::victoriaMetrics()
{
    if (!startVictoriaMetrics())
        QSKIP(qPrintable(m_reason));
    const auto source = makeSource(*m_victoria, true);
    // What was imported becomes visible after a moment.
    Result<QueryAnswer> answer = failure(ErrorKind::Timeout, {});
    (void)QTest::qWaitFor(
        [&] {
            answer = ask(*source, u"sort_by_label(real_value, \"name\")"_s);
            return answer && answer->frames.size() == 3;
        },
        20'000);
    QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().message));
    compareHistory(*answer, 1e-11); // it stores decimals of its own, not doubles
    const auto scalar = ask(*source, u"1 + 1"_s, QueryKind::Instant);
    QVERIFY(scalar.has_value());
    QCOMPARE(scalar->frames.size(), size_t(1));
}

void RealServersTest::victoriaMetricsHealth()
{
    if (!startVictoriaMetrics())
        QSKIP(qPrintable(m_reason));
    const auto source = makeSource(*m_victoria);
    const auto health = wait(source->check());
    QVERIFY2(health.has_value(), health ? "" : qPrintable(health.error().message));
    QCOMPARE(health->flavour, u"VictoriaMetrics"_s);
    qInfo("VictoriaMetrics calls itself \"%s\"", qPrintable(health->version));
}

void RealServersTest::victoriaMetricsErrors()
{
    if (!startVictoriaMetrics())
        QSKIP(qPrintable(m_reason));
    const auto source = makeSource(*m_victoria);
    const auto broken = ask(*source, u"sum("_s);
    QVERIFY(!broken.has_value());
    QCOMPARE(broken.error().kind, ErrorKind::BadQuery);
}

QTEST_GUILESS_MAIN(RealServersTest)
#include "tst_realservers.moc"
