#include "datasources/frame/griddedcolumn.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>
#include <limits>
#include <thread>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

std::vector<double> valuesOf(const NumberColumn &column)
{
    const auto span = column.span();
    return {span.begin(), span.end()};
}

// A column with room behind its end.
NumberColumn growing(const std::vector<double> &values)
{
    return NumberColumn().appended(values);
}

} // namespace

class TestColumn : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void missingIsNotNaN();
    void takesOverWithoutACopy();
    void appendsBehindTheEnd();
    void secondAppenderGetsACopy();
    void narrowViews();
    void manyAppenders();
    void grids_data();
    void grids();
};

void TestColumn::missingIsNotNaN()
{
    QVERIFY(isMissing(missingSample()));
    QVERIFY(std::isnan(missingSample()));
    QVERIFY(!isMissing(std::numeric_limits<double>::quiet_NaN()));
    const NumberColumn column({missingSample(), std::numeric_limits<double>::quiet_NaN()});
    QVERIFY(isMissing(column[0]));
    QVERIFY(!isMissing(column[1]));
}

void TestColumn::takesOverWithoutACopy()
{
    std::vector<double> values{1, 2, 3};
    const double *const memory = values.data();
    const NumberColumn column(std::move(values));
    QCOMPARE(column.span().data(), memory);
    const NumberColumn copy = column;
    QVERIFY(copy.sharesBufferWith(column));
    QVERIFY(NumberColumn().isEmpty());
    QVERIFY(NumberColumn().span().empty());
    QCOMPARE(NumberColumn().heldBytes(), std::size_t(0));
}

void TestColumn::appendsBehindTheEnd()
{
    const NumberColumn before = growing({1, 2});
    const NumberColumn after = before.appended(std::vector<double>{3, 4});
    QCOMPARE(after.span().data(), before.span().data()); // nothing was copied
    QCOMPARE(valuesOf(before), (std::vector<double>{1, 2}));
    QCOMPARE(valuesOf(after), (std::vector<double>{1, 2, 3, 4}));
    QVERIFY(before.appended({}).sharesBufferWith(before));
    // A column that took over its values has no room and moves once.
    const NumberColumn taken(std::vector<double>{1, 2});
    const NumberColumn longer = taken.appended(std::vector<double>{3});
    QVERIFY(longer.span().data() != taken.span().data());
    QCOMPARE(valuesOf(longer), (std::vector<double>{1, 2, 3}));
}

void TestColumn::secondAppenderGetsACopy()
{
    const NumberColumn before = growing({1, 2});
    const NumberColumn first = before.appended(std::vector<double>{3});
    const NumberColumn second = before.appended(std::vector<double>{9});
    QCOMPARE(valuesOf(first), (std::vector<double>{1, 2, 3}));
    QCOMPARE(valuesOf(second), (std::vector<double>{1, 2, 9}));
    QVERIFY(first.span().data() != second.span().data());
}

void TestColumn::narrowViews()
{
    const NumberColumn all = growing({1, 2, 3, 4});
    const NumberColumn middle = all.sub(1, 2);
    QCOMPARE(valuesOf(middle), (std::vector<double>{2, 3}));
    QCOMPARE(middle.front(), 2.0);
    QCOMPARE(middle.back(), 3.0);
    QVERIFY(!middle.sharesBufferWith(all));
    QCOMPARE(valuesOf(all.sub(3, 99)), (std::vector<double>{4}));
    QVERIFY(all.sub(99, 1).isEmpty());
    // Dropping the head and growing the tail goes on in the same memory; a view that ends earlier copies.
    const NumberColumn moved = all.sub(1, 3).appended(std::vector<double>{5});
    QCOMPARE(moved.span().data(), all.span().data() + 1);
    QCOMPARE(valuesOf(moved), (std::vector<double>{2, 3, 4, 5}));
    QCOMPARE(valuesOf(middle.appended(std::vector<double>{7})), (std::vector<double>{2, 3, 7}));
    QCOMPARE(valuesOf(all), (std::vector<double>{1, 2, 3, 4}));
}

void TestColumn::manyAppenders()
{
    for (int round = 0; round < 50; ++round) {
        const NumberColumn shared = growing({1, 2, 3});
        std::vector<NumberColumn> results(4);
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < results.size(); ++i) {
            threads.emplace_back([&shared, &results, i] {
                NumberColumn own = shared;
                for (int n = 0; n < 100; ++n)
                    own = own.appended(std::vector<double>{double(i)});
                results[i] = own;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(valuesOf(shared), (std::vector<double>{1, 2, 3}));
        for (std::size_t i = 0; i < results.size(); ++i) {
            std::vector<double> expected(100, double(i));
            expected.insert(expected.begin(), {1, 2, 3});
            QVERIFY(valuesOf(results[i]) == expected);
        }
    }
}

void TestColumn::grids_data()
{
    QTest::addColumn<QList<qint64>>("times");
    QTest::addColumn<QList<qint64>>("grid");
    QTest::addColumn<QList<int>>("expected"); // index of the sample, -1: missing
    QTest::newRow("same") << QList<qint64>{1, 2, 3} << QList<qint64>{1, 2, 3} << QList<int>{0, 1, 2};
    QTest::newRow("gaps") << QList<qint64>{1, 3} << QList<qint64>{0, 1, 2, 3, 4} << QList<int>{-1, 0, -1, 1, -1};
    QTest::newRow("between the grid") << QList<qint64>{1, 2, 3} << QList<qint64>{1, 3} << QList<int>{0, 2};
    QTest::newRow("apart") << QList<qint64>{7, 8} << QList<qint64>{1, 2} << QList<int>{-1, -1};
    QTest::newRow("no samples") << QList<qint64>{} << QList<qint64>{1} << QList<int>{-1};
    QTest::newRow("no grid") << QList<qint64>{1} << QList<qint64>{} << QList<int>{};
}

void TestColumn::grids()
{
    QFETCH(QList<qint64>, times);
    QFETCH(QList<qint64>, grid);
    QFETCH(QList<int>, expected);
    std::vector<double> values;
    for (qsizetype i = 0; i < times.size(); ++i)
        values.push_back(double(i));
    const NumberColumn samples(std::move(values));
    const NumberColumn placed = onGrid(TimeColumn(std::vector<qint64>(times.begin(), times.end())), samples,
                                       TimeColumn(std::vector<qint64>(grid.begin(), grid.end())));
    QCOMPARE(placed.size(), std::size_t(expected.size()));
    QCOMPARE(placed.sharesBufferWith(samples), times == grid);
    for (std::size_t i = 0; i < placed.size(); ++i) {
        const int index = expected[qsizetype(i)];
        QVERIFY(index < 0 ? isMissing(placed[i]) : placed[i] == double(index));
    }
}

QTEST_GUILESS_MAIN(TestColumn)
#include "tst_column.moc"
