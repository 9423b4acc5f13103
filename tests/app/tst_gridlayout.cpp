#include "app/dashboard/dashboardjson.h"
#include "app/dashboard/gridlayout.h"
#include "app/import/importgrafana.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

constexpr int Least = std::numeric_limits<int>::min();
constexpr int Most = std::numeric_limits<int>::max();

/// Numbers as hostile files write them, and a few that nobody would mind.
const QByteArrayList Numbers{"-1",          "0",          "1",          "3",      "7.5",   "12",     "23",
                             "24",          "25",         "200",        "201",    "9999",  "10000",  "10001",
                             "1e300",       "-1e300",     "1e999",      "-1e999", "null",  "-0",     "5e-324",
                             "-2147483648", "2147483647", "2147483648", "1e10",   "0.001", "1e-300", "9223372036854775808"};
const QByteArrayList NoNumbers{"\"4\"", "\"NaN\"", "{}", "[]", "true"};

QByteArray anyNumber(QRandomGenerator &random)
{
    return Numbers.at(random.bounded(int(Numbers.size())));
}

QByteArray anything(QRandomGenerator &random)
{
    return random.bounded(5) == 0 ? NoNumbers.at(random.bounded(int(NoNumbers.size()))) : anyNumber(random);
}

int anyInt(QRandomGenerator &random)
{
    static constexpr std::array Extremes{Least, Least + 1, -1, 0, 1, 24, 25, 200, 201, Most - 1, Most};
    const int kind = random.bounded(4);
    return kind == 0 ? Extremes.at(std::size_t(random.bounded(int(Extremes.size())))) : random.bounded(40);
}

QList<GridRect> anyRects(QRandomGenerator &random, int count)
{
    QList<GridRect> rects;
    for (int i = 0; i < count; ++i)
        rects.append({anyInt(random), anyInt(random), anyInt(random), anyInt(random)});
    return rects;
}

/// What is wrong with a layout; empty if nothing is.
QString faultOf(const QList<GridRect> &rects)
{
    QHash<int, quint32> taken; // columns by rows
    for (const GridRect &rect : rects) {
        const QString words = u"%1 %2 %3 %4"_s.arg(QString::number(rect.x), QString::number(rect.y),
                                                   QString::number(rect.width), QString::number(rect.height));
        if (rect.width < 1 || rect.height < 1 || rect.height > 200 || rect.x < 0 || rect.x + rect.width > 24 || rect.y < 0)
            return u"out of bounds: "_s + words;
        const quint32 columns = ((quint32(1) << rect.width) - 1) << rect.x;
        for (int row = rect.y; row < rect.y + rect.height; ++row) {
            if (taken.value(row) & columns)
                return u"covers another: "_s + words;
            taken[row] |= columns;
        }
    }
    return {};
}

QList<GridRect> rectsOf(const Dashboard &dashboard)
{
    QList<GridRect> rects;
    for (const Row &row : dashboard.rows)
        rects.append(rowRect(row));
    for (const PanelSpec &panel : dashboard.panels)
        rects.append(panel.rect);
    return rects;
}

QByteArray grid(QRandomGenerator &random, QByteArray (*any)(QRandomGenerator &))
{
    return R"({"x": )" + any(random) + R"(, "y": )" + any(random) + R"(, "w": )" + any(random) + R"(, "h": )"
        + any(random) + "}";
}

/// Rectangles of 20,000 panels, four to a line; some of a hundred lie on others.
QList<GridRect> many(int count)
{
    QList<GridRect> rects;
    for (int i = 0; i < count; ++i)
        rects.append({6 * (i % 4), i % 100 == 0 ? 0 : 6 * (i / 4), 6, 6});
    return rects;
}

} // namespace

class TestGridLayout : public QObject
{
    Q_OBJECT

private slots:
    void anyRectanglesAreLaidOut();
    void anyNumbersInOwnFiles();
    void anyNumbersInGrafanasFiles();
    void firstFreePlaces_data();
    void firstFreePlaces();
    void manyRectanglesAreQuick();
};

void TestGridLayout::anyRectanglesAreLaidOut()
{
    QRandomGenerator random(20'261'122);
    for (int round = 0; round < 500; ++round) {
        const QList<GridRect> rects = anyRects(random, random.bounded(30));
        const QList<GridRect> apart = separated(rects);
        QCOMPARE(apart.size(), rects.size());
        QVERIFY2(faultOf(apart).isEmpty(), qPrintable(faultOf(apart)));
        QCOMPARE(separated(apart), apart);
        const QList<GridRect> packed = compacted(rects);
        QVERIFY2(faultOf(packed).isEmpty(), qPrintable(faultOf(packed)));
        QCOMPARE(compacted(packed), packed);
        const GridRect target = anyRects(random, 1).constFirst();
        const QList<GridRect> after = moved(rects, random.bounded(40) - 5, target);
        QVERIFY2(faultOf(after).isEmpty(), qPrintable(faultOf(after)));
        // What is at most some screens high: the first free place is looked for row by row.
        const QList<GridRect> some = packed.mid(0, 10);
        const GridRect place = firstFree(some, anyInt(random), anyInt(random));
        QVERIFY2(faultOf(some + QList<GridRect>{place}).isEmpty(), qPrintable(faultOf(some + QList<GridRect>{place})));
    }
}

void TestGridLayout::anyNumbersInOwnFiles()
{
    QRandomGenerator random(1);
    for (int round = 0; round < 200; ++round) {
        QByteArrayList panels;
        for (int i = 0; i < 20; ++i)
            panels.append(R"({"id": )" + QByteArray::number(i) + R"(, "type": "stat", "title": "", "grid": )" + grid(random, anyNumber)
                          + "}");
        const QByteArray text = R"({"format": "promontory-dashboard", "version": 1, "uid": "u", "title": "T",
            "time": {"from": "now-1h", "to": "now"}, "rows": [{"id": 100, "title": "R", "y": )" + anyNumber(random)
            + R"(}], "panels": [)" + panels.join(',') + "]}";
        const DocumentReading reading = readDocument(text);
        QVERIFY2(reading.dashboard, qPrintable(errorOf(reading).message));
        const QString fault = faultOf(rectsOf(*reading.dashboard));
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
    }
}

void TestGridLayout::anyNumbersInGrafanasFiles()
{
    QRandomGenerator random(2);
    for (int round = 0; round < 200; ++round) {
        QByteArrayList panels;
        for (int i = 0; i < 20; ++i)
            panels.append(R"({"id": )" + anyNumber(random) + R"(, "type": ")" + (i % 5 == 4 ? "row" : "stat")
                          + R"(", "title": "", "gridPos": )" + grid(random, anything) + "}");
        const QByteArray text = R"({"title": "T", "schemaVersion": 36, "panels": [)" + panels.join(',') + "]}";
        const auto root = parseJson(text);
        QVERIFY(root.has_value());
        const auto import = importGrafana(*root);
        QVERIFY(import.has_value());
        QCOMPARE(import->dashboard.panels.size() + import->dashboard.rows.size(), 20);
        const QString fault = faultOf(rectsOf(import->dashboard));
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
    }
}

void TestGridLayout::firstFreePlaces_data()
{
    QTest::addColumn<QList<GridRect>>("rects");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<GridRect>("place");
    const QList<GridRect> gap{{0, 0, 12, 4}, {18, 0, 6, 4}, {0, 4, 24, 4}};
    QTest::newRow("empty") << QList<GridRect>{} << QSize(12, 8) << GridRect{0, 0, 12, 8};
    QTest::newRow("beside") << QList<GridRect>{{0, 0, 12, 8}} << QSize(12, 8) << GridRect{12, 0, 12, 8};
    QTest::newRow("in a gap") << gap << QSize(6, 4) << GridRect{12, 0, 6, 4};
    QTest::newRow("too wide for the gap") << gap << QSize(7, 4) << GridRect{0, 8, 7, 4};
    QTest::newRow("too high for the gap") << gap << QSize(6, 5) << GridRect{0, 8, 6, 5};
    QTest::newRow("partly below the last") << QList<GridRect>{{0, 0, 12, 4}, {0, 4, 12, 4}} << QSize(12, 20)
                                           << GridRect{12, 0, 12, 20};
}

void TestGridLayout::firstFreePlaces()
{
    QFETCH(QList<GridRect>, rects);
    QFETCH(QSize, size);
    QTEST(firstFree(rects, size.width(), size.height()), "place");
}

void TestGridLayout::manyRectanglesAreQuick()
{
    const auto seconds = [](int count) {
        const QList<GridRect> rects = many(count);
        QElapsedTimer spent;
        spent.start();
        const QList<GridRect> apart = separated(rects);
        compacted(apart);
        moved(apart, 5, {0, 0, 24, 8});
        firstFree(apart, 7, 3);
        FreePlaces places;
        for (int i = 0; i < count; ++i)
            places.take(1 + i % 24, 1 + i % 60);
        return std::max(1e-4, double(spent.nsecsElapsed()) / 1e9);
    };
    seconds(1'000);
    const double few = seconds(5'000);
    const double all = seconds(100'000);
    // Twenty times as many take some twenty times as long; were it the square, it would be four hundred.
    QVERIFY2(all < 100 * few, qPrintable(u"%1 s for 5,000, %2 s for 100,000"_s.arg(few).arg(all)));
}

QTEST_GUILESS_MAIN(TestGridLayout)
#include "tst_gridlayout.moc"
