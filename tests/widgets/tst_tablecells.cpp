#include "tests/support/framebuilder.h"
#include "tests/widgets/tablefixture.h"
#include "widgets/common/frametable/frametable.h"
#include "widgets/common/frametable/frametableheader.h"
#include "widgets/common/frametable/frozencolumns.h"
#include "widgets/common/frametable/sparkpaint.h"
#include "widgets/panels/table/tableoptions.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <limits>

using namespace Promontory;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Promontory::FramePtr)

namespace {

FramePtr trendOf(std::vector<double> values, double value)
{
    auto frame = std::make_shared<Frame>();
    frame->meta.value = value;
    Field time;
    std::vector<qint64> times(values.size());
    for (std::size_t i = 0; i < times.size(); ++i)
        times[i] = 1'700'000'000'000 + static_cast<qint64>(i) * 60'000;
    time.values = TimeColumn(std::move(times));
    Field number;
    number.values = NumberColumn(std::move(values));
    frame->fields = {time, number};
    return frame;
}

Field textField(const QString &name, std::vector<QString> texts)
{
    Field field;
    field.name = field.displayName = name;
    field.values = TextColumn(std::move(texts));
    return field;
}

FramePtr tableFrame(std::vector<Field> fields)
{
    auto frame = std::make_shared<Frame>();
    frame->meta.kind = FrameKind::Table;
    frame->fields = std::move(fields);
    return frame;
}

/// Two groups with the tables of their rows.
FramePtr groups()
{
    Field inside;
    inside.name = inside.displayName = u"__nestedFrames"_s;
    inside.values = FrameColumn({tableFrame({textField(u"pod"_s, {u"a"_s, u"b"_s})}),
                                 tableFrame({textField(u"pod"_s, {u"c"_s})})});
    return tableFrame({textField(u"ns"_s, {u"x"_s, u"y"_s}), inside});
}

} // namespace

/// What stands in the cells of tables beside texts and numbers, and what stays beside them.
class TableCellsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void showsSeriesInCells()
    {
        auto frame = std::make_shared<Frame>(*exceptions());
        Field trend;
        trend.name = trend.displayName = u"Trend #A"_s;
        std::vector<FramePtr> series{trendOf({1, 5, 2}, 2), trendOf({4, 4}, 4), {}, trendOf({}, missingSample())};
        trend.values = FrameColumn(std::move(series));
        trend.config = configOf(R"({"unit":"s","decimals":1})");
        frame->fields.push_back(trend);
        FrameTableModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFrame(frame);
        QCOMPARE(model.columns().back().style.type, CellStyle::Type::Sparkline);
        QCOMPARE(column(model, 3), (QStringList{u"2.0 s"_s, u"4.0 s"_s, QString(), QString()}));
        model.sort(3, Qt::DescendingOrder);
        QCOMPARE(column(model, 0), (QStringList{u"web-2"_s, u"web-10"_s, u"db"_s, u"web-1"_s}));
        QVERIFY(model.cell(0, 3).frame);
        QVERIFY(!model.cell(0, 0).frame);
    }

    void readsSmallCharts()
    {
        const SparkStyle usual = cellStyleFrom(*parseJson(R"({"cellOptions":{"type":"sparkline"}})")).spark;
        QCOMPARE(usual, SparkStyle());
        const SparkStyle odd = sparkStyleFrom(*parseJson(
            R"({"drawStyle":"bars","lineInterpolation":"stepAfter","lineWidth":1e9,"fillOpacity":"50","hideValue":true,
                "spanNulls":60000,"lineStyle":{"fill":"dash","dash":[4,2,7]},"gradientMode":"?","showPoints":"always"})"));
        QCOMPARE(odd.draw, SparkStyle::Draw::Bars);
        QCOMPARE(odd.curve, SparkStyle::Curve::StepAfter);
        QCOMPARE(odd.fade, SparkStyle::Fade::Hue);
        QCOMPARE(odd.lineWidth, 10.0);
        QCOMPARE(odd.fillOpacity, 50.0);
        QCOMPARE(odd.mostGapMs, std::optional(60'000.0));
        QCOMPARE(odd.dashes, (QList<double>{4, 2}));
        QVERIFY(odd.hidesValue && odd.hasPoints);
        QCOMPARE(cellStyleFrom(*parseJson(R"({"cellOptions":{"type":"gauge"}})")).bar, BarStyle::Gradient);
    }

    void drawsSmallCharts_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<FramePtr>("series");
        QTest::addColumn<bool>("isAny");
        const FramePtr wave = trendOf({1, 5, missingSample(), 2, 8, 1}, 1);
        for (const char *draw : {"line", "bars", "points"})
            QTest::newRow(draw) << QByteArray("{\"drawStyle\":\"") + draw + "\"}" << wave << true;
        QTest::newRow("steps") << QByteArray(R"({"lineInterpolation":"stepBefore","gradientMode":"opacity"})") << wave << true;
        QTest::newRow("one value") << QByteArray("{}") << trendOf({3}, 3) << true;
        QTest::newRow("flat") << QByteArray("{}") << trendOf({3, 3, 3}, 3) << true;
        QTest::newRow("huge") << QByteArray("{}") << trendOf({-1.7e308, 1.7e308}, 3) << true;
        QTest::newRow("without end") << QByteArray("{}") << trendOf({std::numeric_limits<double>::infinity()}, 3) << false;
        QTest::newRow("nothing") << QByteArray("{}") << trendOf({}, missingSample()) << false;
        QTest::newRow("no series") << QByteArray("{}") << exceptions() << true;
        QTest::newRow("no time") << QByteArray("{}") << FramePtr(std::make_shared<Frame>()) << false;
    }
    void drawsSmallCharts()
    {
        QFETCH(QByteArray, options);
        QFETCH(FramePtr, series);
        QImage image(80, 20, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paintSpark(&painter, QRectF(0, 0, 80, 20),
                   {*series, {}, sparkStyleFrom(*parseJson(options)), QColor(Qt::red)});
        painter.end();
        QImage blank(image.size(), image.format());
        blank.fill(Qt::transparent);
        QTEST(image != blank, "isAny");
    }

    void leavesGapsOpen()
    {
        // Ten minutes without samples in the middle, where nothing is painted unless gaps are joined.
        auto gap = std::make_shared<Frame>(*trendOf({5, 5, 5, 5, 5, 5}, 5));
        std::vector<qint64> times;
        for (const qint64 minute : {0, 1, 2, 12, 13, 14})
            times.push_back(1'700'000'000'000 + minute * 60'000);
        gap->fields[0].values = TimeColumn(std::move(times));
        const auto painted = [&gap](const char *options) {
            QImage image(140, 20, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            paintSpark(&painter, image.rect(), {*gap, {}, sparkStyleFrom(*parseJson(options)), QColor(Qt::red)});
            painter.end();
            int count = 0;
            for (int y = 0; y < image.height(); ++y)
                count += image.pixelColor(70, y).alpha() > 0 ? 1 : 0;
            return count;
        };
        QCOMPARE(painted("{}"), 0);
        QVERIFY(painted(R"({"spanNulls":true})") > 0);
        QVERIFY(painted(R"({"spanNulls":900000})") > 0);
        QCOMPARE(painted(R"({"spanNulls":300000})"), 0);
    }

    void opensTablesInRows()
    {
        FrameTable table;
        table.setTheme(*loadTheme(u"dark"_s));
        table.resize(400, 300);
        table.setFrames({groups()});
        QCOMPARE(table.model().columnCount(), 2);
        QCOMPARE(table.model().columns().front().style.type, CellStyle::Type::Expander);
        QVERIFY(table.model().index(0, 0).data().toString().isEmpty());
        QVERIFY(!table.model().index(0, 0).data(Qt::AccessibleTextRole).toString().isEmpty());
        const int low = table.view()->rowHeight(0);
        emit table.view()->clicked(table.model().index(0, 0));
        QVERIFY(table.model().isExpanded(0));
        QVERIFY(!table.model().isExpanded(1));
        QCOMPARE(table.view()->rowHeight(0), low + 3 * low + 4); // titles and two rows
        QVERIFY(!table.grab().isNull());
        emit table.view()->horizontalHeader()->sectionClicked(1);
        emit table.view()->horizontalHeader()->sectionClicked(1); // downwards
        QVERIFY(table.model().isExpanded(1) && !table.model().isExpanded(0));
        QVERIFY(table.view()->rowHeight(1) > low);
        QCOMPARE(table.view()->rowHeight(0), low);
        emit table.view()->horizontalHeader()->sectionClicked(1); // as it came
        table.setFrames({groups()}); // a refresh
        QVERIFY(table.model().isExpanded(0));
        QVERIFY(table.view()->rowHeight(0) > low);
        table.view()->setCurrentIndex(table.model().index(0, 1));
        QTest::keyClick(table.view(), Qt::Key_Space);
        QVERIFY(!table.model().isExpanded(0));
        QCOMPARE(table.view()->rowHeight(0), low);
        table.toggle(table.model().index(1, 0));
        table.setFrames({exceptions()}); // another shape
        QCOMPARE(table.model().expandedCount(), 0);
    }

    void wrappedTextsStayWhenATableCloses()
    {
        auto wordy = std::make_shared<Frame>(*groups());
        wordy->fields[0].values = TextColumn({u"many words "_s.repeated(60), u"y"_s});
        wordy->fields[0].config = configOf(R"({"custom":{"wrapText":true}})");
        FrameTable table;
        table.setTheme(*loadTheme(u"dark"_s));
        table.resize(400, 300);
        table.setFrames({wordy});
        const int wrapped = table.view()->rowHeight(0);
        QVERIFY(wrapped > table.view()->rowHeight(1));
        table.toggle(table.model().index(0, 0));
        table.toggle(table.model().index(0, 0));
        QVERIFY(!table.model().isExpanded(0));
        QCOMPARE(table.view()->rowHeight(0), wrapped);
    }

    void keepsColumnsInPlace()
    {
        auto wide = std::make_shared<Frame>(*exceptions());
        for (int i = 0; i < 12; ++i) {
            wide->fields.push_back(wide->fields[1]);
            wide->fields.back().displayName = u"Count %1"_s.arg(i);
            wide->fields.back().config = configOf(R"({"custom":{"width":120}})");
        }
        FrameTable table;
        table.setTheme(*loadTheme(u"light"_s));
        table.resize(500, 300);
        table.setOptions(tableOptionsFrom(*parseJson(R"({"frozenColumns":{"left":1}})")));
        table.setFrames({wide});
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        QCOMPARE(table.frozenColumns()->count(), 1);
        const int width = table.view()->columnWidth(0);
        QCOMPARE(table.frozenColumns()->width(), width);
        table.view()->setCurrentIndex(table.model().index(1, 14));
        QVERIFY(table.view()->columnViewportPosition(0) < 0);
        table.view()->setCurrentIndex(table.model().index(1, 1));
        QVERIFY(table.view()->columnViewportPosition(1) >= width); // not below the ones in place
        const int scrolled = table.view()->horizontalScrollBar()->value();
        table.view()->setCurrentIndex(table.model().index(1, 0));
        QCOMPARE(table.view()->horizontalScrollBar()->value(), scrolled);
        QVERIFY(table.frozenColumns()->selectionModel() == table.view()->selectionModel());
        table.view()->horizontalHeader()->resizeSection(0, 130); // by hand
        QCOMPARE(table.frozenColumns()->columnWidth(0), 130);
        QCOMPARE(table.frozenColumns()->width(), 130);
        QSignalSpy sorted(table.view()->horizontalHeader(), &QHeaderView::sortIndicatorChanged);
        emit table.frozenColumns()->horizontalHeader()->sectionClicked(0);
        QCOMPARE(sorted.count(), 1);
        QCOMPARE(column(table.model(), 0).first(), u"db"_s);
        QTest::mouseClick(table.frozenColumns()->viewport(), Qt::LeftButton, {}, QPoint(5, 40));
        QCOMPARE(table.view()->currentIndex(), table.model().index(1, 0));
        table.resize(width + 20, 300); // no room for anything else
        QCOMPARE(table.frozenColumns()->count(), 0);
        table.setOptions({});
        QCOMPARE(table.frozenColumns()->count(), 0);
    }

    void columnsInPlaceScrollWithTheRest()
    {
        auto long_ = std::make_shared<Frame>(*FrameBuilder().values(std::vector<double>(500, 1)).build());
        long_->meta.kind = FrameKind::Table;
        for (int i = 0; i < 8; ++i)
            long_->fields.push_back(long_->fields[1]);
        FrameTable table;
        table.setTheme(*loadTheme(u"light"_s));
        table.resize(400, 300);
        table.setOptions(tableOptionsFrom(*parseJson(R"({"frozenColumns":{"left":1}})")));
        table.setFrames({long_});
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        QCOMPARE(table.frozenColumns()->count(), 1);
        table.view()->verticalScrollBar()->setValue(900);
        QCOMPARE(table.frozenColumns()->verticalScrollBar()->value(), 900);
        QCOMPARE(table.frozenColumns()->rowViewportPosition(40), table.view()->rowViewportPosition(40));
        table.frozenColumns()->verticalScrollBar()->setValue(300); // a wheel over them
        QCOMPARE(table.view()->verticalScrollBar()->value(), 300);
        table.view()->verticalScrollBar()->setValue(table.view()->verticalScrollBar()->maximum());
        QCOMPARE(table.frozenColumns()->rowViewportPosition(499), table.view()->rowViewportPosition(499));
    }

    void columnsInPlaceTakeTheHeightsOfRows()
    {
        auto frame = std::make_shared<Frame>(*groups());
        for (int i = 0; i < 8; ++i)
            frame->fields.push_back(textField(u"long title %1"_s.arg(i), {QString(40, u'x'), u"y"_s}));
        FrameTable table;
        table.setTheme(*loadTheme(u"dark"_s));
        table.resize(500, 300);
        table.setFrames({frame});
        QVERIFY(!table.frozenColumns());
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        table.toggle(table.model().index(0, 0));
        table.setOptions(tableOptionsFrom(*parseJson(R"({"frozenColumns":{"left":1}})")));
        QCOMPARE(table.frozenColumns()->count(), 2); // with what opens rows
        QVERIFY(table.view()->rowHeight(0) > 2 * table.view()->rowHeight(1));
        QCOMPARE(table.frozenColumns()->rowHeight(0), table.view()->rowHeight(0));
        table.toggle(table.model().index(1, 0));
        QCOMPARE(table.frozenColumns()->rowHeight(1), table.view()->rowHeight(1));
        QVERIFY(!table.grab().isNull());
    }

    void longTitlesTakeLines()
    {
        auto frame = std::make_shared<Frame>(*exceptions());
        frame->fields[1].displayName = u"Count of all the exceptions since yesterday"_s;
        frame->fields[1].config = configOf(R"({"custom":{"wrapHeaderText":true,"width":80}})");
        FrameTable table;
        table.setTheme(*loadTheme(u"dark"_s));
        table.resize(400, 300);
        table.setFrames({frame});
        QVERIFY(table.view()->horizontalHeader()->sizeHint().height() > 2 * FrameTableHeader::Height);
        QVERIFY(!table.grab().isNull());
        table.setFrames({exceptions()});
        QCOMPARE(table.view()->horizontalHeader()->sizeHint().height(), FrameTableHeader::Height);
    }

    void tooltipsTellOtherFields()
    {
        auto frame = std::make_shared<Frame>(*exceptions());
        frame->fields[0].config = configOf(R"({"custom":{"tooltip":{"field":"Count"}}})");
        frame->fields[1].config = configOf(R"({"unit":"s","custom":{"tooltip":{"field":"None"}}})");
        FrameTableModel model;
        model.setFrame(frame);
        QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains(u"58 s"_s));
        QVERIFY(model.index(1, 1).data(Qt::ToolTipRole).toString().contains(u"3.57 mins"_s));
    }

    void countsTextsInTheFooter()
    {
        auto frame = std::make_shared<Frame>(*exceptions());
        frame->fields[0].config = configOf(R"({"custom":{"filterable":true,"footer":{"reducers":["distinctCount","uniqueValues","magic"]}}})");
        frame->fields[1].config = configOf(R"({"custom":{"footer":{"reducers":["sum"]}}})");
        FrameTableModel model;
        model.setFrame(frame);
        FrameTableHeader header(nullptr);
        header.setModel(&model);
        FrameTableFooter footer(model, header, nullptr);
        QCOMPARE(footer.textsFor(0), (QStringList{u"Distinct count: 4"_s, u"All unique values: web-10, web-2, db, web-1"_s}));
        QCOMPARE(footer.textsFor(1), QStringList{u"Total: 284"_s});
        model.setFilter(u"Host"_s, {u"web-2"_s, u"web-1"_s});
        QCOMPARE(footer.textsFor(0).first(), u"Distinct count: 2"_s);
        QCOMPARE(footer.textsFor(1), QStringList{u"Total: 226"_s});
    }
};

QTEST_MAIN(TableCellsTest)
#include "tst_tablecells.moc"
