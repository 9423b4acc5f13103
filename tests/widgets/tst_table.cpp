#include "tests/support/framebuilder.h"
#include "tests/widgets/tablefixture.h"
#include "widgets/common/frametable/cellinspector.h"
#include "widgets/common/frametable/columnfilter.h"
#include "widgets/common/frametable/columnwidths.h"
#include "widgets/common/frametable/frametable.h"
#include "widgets/common/frametable/tablesheet.h"
#include "widgets/common/frametable/frametabledelegate.h"
#include "widgets/common/frametable/frametableheader.h"
#include "widgets/common/values/dataimage.h"
#include "widgets/panels/shared/lanepager.h"
#include "widgets/panels/table/tableoptions.h"
#include "widgets/panels/table/tableview.h"
#include "widgets/theme/tooltiptext.h"

#include <QAbstractItemModelTester>
#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QListWidget>
#include <QTableView>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <numeric>

using namespace Promontory;
using namespace Qt::StringLiterals;

class TableTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void keepsTheContract()
    {
        FrameTableModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFrame(exceptions());
        model.sort(1, Qt::DescendingOrder);
        model.setFrame(exceptions({1, 2, 3, 4}));
        model.sort(-1);
        model.setFrame(FrameBuilder().values({1, 2}).build());
        model.setFrame({});
        QCOMPARE(model.rowCount(), 0);
    }

    void sorts_data()
    {
        QTest::addColumn<int>("by");
        QTest::addColumn<Qt::SortOrder>("order");
        QTest::addColumn<QStringList>("hosts");
        QTest::newRow("numbers up, missing last")
            << 1 << Qt::AscendingOrder << QStringList{u"web-1"_s, u"web-10"_s, u"web-2"_s, u"db"_s};
        QTest::newRow("numbers down, missing last")
            << 1 << Qt::DescendingOrder
            << QStringList{u"web-2"_s, u"web-10"_s, u"web-1"_s, u"db"_s};
        QTest::newRow("texts as people count")
            << 0 << Qt::AscendingOrder << QStringList{u"db"_s, u"web-1"_s, u"web-2"_s, u"web-10"_s};
        QTest::newRow("times") << 2 << Qt::DescendingOrder
                               << QStringList{u"web-1"_s, u"web-2"_s, u"web-10"_s, u"db"_s};
        QTest::newRow("as it came") << -1 << Qt::AscendingOrder
                                    << QStringList{u"web-10"_s, u"web-2"_s, u"db"_s, u"web-1"_s};
    }
    void sorts()
    {
        QFETCH(int, by);
        QFETCH(Qt::SortOrder, order);
        QFETCH(QStringList, hosts);
        FrameTableModel model;
        model.setFrame(exceptions());
        model.sort(by, order);
        QCOMPARE(column(model, 0), hosts);
    }

    void sortsStably()
    {
        FrameTableModel model;
        model.setFrame(exceptions({1, 1, 1, 0}));
        model.sort(1, Qt::DescendingOrder);
        QCOMPARE(column(model, 0), (QStringList{u"web-10"_s, u"web-2"_s, u"db"_s, u"web-1"_s}));
    }

    void keepsSortAndSelectionOverARefresh()
    {
        FrameTable table;
        table.setTheme(*loadTheme(u"dark"_s));
        table.resize(400, 300);
        table.setFrames({exceptions()});
        table.view()->horizontalHeader()->sectionClicked(1);
        QCOMPARE(column(table.model(), 0).first(), u"web-2"_s);
        table.view()->setCurrentIndex(table.model().index(2, 0));
        table.setFrames({exceptions({500, 1, 2, 3})});
        QCOMPARE(column(table.model(), 0).first(), u"web-10"_s);
        QCOMPARE(table.view()->currentIndex().row(), 2);
        table.view()->horizontalHeader()->sectionClicked(1); // the other direction
        table.view()->horizontalHeader()->sectionClicked(1); // as it came
        QCOMPARE(table.model().sortColumn(), -1);
    }

    void sortsBySeveralColumns()
    {
        FrameTableModel model;
        model.setFrame(exceptions({7, 1, 7, 1}));
        model.sortBy({{1, Qt::DescendingOrder}, {0, Qt::AscendingOrder}});
        QCOMPARE(column(model, 0), (QStringList{u"db"_s, u"web-10"_s, u"web-1"_s, u"web-2"_s}));
        const auto options = tableOptionsFrom(*parseJson(
            R"({"sortBy":[{"displayName":"Count","desc":true},{"displayName":"Host"}],"footer":{"reducer":["sum","max"]}})"));
        QCOMPARE(options.sorting.size(), 2);
        QCOMPARE(options.footer.calculations, (QStringList{u"sum"_s, u"max"_s}));
        FrameTable table;
        table.setTheme(*loadTheme(u"dark"_s));
        table.setOptions(options);
        table.setFrames({exceptions({7, 1, 7, 1})});
        QCOMPARE(column(table.model(), 0).last(), u"web-2"_s);
    }

    void showsPages()
    {
        TableView view;
        view.resize(400, 300);
        view.setContext({*loadTheme(u"dark"_s), QTimeZone::utc(), false, true});
        view.setOptions(*parseJson(R"({"enablePagination":true,"pageSize":3})"));
        PanelData data;
        data.frames = {exceptions()};
        view.setData(data);
        const auto *table = view.findChild<FrameTable *>();
        QCOMPARE(table->model().rowCount(), 3);
        QCOMPARE(table->model().countedRows(), 4);
        auto *pager = view.findChild<LanePager *>();
        emit pager->pageSelected(0);
        const auto buttons = pager->findChildren<QToolButton *>();
        buttons.last()->click();
        QCOMPARE(table->model().rowCount(), 1);
        QCOMPARE(column(table->model(), 0), QStringList{u"web-1"_s});
        view.setOptions(*parseJson("{}"));
        QCOMPARE(table->model().rowCount(), 4);
    }

    void filtersColumns()
    {
        auto frame = std::make_shared<Frame>(*exceptions());
        frame->fields[0].config = configOf(R"({"custom":{"filterable":true}})");
        FrameTable table;
        table.setTheme(*loadTheme(u"dark"_s));
        table.resize(400, 300);
        table.setFrames({frame});
        table.openFilter(1); // not offered
        QVERIFY(!table.findChild<ColumnFilter *>());
        table.openFilter(0);
        auto *filter = table.findChild<ColumnFilter *>();
        QVERIFY(filter);
        QCOMPARE(filter->list()->count(), 4);
        QCOMPARE(filter->list()->item(0)->text(), u"db"_s);
        filter->list()->item(0)->setCheckState(Qt::Checked);
        filter->list()->item(2)->setCheckState(Qt::Checked);
        QCOMPARE(column(table.model(), 0), (QStringList{u"web-2"_s, u"db"_s}));
        table.setFrames({frame}); // a refresh
        QCOMPARE(table.model().rowCount(), 2);
        QVERIFY(!table.grab().isNull());
    }

    void cellTypes_data()
    {
        QTest::addColumn<QByteArray>("custom");
        QTest::addColumn<CellStyle::Type>("type");
        QTest::newRow("json") << QByteArray(R"({"cellOptions":{"type":"json-view"}})") << CellStyle::Type::Json;
        QTest::newRow("old json") << QByteArray(R"({"displayMode":"json-view"})") << CellStyle::Type::Json;
        QTest::newRow("image") << QByteArray(R"({"cellOptions":{"type":"image"}})") << CellStyle::Type::Image;
        QTest::newRow("pill") << QByteArray(R"({"cellOptions":{"type":"pill"}})") << CellStyle::Type::Pill;
        QTest::newRow("markdown") << QByteArray(R"({"cellOptions":{"type":"markdown"}})") << CellStyle::Type::Markdown;
        QTest::newRow("unknown") << QByteArray(R"({"cellOptions":{"type":"geo"}})") << CellStyle::Type::Auto;
    }
    void cellTypes()
    {
        QFETCH(QByteArray, custom);
        QFETCH(CellStyle::Type, type);
        const Json json = *parseJson(custom);
        QCOMPARE(cellStyleFrom(json).type, type);
        auto frame = std::make_shared<Frame>();
        frame->meta.kind = FrameKind::Table;
        Field text;
        text.name = text.displayName = u"Text"_s;
        text.config.custom = json;
        text.values = TextColumn({u"a, b"_s, u"[\"x\", 3]"_s, u"**bold**\nline"_s, QString(), u"data:image/png;base64,AA"_s,
                                  u"https://example.org/a.png"_s, QString(100'000, u'x')});
        frame->fields = {text};
        FrameTable table;
        table.setTheme(*loadTheme(u"light"_s));
        table.resize(300, 300);
        table.setFrames({frame});
        QVERIFY(!table.grab().isNull());
    }

    void markdownLosesItsMarks()
    {
        FrameTableDelegate delegate(nullptr);
        delegate.setTheme(*loadTheme(u"dark"_s));
        TableColumn column;
        column.style.type = CellStyle::Type::Markdown;
        QVERIFY(FrameTableDelegate::isTall(column));
        TableCell plain;
        plain.text.text = u"one two"_s;
        TableCell marked;
        marked.text.text = u"# [one](e.org/a/very/long/address) **two**"_s;
        QCOMPARE(delegate.tallHeight(marked, column, 100), delegate.tallHeight(plain, column, 100));
    }

    void imagesStandInTheData()
    {
        QImage red(4, 2, QImage::Format_RGB32);
        red.fill(Qt::red);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        red.save(&buffer, "PNG");
        const QImage read = dataImage("data:image/png;base64,"_L1 + QString::fromLatin1(bytes.toBase64()));
        QCOMPARE(read.size(), red.size());
        QVERIFY(dataImage(u"https://example.org/a.png"_s).isNull());
        QVERIFY(dataImage(u"data:image/svg+xml;base64,PHN2Zy8+"_s).isNull());
        QVERIFY(dataImage(u"data:image/png;base64,AAAA"_s).isNull());
    }

    void longTextsTakeLines()
    {
        auto frame = std::make_shared<Frame>(*exceptions());
        frame->fields[0].values = TextColumn({QString(400, u'a'), u"b"_s, u"c"_s, u"d"_s});
        frame->fields[0].config = configOf(R"({"custom":{"wrapText":true,"width":120}})");
        FrameTable table;
        table.setTheme(*loadTheme(u"dark"_s));
        table.resize(400, 300);
        table.setFrames({frame});
        QVERIFY(table.view()->rowHeight(0) > 3 * table.view()->rowHeight(1));
        FrameTableOptions options;
        options.maxRowHeight = 60;
        options.cellHeight = CellHeight::Large;
        table.setOptions(options);
        QCOMPARE(table.view()->rowHeight(0), 60);
        QCOMPARE(table.view()->rowHeight(1), 46);
    }

    void columnsCalculateForThemselves()
    {
        auto frame = std::make_shared<Frame>(*exceptions());
        frame->fields[1].config = configOf(R"({"custom":{"footer":{"reducers":["min","max"]}}})");
        FrameTableModel model;
        model.setFrame(frame);
        FrameTableHeader header(nullptr);
        header.setModel(&model);
        FrameTableFooter footer(model, header, nullptr);
        QCOMPARE(footer.textsFor(1), (QStringList{u"Min: 12"_s, u"Max: 214"_s}));
        QVERIFY(footer.textsFor(0).isEmpty());
    }

    void linksLeadToTheirRow()
    {
        auto frame = std::make_shared<Frame>(*exceptions());
        frame->fields[1].config = configOf(R"({"unit":"s","links":[
            {"title":"Host","url":"https:\/\/example.org/${__data.fields.Host}?n=${__value.raw:percentencode}&t=${__value.text}"},
            {"title":"Script","url":"javascript:${__value.raw}"}]})");
        FrameTable table;
        table.setTheme(*loadTheme(u"dark"_s));
        table.resize(400, 300);
        table.setFrames({frame});
        const auto links = table.model().links(1, 1);
        QCOMPARE(links.size(), 1);
        QCOMPARE(links.at(0).title, u"Host"_s);
        QCOMPARE(links.at(0).url.toString(QUrl::FullyEncoded), u"https://example.org/web-2?n=214&t=3.57%20mins"_s);
        QVERIFY(table.model().links(0, 0).isEmpty());
        QSignalSpy spy(&table, &FrameTable::linkActivated);
        emit table.view()->clicked(table.model().index(0, 1));
        QCOMPARE(spy.count(), 1);
    }

    void inspectsJson()
    {
        QCOMPARE(inspectedText(u"{\"a\":1}"_s).trimmed(), u"{\n  \"a\": 1\n}"_s);
        QCOMPARE(inspectedText(u"<b>plain"_s), u"<b>plain"_s);
    }

    void mergesInstantAnswers()
    {
        const Frames answers{
            FrameBuilder()
                .refId(u"A"_s)
                .labels({{u"__name__"_s, u"up"_s}, {u"job"_s, u"api"_s}, {u"pod"_s, u"1"_s}})
                .values({1})
                .build(),
            FrameBuilder()
                .refId(u"A"_s)
                .labels({{u"__name__"_s, u"up"_s}, {u"job"_s, u"web"_s}})
                .values({0})
                .build(),
            FrameBuilder()
                .refId(u"B"_s)
                .labels({{u"job"_s, u"api"_s}, {u"pod"_s, u"1"_s}})
                .values({7})
                .build()};
        const std::vector<TableSheet> sheets = sheetsOf(answers);
        QCOMPARE(sheets.size(), std::size_t(1));
        FrameTableModel model;
        model.setFrame(sheets.front().frame);
        QStringList titles;
        for (const TableColumn &shown : model.columns())
            titles.append(shown.title);
        QCOMPARE(titles, (QStringList{u"job"_s, u"pod"_s, u"Value #A"_s, u"Value #B"_s}));
        QCOMPARE(column(model, 0), (QStringList{u"api"_s, u"web"_s}));
        QCOMPARE(column(model, 3), (QStringList{u"7"_s, u"–"_s}));
    }

    void offersOneSheetForEachSeries()
    {
        const Frames answers{FrameBuilder().labels({{u"job"_s, u"a"_s}}).values({1, 2}).build(),
                             FrameBuilder().labels({{u"job"_s, u"b"_s}}).values({3, 4}).build()};
        const std::vector<TableSheet> sheets = sheetsOf(answers);
        QCOMPARE(sheets.size(), std::size_t(2));
        QCOMPARE(sheets.at(1).name, u"{job=\"b\"}"_s);
        QVERIFY(sheetsOf({}).empty());
    }

    void readsCellStyles_data()
    {
        QTest::addColumn<QByteArray>("custom");
        QTest::addColumn<CellStyle::Type>("type");
        QTest::addColumn<BarStyle>("bar");
        QTest::addColumn<bool>("gradient");
        QTest::newRow("none") << QByteArray("{}") << CellStyle::Type::Auto << BarStyle::Basic
                              << false;
        QTest::newRow("text") << QByteArray(R"({"cellOptions":{"type":"color-text"}})")
                              << CellStyle::Type::ColorText << BarStyle::Basic << false;
        QTest::newRow("background") << QByteArray(R"({"cellOptions":{"type":"color-background"}})")
                                    << CellStyle::Type::ColorBackground << BarStyle::Basic << true;
        QTest::newRow("flat background")
            << QByteArray(R"({"cellOptions":{"type":"color-background","mode":"basic"}})")
            << CellStyle::Type::ColorBackground << BarStyle::Basic << false;
        QTest::newRow("cells") << QByteArray(R"({"cellOptions":{"type":"gauge","mode":"lcd"}})")
                               << CellStyle::Type::Gauge << BarStyle::Lcd << false;
        QTest::newRow("old bar") << QByteArray(R"({"displayMode":"gradient-gauge"})")
                                 << CellStyle::Type::Gauge << BarStyle::Gradient << false;
        QTest::newRow("old background")
            << QByteArray(R"({"displayMode":"color-background-solid"})")
            << CellStyle::Type::ColorBackground << BarStyle::Basic << false;
        QTest::newRow("unknown") << QByteArray(R"({"cellOptions":{"type":"geo"}})")
                                 << CellStyle::Type::Auto << BarStyle::Basic << false;
    }
    void readsCellStyles()
    {
        QFETCH(QByteArray, custom);
        QFETCH(CellStyle::Type, type);
        QFETCH(BarStyle, bar);
        QFETCH(bool, gradient);
        const CellStyle style = cellStyleFrom(*parseJson(custom));
        QCOMPARE(style.type, type);
        QCOMPARE(style.bar, bar);
        QCOMPARE(style.gradient, gradient);
    }

    void hidesAndAlignsColumns()
    {
        Frame frame = *exceptions();
        frame.fields[0].config = configOf(R"({"custom":{"align":"center","width":1e12}})");
        frame.fields[2].config = configOf(R"({"custom":{"hidden":true}})");
        const std::vector<TableColumn> columns = tableColumns(frame);
        QCOMPARE(columns.size(), std::size_t(2));
        QCOMPARE(columns[0].alignment, Qt::Alignment(Qt::AlignHCenter));
        QCOMPARE(columns[0].style.width, std::optional(4000));
        QCOMPARE(columns[1].alignment, Qt::Alignment(Qt::AlignRight));
    }

    void fitsColumns_data()
    {
        QTest::addColumn<int>("available");
        QTest::addColumn<QList<int>>("widths");
        QTest::newRow("room to share") << 500 << QList<int>{340, 60, 100};
        QTest::newRow("exact") << 260 << QList<int>{100, 60, 100};
        QTest::newRow("shrinks texts") << 220 << QList<int>{60, 60, 100};
        QTest::newRow("scrolls") << 100 << QList<int>{48, 60, 100};
    }
    void fitsColumns()
    {
        QFETCH(int, available);
        QFETCH(QList<int>, widths);
        ColumnWish text{100, {}, 48, true};
        ColumnWish number{60, {}, 48, false};
        ColumnWish fixed{20, 100, 48, true};
        const std::vector<int> found = fitColumns({text, number, fixed}, available);
        QCOMPARE(QList<int>(found.begin(), found.end()), widths);
    }

    void copiesAsTabSeparatedText()
    {
        FrameTable table;
        table.setTheme(*loadTheme(u"dark"_s));
        table.resize(400, 200);
        Frame frame = *exceptions();
        frame.fields[0].values = TextColumn({u"a\tb\nc"_s, u"web-2"_s, u"db"_s, u"web-1"_s});
        table.setFrames({std::make_shared<const Frame>(frame)});
        table.view()->selectionModel()->select(
            QItemSelection(table.model().index(0, 0), table.model().index(1, 1)),
            QItemSelectionModel::Select);
        QCOMPARE(table.selectedText(), u"a b c\t58\nweb-2\t214"_s);
        QCOMPARE(table.selectedText(true).section(u'\n', 0, 0), u"Host\tCount"_s);
        table.copySelection();
        QCOMPARE(QGuiApplication::clipboard()->text(), table.selectedText());
    }

    void keepsPanelOptions()
    {
        const Json json = *parseJson(
            R"({"showHeader":false,"frameIndex":2,"sortBy":[{"displayName":"Count","desc":true}],
            "footer":{"show":true,"reducer":["mean"],"countRows":false,"fields":["Count"]}})");
        QCOMPARE(toJson(tableOptionsFrom(json)), json);
        QCOMPARE(tableOptionsFrom(*parseJson(R"({"frameIndex":-7,"sortBy":{"x":1}})")).sheet,
                 qsizetype(0));
    }

    void addsUpInTheFooter()
    {
        FrameTableModel model;
        model.setFrame(exceptions());
        QHeaderView header(Qt::Horizontal);
        FrameTableFooter footer(model, header, nullptr);
        footer.setOptions({true, {u"sum"_s}, {}, false});
        QCOMPARE(footer.textsFor(1), QStringList{u"284"_s});
        QVERIFY(footer.textsFor(0).isEmpty());
        footer.setOptions({true, {u"sum"_s, u"max"_s}, {}, false});
        QCOMPARE(footer.textsFor(1), (QStringList{u"Total: 284"_s, u"Max: 214"_s}));
        QCOMPARE(footer.wantedHeight(), 2 * FrameTableFooter::LineHeight);
        footer.setOptions({true, {u"sum"_s}, {u"Other"_s}, false});
        QVERIFY(footer.textsFor(1).isEmpty());
    }

    void neverShowsMarkup()
    {
        Frame frame = *exceptions();
        frame.fields[0].values = TextColumn({u"<b>x</b>"_s, QString(), QString(), QString()});
        FrameTableModel model;
        model.setFrame(std::make_shared<const Frame>(frame));
        QCOMPARE(model.index(0, 0).data(Qt::ToolTipRole).toString(),
                 toolTipText(u"<b>x</b>"_s));
        QVERIFY(!toolTipText(u"<b>x</b>"_s).contains("<b>x"_L1));
    }

    void paintsLargeTablesAtOnce()
    {
        std::vector<double> numbers(100'000);
        std::iota(numbers.begin(), numbers.end(), 0.0);
        TableView view;
        PanelContext context;
        context.theme = *loadTheme(u"light"_s);
        view.setContext(context);
        view.resize(500, 300);
        PanelData answer;
        answer.frames = {FrameBuilder().values(numbers).build()};
        view.setData(answer);
        QVERIFY(!view.grab().isNull());
        QVERIFY(view.summary().contains(u"100"_s));
    }
};

QTEST_MAIN(TableTest)
#include "tst_table.moc"
