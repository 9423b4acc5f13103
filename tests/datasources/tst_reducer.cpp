#include "datasources/frame/column.h"
#include "datasources/frame/reducer.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <cmath>
#include <limits>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

constexpr double NaN = std::numeric_limits<double>::quiet_NaN();
constexpr double Infinity = std::numeric_limits<double>::infinity();

double reduced(const QString &id, const std::vector<double> &values)
{
    const Reducer *const reducer = findReducer(id);
    return reducer ? reducer->reduce(values) : -12345;
}

} // namespace

class TestReducer : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void list();
    void values_data();
    void values();
    void nothing_data();
    void nothing();
    void endsAsTheyAre();
    void lists();
};

void TestReducer::lists()
{
    const std::vector<double> values{2, NaN, missingSample(), 1, 2, 2, 3};
    const Reducer *all = findReducer(u"allValues");
    const Reducer *unique = findReducer(u"uniqueValues");
    QVERIFY(all && unique && all->isList && unique->isList && !findReducer(u"last")->isList);
    QCOMPARE(listedValues(*all, values, 100), (std::vector<double>{2, 1, 2, 2, 3}));
    QCOMPARE(listedValues(*unique, values, 100), (std::vector<double>{2, 1, 3}));
    QCOMPARE(listedValues(*unique, values, 2), (std::vector<double>{2, 1}));
    QCOMPARE(all->reduce(values), 3.0);
    QVERIFY(listedValues(*all, {}, 100).empty());
}

void TestReducer::list()
{
    QSet<QString> ids;
    for (const Reducer &reducer : reducers()) {
        QVERIFY2(!ids.contains(reducer.id), qPrintable(reducer.id));
        QVERIFY(!reducer.name.isEmpty() && !reducer.description.isEmpty() && reducer.reduce);
        ids.insert(reducer.id);
    }
    QCOMPARE(reducers().size(), 25 + 99);
    QVERIFY(!findReducer(u"nonsense"));
    QCOMPARE(findReducer(u"avg")->id, u"mean"_s);
    QCOMPARE(findReducer(u"current")->id, u"lastNotNull"_s);
    QCOMPARE(findReducer(u"total")->id, u"sum"_s);
    QCOMPARE(findReducer(u"diffperc")->unit, u"percent"_s);
    QVERIFY(!findReducer(u"count")->keepsUnit);
}

void TestReducer::values_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<double>("expected");
    // Of 4, missing, 2, NaN, 2, 8, -1, 5.
    QTest::newRow("lastNotNull") << u"lastNotNull"_s << 5.0;
    QTest::newRow("firstNotNull") << u"firstNotNull"_s << 4.0;
    QTest::newRow("first") << u"first"_s << 4.0;
    QTest::newRow("last") << u"last"_s << 5.0;
    QTest::newRow("min") << u"min"_s << -1.0;
    QTest::newRow("max") << u"max"_s << 8.0;
    QTest::newRow("mean") << u"mean"_s << 20.0 / 6;
    QTest::newRow("median") << u"median"_s << 3.0;
    QTest::newRow("variance") << u"variance"_s << 114.0 / 6 - 400.0 / 36;
    QTest::newRow("stdDev") << u"stdDev"_s << std::sqrt(114.0 / 6 - 400.0 / 36);
    QTest::newRow("sum") << u"sum"_s << 20.0;
    QTest::newRow("count") << u"count"_s << 6.0;
    QTest::newRow("countAll") << u"countAll"_s << 8.0;
    QTest::newRow("range") << u"range"_s << 9.0;
    QTest::newRow("delta") << u"delta"_s << 6.0; // 2 → 8; the rises after 4 → 2 and 8 → -1 do not count
    QTest::newRow("step") << u"step"_s << -9.0;
    QTest::newRow("diff") << u"diff"_s << 1.0;
    QTest::newRow("diffperc") << u"diffperc"_s << 25.0;
    QTest::newRow("logmin") << u"logmin"_s << 2.0;
    QTest::newRow("allIsZero") << u"allIsZero"_s << 0.0;
    QTest::newRow("allIsNull") << u"allIsNull"_s << 0.0;
    QTest::newRow("changeCount") << u"changeCount"_s << 4.0;
    QTest::newRow("distinctCount") << u"distinctCount"_s << 5.0;
    QTest::newRow("p1") << u"p1"_s << -1.0;
    QTest::newRow("p50") << u"p50"_s << 4.0;
    QTest::newRow("p99") << u"p99"_s << 8.0;
}

void TestReducer::values()
{
    QFETCH(QString, id);
    QFETCH(double, expected);
    QCOMPARE(reduced(id, {4, missingSample(), 2, NaN, 2, 8, -1, 5}), expected);
}

void TestReducer::nothing_data()
{
    QTest::addColumn<QString>("id");
    for (const Reducer &reducer : reducers())
        QTest::newRow(qPrintable(reducer.id)) << reducer.id;
}

void TestReducer::nothing()
{
    QFETCH(QString, id);
    static const QHash<QString, double> numbers{
        {u"sum"_s, 0},       {u"count"_s, 0},     {u"countAll"_s, 0},    {u"delta"_s, 0},
        {u"allIsZero"_s, 0}, {u"allIsNull"_s, 1}, {u"changeCount"_s, 0}, {u"distinctCount"_s, 0}};
    const double empty = reduced(id, {});
    const double nulls = reduced(id, {missingSample(), missingSample()});
    if (!numbers.contains(id)) {
        QVERIFY(isMissing(empty) && isMissing(nulls));
    } else {
        QCOMPARE(empty, numbers.value(id));
        QCOMPARE(nulls, id == "countAll"_L1 ? 2.0 : numbers.value(id));
    }
    // One value, and values that calculations cannot use: no crash, no hang.
    reduced(id, {Infinity, -Infinity});
    const double one = reduced(id, {3});
    QVERIFY(id == "step"_L1 ? isMissing(one) : !isMissing(one));
}

void TestReducer::endsAsTheyAre()
{
    QVERIFY(isMissing(reduced(u"last"_s, {1, missingSample()})));
    const double last = reduced(u"last"_s, {1, NaN});
    QVERIFY(std::isnan(last) && !isMissing(last));
    QVERIFY(isMissing(reduced(u"first"_s, {missingSample(), 1})));
    QCOMPARE(reduced(u"allIsZero"_s, {0, -0.0}), 1.0);
    QCOMPARE(reduced(u"median"_s, {3, 1, 2}), 2.0);
}

QTEST_GUILESS_MAIN(TestReducer)
#include "tst_reducer.moc"
