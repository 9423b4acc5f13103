#include "tests/datasources/decoderfixture.h"

#include <QTest>
#include <QThreadPool>

#include <cmath>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

DecodeContext instantContext(QueryFormat format = QueryFormat::TimeSeries)
{
    DecodeContext context;
    context.request.kind = QueryKind::Instant;
    context.request.format = format;
    return context;
}

TimeColumn timeColumn(const Frame &frame)
{
    const Field *field = frame.timeField();
    const TimeColumn *times = field ? field->times() : nullptr;
    return times ? *times : TimeColumn();
}

QList<qint64> timesOf(const Frame &frame)
{
    const TimeColumn times = timeColumn(frame);
    return {times.span().begin(), times.span().end()};
}

QStringList textsOf(const Field &field)
{
    const TextColumn *texts = field.texts();
    const auto span = texts ? texts->span() : std::span<const QString>();
    return {span.begin(), span.end()};
}

} // namespace

class PrometheusDecoderTest : public QObject
{
    Q_OBJECT

private slots:
    void readsAMatrix();
    void sharesOneTimeColumn();
    void sharesPartsOfATimeColumn();
    void keepsNaNApartFromMissing();
    void readsAVector();
    void readsAVectorAsTable();
    void readsAScalar();
    void readsAString();
    void readsTheResultBeforeItsType();
    void readsNativeHistograms();
    void readsWideHistograms();
    void readsAMixOfFloatsAndHistograms();
    void readsVictoriaMetricsAnswers();
    void keepsWarningsAndInfos();
    void readsEmptyResults_data();
    void readsEmptyResults();
    void skipsBadSamples();
    void sortsSamples();
    void tellsOfSamplesOutsideTheRange_data();
    void tellsOfSamplesOutsideTheRange();
    void readsLargeAnswersOnTwoThreads();
    void readsLists();
    void readsMetadata();
    void readsBuildInfo();
};

void PrometheusDecoderTest::readsAMatrix()
{
    const auto read = decodeAnswer(
        answer("matrix",
               R"([{"metric":{"__name__":"up","job":"api"},"values":[[1.5,"1"],[2.5,"-Inf"]]}])"),
        rangeContext());
    QVERIFY(read.has_value());
    QCOMPARE(read->frames.size(), size_t(1));
    const Frame &frame = *read->frames.front();
    QCOMPARE(frame.refId, u"A"_s);
    QCOMPARE(frame.meta.stepMs, 1000);
    QCOMPARE(frame.fields.size(), size_t(2));
    QCOMPARE(frame.fields[0].name, u"Time"_s);
    QCOMPARE(frame.fields[1].name, u"Value"_s);
    QCOMPARE(frame.fields[1].labels, Labels({{u"__name__"_s, u"up"_s}, {u"job"_s, u"api"_s}}));
    QCOMPARE(timesOf(frame), (QList<qint64>{1500, 2500}));
    QCOMPARE(valuesOf(frame), (QList<double>{1, -std::numeric_limits<double>::infinity()}));
    QCOMPARE(read->trace.samples, 2);
    QCOMPARE(read->trace.resultType, u"matrix"_s);
    QVERIFY(read->notices.isEmpty());
}

void PrometheusDecoderTest::sharesOneTimeColumn()
{
    const auto read = decodeAnswer(bigMatrix(3, 5), rangeContext());
    QVERIFY(read.has_value());
    const TimeColumn first = timeColumn(*read->frames[0]);
    QVERIFY(first.sharesBufferWith(timeColumn(*read->frames[1])));
    QVERIFY(first.sharesBufferWith(timeColumn(*read->frames[2])));
}

void PrometheusDecoderTest::sharesPartsOfATimeColumn()
{
    const auto read = decodeAnswer(answer("matrix", R"([
        {"metric":{"a":"1"},"values":[[1,"1"],[2,"1"],[3,"1"],[4,"1"]]},
        {"metric":{"a":"2"},"values":[[2,"1"],[3,"1"]]},
        {"metric":{"a":"3"},"values":[[1,"1"],[3,"1"],[4,"1"]]},
        {"metric":{"a":"4"},"values":[[3,"1"],[4,"1"],[5,"1"]]}])"),
                                   rangeContext());
    QVERIFY(read.has_value());
    QCOMPARE(timesOf(*read->frames[0]), (QList<qint64>{1000, 2000, 3000, 4000}));
    QCOMPARE(timesOf(*read->frames[1]), (QList<qint64>{2000, 3000}));
    QCOMPARE(timesOf(*read->frames[2]), (QList<qint64>{1000, 3000, 4000}));
    QCOMPARE(timesOf(*read->frames[3]), (QList<qint64>{3000, 4000, 5000}));
    const TimeColumn whole = timeColumn(*read->frames[0]);
    QVERIFY(whole.sub(1, 2).sharesBufferWith(timeColumn(*read->frames[1])));
}

void PrometheusDecoderTest::keepsNaNApartFromMissing()
{
    const auto read =
        decodeAnswer(answer("matrix", R"([{"metric":{},"values":[[1,"NaN"]]}])"), rangeContext());
    QVERIFY(read.has_value());
    const double value = valuesOf(*read->frames[0]).first();
    QVERIFY(std::isnan(value));
    QVERIFY(!isMissing(value));
}

void PrometheusDecoderTest::readsAVector()
{
    const auto read =
        decodeAnswer(answer("vector", R"([{"metric":{"a":"1"},"value":[1435781451.781,"1e+21"]},
                                                        {"metric":{},"value":[1435781451.781,"-0"]}])"),
                     instantContext());
    QVERIFY(read.has_value());
    QCOMPARE(read->frames.size(), size_t(2));
    QCOMPARE(timesOf(*read->frames[0]), (QList<qint64>{1435781451781}));
    QCOMPARE(valuesOf(*read->frames[0]), (QList<double>{1e21}));
    QVERIFY(std::signbit(valuesOf(*read->frames[1]).first()));
    QCOMPARE(read->frames[1]->meta.stepMs, 0);
}

void PrometheusDecoderTest::readsAVectorAsTable()
{
    const auto read =
        decodeAnswer(answer("vector", R"([{"metric":{"job":"a","inst":"x"},"value":[1,"1"]},
                                                        {"metric":{"job":"b","zone":"z"},"value":[1,"2"]}])"),
                     instantContext(QueryFormat::Table));
    QVERIFY(read.has_value());
    QCOMPARE(read->frames.size(), size_t(1));
    const Frame &table = *read->frames.front();
    QCOMPARE(table.meta.kind, FrameKind::Table);
    QStringList names;
    for (const Field &field : table.fields)
        names.append(field.name);
    QCOMPARE(names, (QStringList{u"Time"_s, u"inst"_s, u"job"_s, u"zone"_s, u"Value"_s}));
    QCOMPARE(table.rows(), size_t(2));
    QCOMPARE(textsOf(table.fields[1]), (QStringList{u"x"_s, QString()}));
    QCOMPARE(textsOf(table.fields[2]), (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(valuesOf(table), (QList<double>{1, 2}));
}

void PrometheusDecoderTest::readsAScalar()
{
    const auto read = decodeAnswer(answer("scalar", R"([10,"4"])"), instantContext());
    QVERIFY(read.has_value());
    QCOMPARE(read->frames.size(), size_t(1));
    QCOMPARE(timesOf(*read->frames[0]), (QList<qint64>{10000}));
    QCOMPARE(valuesOf(*read->frames[0]), (QList<double>{4}));
    QVERIFY(read->frames[0]->fields[1].labels.isEmpty());
}

void PrometheusDecoderTest::readsAString()
{
    const auto read =
        decodeAnswer(answer("string", R"([10.5,"a \"text\" \u00e9"])"), instantContext());
    QVERIFY(read.has_value());
    QCOMPARE(read->frames.size(), size_t(1));
    QCOMPARE(timesOf(*read->frames[0]), (QList<qint64>{10500}));
    QCOMPARE(textsOf(read->frames[0]->fields[1]), QStringList(u"a \"text\" \u00e9"_s));
}

void PrometheusDecoderTest::readsTheResultBeforeItsType()
{
    const auto read = decodeAnswer(
        R"({"data":{"result":[{"values":[[1,"2"]],"metric":{"a":"b"}}],"resultType":"matrix"},"status":"success"})",
        rangeContext());
    QVERIFY(read.has_value());
    QCOMPARE(valuesOf(*read->frames.at(0)), (QList<double>{2}));
    QCOMPARE(read->frames[0]->fields[1].labels.value(u"a"), u"b"_s);
}

void PrometheusDecoderTest::readsNativeHistograms()
{
    const auto read = decodeAnswer(answer("matrix", R"([{"metric":{"a":"1"},"histograms":[
        [1,{"count":"0","sum":"0"}],
        [2.5,{"count":"6","sum":"7.5","buckets":[[0,"1","2","4"],[3,"-0.001","0.001","NaN"],[1,"-2","-1","1.5"]]}],
        [3,{"count":"x","sum":"1"}]]}])"),
                                   rangeContext());
    QVERIFY(read.has_value());
    const auto &histograms = read->frames.at(0)->meta.histograms;
    QCOMPARE(histograms.size(), size_t(2));
    QVERIFY(histograms[0].buckets.empty());
    QCOMPARE(histograms[1].timeMs, 2500);
    QCOMPARE(histograms[1].sum, 7.5);
    QCOMPARE(histograms[1].buckets.size(), size_t(3));
    QCOMPARE(histograms[1].buckets[0].lower, -2.0);
    QCOMPARE(histograms[1].buckets[0].rule, 1);
    QCOMPARE(histograms[1].buckets[2].upper, 2.0);
    QCOMPARE(read->notices.size(), 1); // a bad sample; whether histograms show is the panel's matter
}

void PrometheusDecoderTest::readsWideHistograms()
{
    QByteArray buckets;
    for (int i = 0; i < 10'000; ++i) {
        const QByteArray lower = QByteArray::number(i);
        buckets += (i ? ",[0,\"" : "[0,\"") + lower + "\",\"" + QByteArray::number(i + 1) +
                   "\",\"1\"]";
    }
    const auto read = decodeAnswer(
        answer("matrix", R"([{"metric":{},"histograms":[[1,{"count":"NaN","sum":"NaN","buckets":[)" +
                             buckets + "]}]]}]"),
        rangeContext());
    QVERIFY(read.has_value());
    const auto &histograms = read->frames.at(0)->meta.histograms;
    QCOMPARE(histograms.size(), size_t(1));
    QVERIFY(std::isnan(histograms[0].count));
    QCOMPARE(histograms[0].buckets.size(), size_t(10'000));
}

void PrometheusDecoderTest::readsAMixOfFloatsAndHistograms()
{
    const auto read = decodeAnswer(
        answer("matrix",
               R"([{"metric":{},"values":[[1,"1"]],"histograms":[[2,{"count":"1","sum":"1"}]]},
                             {"metric":{}}])"),
        rangeContext());
    QVERIFY(read.has_value());
    QCOMPARE(read->frames.size(), size_t(2));
    QCOMPARE(read->frames[0]->rows(), size_t(1));
    QCOMPARE(read->frames[0]->meta.histograms.size(), size_t(1));
    QCOMPARE(read->frames[1]->rows(), size_t(0));
}

void PrometheusDecoderTest::readsVictoriaMetricsAnswers()
{
    const QByteArray body =
        R"({"status":"success","isPartial":true,"data":{"resultType":"vector","result":[
        {"metric":{},"value":[1.7e+09,"1"]}]},"stats":{"seriesFetched":"1"},"trace":{"a":[1,{"b":null}]}})";
    const auto read = decodeAnswer(body, instantContext());
    QVERIFY(read.has_value());
    QCOMPARE(timesOf(*read->frames[0]), (QList<qint64>{1'700'000'000'000}));
    QCOMPARE(read->notices.size(), 1);
    QCOMPARE(read->notices[0].severity, Notice::Severity::Partial);
    QVERIFY(hasVictoriaMetricsMark(body));
    QVERIFY(!hasVictoriaMetricsMark(answer("vector", "[]")));
}

void PrometheusDecoderTest::keepsWarningsAndInfos()
{
    const auto read = decodeAnswer(
        R"({"status":"success","data":{"resultType":"matrix","result":[]},"warnings":["a\nb",5],"infos":["c"]})",
        rangeContext());
    QVERIFY(read.has_value());
    QCOMPARE(read->notices, (QList<Notice>{{Notice::Severity::Warning, u"a b"_s},
                                           {Notice::Severity::Info, u"c"_s}}));
}

void PrometheusDecoderTest::readsEmptyResults_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("matrix") << answer("matrix", "[]");
    QTest::newRow("vector") << answer("vector", "[]");
    QTest::newRow("null") << answer("matrix", "null");
    QTest::newRow("white space behind") << answer("matrix", "[]") + " \n\t ";
}

void PrometheusDecoderTest::readsEmptyResults()
{
    QFETCH(QByteArray, body);
    const auto read = decodeAnswer(body, rangeContext());
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().detail));
    QVERIFY(read->frames.empty());
}

void PrometheusDecoderTest::skipsBadSamples()
{
    const auto read = decodeAnswer(
        answer(
            "matrix",
            R"([{"metric":{},"values":[[1,"1"],[2,"x"],[3],[4,null],5,["6","7"],[ 8 , "9" ],[9,10]]}])"),
        rangeContext());
    QVERIFY(read.has_value());
    QCOMPARE(timesOf(*read->frames[0]), (QList<qint64>{1000, 6000, 8000, 9000}));
    QCOMPARE(valuesOf(*read->frames[0]), (QList<double>{1, 7, 9, 10}));
    QCOMPARE(read->notices.size(), 1);
    QVERIFY(read->notices[0].text.contains(u"4"));
}

void PrometheusDecoderTest::sortsSamples()
{
    const auto read = decodeAnswer(
        answer("matrix", R"([{"metric":{},"values":[[3,"3"],[1,"1"],[2,"2"],[1,"9"]]}])"),
        rangeContext());
    QVERIFY(read.has_value());
    QCOMPARE(timesOf(*read->frames[0]), (QList<qint64>{1000, 2000, 3000}));
    QCOMPARE(valuesOf(*read->frames[0]), (QList<double>{9, 2, 3}));
    QCOMPARE(read->notices.size(), 1);
}

void PrometheusDecoderTest::tellsOfSamplesOutsideTheRange_data()
{
    QTest::addColumn<QByteArray>("seconds");
    QTest::addColumn<int>("samples");
    QTest::addColumn<QString>("says");
    QTest::newRow("inside") << QByteArray("1700000000") << 1 << QString();
    QTest::newRow("a little before") << QByteArray("1699999800") << 1 << QString();
    QTest::newRow("before") << QByteArray("1600000000") << 1 << u"outside"_s;
    QTest::newRow("in the future") << QByteArray("1800000000") << 1 << u"outside"_s;
    QTest::newRow("negative") << QByteArray("-1.5") << 1 << u"outside"_s;
    QTest::newRow("year 10,000") << QByteArray("253402300800") << 1 << u"outside"_s;
    QTest::newRow("milliseconds") << QByteArray("1700000000000") << 1 << u"outside"_s;
    QTest::newRow("beyond all dates") << QByteArray("1e300") << 0 << u"could not be read"_s;
}

void PrometheusDecoderTest::tellsOfSamplesOutsideTheRange()
{
    QFETCH(QByteArray, seconds);
    QFETCH(int, samples);
    QFETCH(QString, says);
    DecodeContext context = rangeContext();
    context.request.range = {1'700'000'000'000, 1'700'003'600'000};
    const auto read = decodeAnswer(
        answer("matrix", R"([{"metric":{},"values":[[)" + seconds + R"(,"3"]]}])"), context);
    QVERIFY(read.has_value());
    QCOMPARE(timesOf(*read->frames[0]).size(), samples);
    QCOMPARE(read->notices.size(), says.isEmpty() ? 0 : 1);
    if (!says.isEmpty())
        QVERIFY2(read->notices[0].text.contains(says), qPrintable(read->notices[0].text));
}

void PrometheusDecoderTest::readsLargeAnswersOnTwoThreads()
{
    const QByteArray body = bigMatrix(60, 6000);
    QVERIFY(body.size() > 4 * 1024 * 1024);
    QThreadPool pool;
    DecodeContext alone = rangeContext();
    DecodeContext helped = alone;
    helped.helpers = &pool;
    const auto one = decodeAnswer(body, alone);
    const auto two = decodeAnswer(body, helped);
    const auto other = decodeAnswer("\n" + body, helped); // begins otherwise: read as a whole
    QVERIFY(one && two && other);
    QCOMPARE(one->frames.size(), size_t(60));
    QCOMPARE(two->frames.size(), size_t(60));
    QCOMPARE(two->trace.samples, 360'000);
    for (size_t i = 0; i < 60; ++i) {
        QCOMPARE(valuesOf(*two->frames[i]), valuesOf(*other->frames[i]));
        QCOMPARE(valuesOf(*one->frames[i]), valuesOf(*other->frames[i]));
        QCOMPARE(two->frames[i]->fields[1].labels, other->frames[i]->fields[1].labels);
        QVERIFY(
            two->frames[i]->timeField()->times()->sharesBufferWith(timeColumn(*two->frames[0])));
    }
}

void PrometheusDecoderTest::readsLists()
{
    const QByteArray names = R"({"status":"success","data":["a","b\u00e9",""]})";
    QCOMPARE(decodeStrings(names, 10).value(), (QStringList{u"a"_s, u"b\u00e9"_s, QString()}));
    QCOMPARE(decodeStrings(names, 2)->size(), 2);
    QVERIFY(!decodeStrings(names.chopped(1), 10).has_value());
    const auto series = decodeSeries(R"({"status":"success","data":[{"b":"2","a":"1"},{}]})", 10);
    QCOMPARE(series.value(),
             (QList<Labels>{Labels({{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}}), Labels()}));
}

void PrometheusDecoderTest::readsMetadata()
{
    const auto read = decodeMetadata(
        R"({"status":"success","data":{"up":[{"type":"gauge","help":"h","unit":""},{"type":"counter"}],"x":[]}})");
    QVERIFY(read.has_value());
    QCOMPARE(read->size(), 2);
    QCOMPARE(read->at(0).metric, u"up"_s);
    QCOMPARE(read->at(0).help, u"h"_s);
    QCOMPARE(read->at(1).type, u"counter"_s);
}

void PrometheusDecoderTest::readsBuildInfo()
{
    const auto info = decodeBuildInfo(
        R"({"status":"success","data":{"version":"2.42.0","revision":"x","goVersion":"go1.19","features":{}}})");
    QVERIFY(info.has_value());
    QCOMPARE(info->version, u"2.42.0"_s);
    QVERIFY(info->hasRevision && info->hasGoVersion);
    QVERIFY(!decodeBuildInfo("<html>").has_value());
}

QTEST_GUILESS_MAIN(PrometheusDecoderTest)
#include "tst_prometheusdecoder.moc"
