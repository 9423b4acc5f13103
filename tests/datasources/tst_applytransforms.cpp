#include "tests/datasources/transformcases.h"

#include "datasources/transform/transformtable.h"

#include <QRegularExpression>

using namespace Promontory;

class TestApplyTransforms : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void unknownIdsAreSaidAndPassed();
    void disabledStepsAreLeftOut();
    void filtersPassOtherFrames_data();
    void filtersPassOtherFrames();
    void tooLargeResultsAreRefused();
    void cancelledWorkStops();
    void oddOptionsAreNoFault_data();
    void oddOptionsAreNoFault();
    void joinedFramesHaveARefIdOfTheirOwn();
    void supportNamesTheKeys();
};

namespace {

TransformSpec step(const QString &id, const QByteArray &options = "{}")
{
    TransformSpec spec;
    spec.id = id;
    spec.options = parseJson(options).value();
    return spec;
}

Frames two()
{
    return {table(u"A"_s, {numbers(u"n"_s, {1, 2})}), table(u"B"_s, {numbers(u"n"_s, {3, 4})})};
}

const QByteArray OddOptions[] = {
    "{}",
    "null",
    "[1]",
    "\"x\"",
    R"({"reducers":5,"fields":[],"mode":{}})",
    R"({"mode":"x","format":"x","names":{},"include":7})",
    R"({"limitField":-1e300,"bucketSize":1e-300,"bucketCount":1e300})"};

} // namespace

void TestApplyTransforms::unknownIdsAreSaidAndPassed()
{
    const Noted<Frames> result =
        applyTransforms(two(), {step(u"magic"_s), step(u"limit"_s, R"({"limitField":1})")});
    QCOMPARE(textOf(result.value), u"n: 1 // n: 3"_s);
    QCOMPARE(result.notices.size(), 1);
    QCOMPARE(result.notices.first().text,
             u"Transformation 1 (magic) was not applied. This program does not know it."_s);
}

void TestApplyTransforms::disabledStepsAreLeftOut()
{
    TransformSpec off = step(u"limit"_s, R"({"limitField":1})");
    off.disabled = true;
    TransformSpec other = step(u"nonsense"_s);
    other.topic = u"annotations"_s;
    const Noted<Frames> result = applyTransforms(two(), {off, other});
    QCOMPARE(textOf(result.value), u"n: 1 2 // n: 3 4"_s);
    QVERIFY(result.notices.isEmpty());
}

void TestApplyTransforms::filtersPassOtherFrames_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<QString>("expected");
    QTest::newRow("refId") << QByteArray(R"({"id":"byRefId","options":"B"})")
                           << u"n: 1 2 // n: 3"_s;
    QTest::newRow("expression") << QByteArray(R"({"id":"byRefId","options":"/^(?:A|C)$/"})")
                                << u"n: 1 // n: 3 4"_s;
    QTest::newRow("index") << QByteArray(R"({"id":"byIndex","options":1})") << u"n: 1 2 // n: 3"_s;
    QTest::newRow("nobody") << QByteArray(R"({"id":"byRefId","options":"Z"})")
                            << u"n: 1 2 // n: 3 4"_s;
    QTest::newRow("broken") << QByteArray(R"({"id":"byRefId","options":"/(/"})")
                            << u"n: 1 2 // n: 3 4"_s;
    QTest::newRow("unknown") << QByteArray(R"({"id":"byMood","options":"B"})")
                             << u"n: 1 2 // n: 3 4"_s;
}

void TestApplyTransforms::filtersPassOtherFrames()
{
    QFETCH(QByteArray, filter);
    TransformSpec spec = step(u"limit"_s, R"({"limitField":1})");
    spec.filter = parseJson(filter).value();
    QTEST(textOf(applyTransforms(two(), {spec}).value), "expected");
}

void TestApplyTransforms::tooLargeResultsAreRefused()
{
    TransformContext context;
    context.mostCells = 20;
    const auto wide = [](const QString &refId) {
        return table(refId, {texts(u"k"_s, {u"a"_s, u"a"_s, u"a"_s, u"a"_s}),
                             numbers(u"v"_s, {1, 2, 3, 4})});
    };
    const Frames frames{wide(u"A"_s), wide(u"B"_s)};
    const Noted<Frames> result = applyTransforms(
        frames, {step(u"joinByField"_s, R"({"byField":"k","mode":"inner"})")}, context);
    QCOMPARE(textOf(result.value), textOf(frames));
    QCOMPARE(
        result.notices.first().text,
        u"Transformation 1 (joinByField) was not applied. Its result would have more than 20 cells."_s);
}

void TestApplyTransforms::cancelledWorkStops()
{
    TransformContext context;
    int asked = 0;
    context.isCancelled = [&asked] { return ++asked > 1; };
    const QList<TransformSpec> specs(5, step(u"limit"_s, R"({"limitField":1})"));
    const Noted<Frames> result = applyTransforms(two(), specs, context);
    QCOMPARE(asked, 2);
    QCOMPARE(textOf(result.value), u"n: 1 // n: 3"_s);
}

void TestApplyTransforms::oddOptionsAreNoFault_data()
{
    QTest::addColumn<QString>("id");
    for (const QString &id : transformIds())
        QTest::newRow(qPrintable(id)) << id;
}

void TestApplyTransforms::oddOptionsAreNoFault()
{
    QFETCH(QString, id);
    const Frames odd{
        table(u"A"_s, {}), table(u"B"_s, {numbers(u"n"_s, {})}),
        table({}, {texts({}, {QString()})}),
        series(u"C"_s, u"s"_s, {1, 2, 3}, {1, Null, 3}, {{u"job"_s, u"a"_s}}),
        table(u"D"_s, {flags(u"f"_s, {0, 1, MissingFlag}), times(u"t"_s, {5, MissingTime, 1})})};
    for (const QByteArray &options : OddOptions) {
        for (const Frames &frames : {Frames(), Frames{odd.front()}, odd}) {
            const Noted<Frames> result = applyTransforms(frames, {step(id, options)});
            for (const FramePtr &frame : result.value) {
                for (const Field &field : frame->fields)
                    QCOMPARE(field.size(), frame->rows());
            }
        }
    }
}

void TestApplyTransforms::joinedFramesHaveARefIdOfTheirOwn()
{
    const auto refIdAfter = [](const QString &id, const Frames &frames) {
        return applyTransforms(frames, {step(id)}).value.front()->refId;
    };
    const Frames frames{series(u"A"_s, u"x"_s, {1}, {1}), series(u"B"_s, u"y"_s, {1}, {1}),
                        series(u"B"_s, u"z"_s, {1}, {1})};
    QCOMPARE(refIdAfter(u"seriesToColumns"_s, frames), u"joinByField-A-B"_s);
    QCOMPARE(refIdAfter(u"merge"_s, frames), u"merge-A-B"_s);
    QCOMPARE(refIdAfter(u"merge"_s, {frames.front()}), u"A"_s);
    QCOMPARE(refIdAfter(u"merge"_s, {frames[1], frames[2]}), u"B"_s);
    QCOMPARE(refIdAfter(u"limit"_s, frames), u"A"_s);
}

void TestApplyTransforms::supportNamesTheKeys()
{
    const TransformSupport organize = transformSupport(u"organize"_s);
    QVERIFY(organize.known);
    QVERIFY(organize.keys.contains(u"renameByName.*"_s));
    QCOMPARE(transformSupport(u"timeSeriesTable"_s).ignored, QStringList{u"*.inlineStat"_s});
    QVERIFY(!transformSupport(u"smoothing"_s).difference.isEmpty());
    QVERIFY(!transformSupport(u"spatial"_s).known);
    QVERIFY(!transformSupport(u"spatial"_s).refusal.isEmpty());
    QVERIFY(organize.difference.isEmpty());
    QCOMPARE(transformSupport(u"nonsense"_s), TransformSupport());
    for (const QString &id : transformIds())
        QVERIFY2(transformSupport(id).known && findTransform(id), qPrintable(id));
}

QTEST_GUILESS_MAIN(TestApplyTransforms)
#include "tst_applytransforms.moc"
