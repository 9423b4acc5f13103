// Data links in every panel that shows values: where the pointer is a hand, and what a click does.
#include "widgets/charts/markchart.h"
#include "widgets/charts/timechart.h"
#include "widgets/common/frametable/frametable.h"
#include "widgets/common/values/valuelinks.h"
#include "widgets/panels/paneltype.h"

#include <QMenu>
#include <QMouseEvent>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 From = 1'795'098'000'000;
constexpr qint64 Step = 60'000;
constexpr int Count = 6;

Field timeField()
{
    std::vector<qint64> times;
    for (int i = 0; i < Count; ++i)
        times.push_back(From + i * Step);
    Field field;
    field.name = field.displayName = u"Time"_s;
    field.values = TimeColumn(std::move(times));
    return field;
}

Field numbers(const QString &name, double base, const QList<DataLink> &links)
{
    std::vector<double> values;
    for (int i = 0; i < Count; ++i)
        values.push_back(base + i);
    Field field;
    field.name = u"Value"_s;
    field.displayName = name;
    field.labels = Labels(QList<Labels::Pair>{{u"pod"_s, name}, {u"le"_s, QString::number(base)}});
    field.config.links = links;
    field.values = NumberColumn(std::move(values));
    return field;
}

FramePtr frameOf(std::vector<Field> fields)
{
    auto frame = std::make_shared<Frame>();
    frame->fields = std::move(fields);
    frame->meta.stepMs = Step;
    return frame;
}

/// What each type needs to draw something.
PanelData dataFor(const QString &type, const QList<DataLink> &links)
{
    PanelData data;
    data.range = {From, From + (Count - 1) * Step};
    data.stepMs = Step;
    data.generation = 1;
    if (type == "candlestick"_L1) {
        std::vector<Field> fields{timeField()};
        for (const QString &name : {u"open"_s, u"high"_s, u"low"_s, u"close"_s}) {
            fields.push_back(numbers(name, name == "high"_L1 ? 9 : 5, links));
            fields.back().name = name;
        }
        data.frames = {frameOf(std::move(fields))};
    } else if (type == "xychart"_L1 || type == "trend"_L1) {
        Field x = numbers(u"x"_s, 1, {});
        data.frames = {frameOf({x, numbers(u"pod-1"_s, 5, links)})};
    } else if (type == "heatmap"_L1) {
        data.frames = {frameOf({timeField(), numbers(u"5"_s, 5, links)}), frameOf({timeField(), numbers(u"9"_s, 9, links)})};
    } else {
        data.frames = {frameOf({timeField(), numbers(u"pod-1"_s, 5, links)})};
    }
    return data;
}

/// The part of a view that people point at.
QWidget *clickedPart(PanelView *view)
{
    for (QWidget *child : view->findChildren<QWidget *>()) {
        const bool isCanvas = child->inherits("Promontory::TimeChart") || child->inherits("Promontory::MarkChart")
            || child->inherits("Promontory::BarGaugeCanvas");
        if (isCanvas && child->isVisible())
            return child;
    }
    return view;
}

/// The first place where the pointer becomes a hand.
std::optional<QPoint> placeOfHand(QWidget *part)
{
    for (int y = 4; y < part->height(); y += 5) {
        for (int x = 4; x < part->width(); x += 5) {
            QTest::mouseMove(part, QPoint(x, y));
            if (part->cursor().shape() == Qt::PointingHandCursor)
                return QPoint(x, y);
        }
    }
    return {};
}

ChartTooltip *tooltipOf(QWidget *part)
{
    if (auto *chart = qobject_cast<TimeChart *>(part))
        return chart->tooltip();
    auto *marks = qobject_cast<MarkChart *>(part);
    return marks ? marks->tooltip() : nullptr;
}

} // namespace

class LinkClicksTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void oneLinkOpens_data();
    void oneLinkOpens();
    void severalWait_data();
    void severalWait();
    void oneClickOpensAmongSeveral_data();
    void oneClickOpensAmongSeveral();
    void withoutLinksNothingIsAHand_data();
    void withoutLinksNothingIsAHand();
    void linesAwayFromSamplesPin();
    void keysReachLinks();
    void linkOfATooltipIsClicked();
    void tablesFollowLinks();
    void onlyWhatWasPressedIsFollowed();

private:
    void addTypes() const;
    PanelView *shown(const QString &type, const QList<DataLink> &links);

    PanelTypeRegistry m_types = builtinPanels();
    Theme m_theme;
    std::unique_ptr<QWidget> m_window;
    const DataLink m_own{u"Own of ${__field.labels.pod}"_s, u"/d/abc?var-pod=${__field.labels.pod}&v=${__value.raw}"_s};
    const DataLink m_web{u"Web"_s, u"https://example.org/${__value.raw}"_s};
};

void LinkClicksTest::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_theme = *loadTheme(u"dark"_s);
}

void LinkClicksTest::addTypes() const
{
    QTest::addColumn<QString>("type");
    for (const char *type : {"stat", "gauge", "bargauge", "timeseries", "barchart", "piechart", "state-timeline",
                             "status-history", "histogram", "xychart", "heatmap", "candlestick", "trend"})
        QTest::newRow(type) << QString::fromLatin1(type);
}

PanelView *LinkClicksTest::shown(const QString &type, const QList<DataLink> &links)
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(520, 320);
    const PanelType &panel = m_types.find(type);
    PanelView *view = panel.createView(m_window.get());
    view->resize(m_window->size());
    PanelContext context;
    context.theme = m_theme;
    context.animated = false;
    view->setContext(context);
    view->setOptions(panel.defaultOptions());
    view->setData(dataFor(type, links));
    m_window->show();
    return QTest::qWaitForWindowExposed(m_window.get()) ? view : nullptr;
}

void LinkClicksTest::oneLinkOpens_data()
{
    addTypes();
}

void LinkClicksTest::oneLinkOpens()
{
    QFETCH(QString, type);
    PanelView *view = shown(type, {m_own});
    QVERIFY(view);
    QVERIFY(!view->valueLinks().isEmpty());
    QSignalSpy opened(view, &PanelView::linkActivated);
    QWidget *part = clickedPart(view);
    const auto place = placeOfHand(part);
    QVERIFY2(place, "nowhere a hand");
    QTest::mouseClick(part, Qt::LeftButton, {}, *place);
    QCOMPARE(opened.size(), 1);
    const QString address = opened.at(0).at(0).toUrl().toString(QUrl::FullyEncoded);
    QVERIFY2(address.startsWith("/d/abc?var-pod="_L1), qPrintable(address));
    QVERIFY2(!address.endsWith("v="_L1), qPrintable(address));
}

void LinkClicksTest::severalWait_data()
{
    addTypes();
}

void LinkClicksTest::severalWait()
{
    QFETCH(QString, type);
    PanelView *view = shown(type, {m_own, m_web});
    QVERIFY(view);
    QSignalSpy opened(view, &PanelView::linkActivated);
    QWidget *part = clickedPart(view);
    const auto place = placeOfHand(part);
    QVERIFY2(place, "nowhere a hand");
    QTest::mouseClick(part, Qt::LeftButton, {}, *place);
    QCOMPARE(opened.size(), 0);
    if (ChartTooltip *tooltip = tooltipOf(part)) {
        QVERIFY(tooltip->isPinned());
        QCOMPARE(tooltip->content().links.size(), 2);
        tooltip->unpin();
        return;
    }
    auto *menu = part->findChild<QMenu *>();
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 2);
    menu->actions().at(1)->trigger();
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.at(0).at(0).toUrl().host(), u"example.org"_s);
    menu->close();
}

void LinkClicksTest::oneClickOpensAmongSeveral_data()
{
    addTypes();
}

void LinkClicksTest::oneClickOpensAmongSeveral()
{
    QFETCH(QString, type);
    DataLink once = m_web;
    once.oneClick = true;
    PanelView *view = shown(type, {m_own, once});
    QVERIFY(view);
    QSignalSpy opened(view, &PanelView::linkActivated);
    QWidget *part = clickedPart(view);
    const auto place = placeOfHand(part);
    QVERIFY2(place, "nowhere a hand");
    QTest::mouseClick(part, Qt::LeftButton, {}, *place);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.at(0).at(0).toUrl().host(), u"example.org"_s);
}

void LinkClicksTest::withoutLinksNothingIsAHand_data()
{
    addTypes();
}

void LinkClicksTest::withoutLinksNothingIsAHand()
{
    QFETCH(QString, type);
    PanelView *view = shown(type, {{u"Script"_s, u"javascript:alert(1)"_s}});
    QVERIFY(view);
    QVERIFY(view->valueLinks().isEmpty());
    QVERIFY(!placeOfHand(clickedPart(view)));
}

/// Over the open plot a click keeps the tooltip, whatever links there are.
void LinkClicksTest::linesAwayFromSamplesPin()
{
    PanelView *view = shown(u"timeseries"_s, {m_own});
    QVERIFY(view);
    QSignalSpy opened(view, &PanelView::linkActivated);
    auto *chart = qobject_cast<TimeChart *>(clickedPart(view));
    QVERIFY(chart);
    const QRect plot = chart->geometryOfPlot().plot;
    const QPoint corner(plot.left() + 5, plot.top() + 5);
    QTest::mouseMove(chart, corner);
    QTest::mouseClick(chart, Qt::LeftButton, {}, corner);
    QCOMPARE(opened.size(), 0);
    QVERIFY(chart->tooltip()->isPinned());
    QCOMPARE(chart->tooltip()->content().links.size(), 1);
    QCOMPARE(chart->tooltip()->content().links.constFirst().title, u"Own of pod-1"_s);
    chart->tooltip()->unpin();
}

void LinkClicksTest::keysReachLinks()
{
    PanelView *view = shown(u"timeseries"_s, {m_own, m_web});
    QVERIFY(view);
    QSignalSpy opened(view, &PanelView::linkActivated);
    auto *chart = qobject_cast<TimeChart *>(clickedPart(view));
    QVERIFY(chart);
    QTest::keyClick(chart, Qt::Key_Right);
    QTest::keyClick(chart, Qt::Key_Return);
    QVERIFY(chart->tooltip()->isPinned());
    QTest::keyClick(chart->tooltip(), Qt::Key_Tab);
    QTest::keyClick(chart->tooltip(), Qt::Key_Tab);
    QTest::keyClick(chart->tooltip(), Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.at(0).at(0).toUrl().host(), u"example.org"_s);
    QVERIFY(!chart->tooltip()->isPinned());
}

void LinkClicksTest::linkOfATooltipIsClicked()
{
    PanelView *view = shown(u"barchart"_s, {m_own, m_web});
    QVERIFY(view);
    QSignalSpy opened(view, &PanelView::linkActivated);
    QWidget *part = clickedPart(view);
    const auto place = placeOfHand(part);
    QVERIFY(place);
    QTest::mouseClick(part, Qt::LeftButton, {}, *place);
    ChartTooltip *tooltip = tooltipOf(part);
    QVERIFY(tooltip && tooltip->isPinned());
    QTest::mouseClick(tooltip, Qt::LeftButton, {}, QPoint(tooltip->width() / 2, tooltip->height() - 14)); // the last one
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.at(0).at(0).toUrl().host(), u"example.org"_s);
}

void LinkClicksTest::tablesFollowLinks()
{
    PanelView *view = shown(u"table"_s, {m_own});
    QVERIFY(view);
    QSignalSpy opened(view, &PanelView::linkActivated);
    auto *table = view->findChild<FrameTable *>();
    QVERIFY(table);
    QWidget *cells = table->view()->viewport();
    const QPoint cell = table->view()->visualRect(table->model().index(2, 1)).center();
    QTest::mouseMove(cells, cell);
    QCOMPARE(cells->cursor().shape(), Qt::PointingHandCursor);
    QTest::mouseClick(cells, Qt::LeftButton, {}, cell);
    QCOMPARE(opened.size(), 1);
    QTest::mouseMove(cells, table->view()->visualRect(table->model().index(2, 0)).center());
    QCOMPARE(cells->cursor().shape(), Qt::ArrowCursor);
    table->view()->setCurrentIndex(table->model().index(1, 1));
    QTest::keyClick(table->view(), Qt::Key_Return);
    QCOMPARE(opened.size(), 2);
}

/// Side by side: value a, empty ground, value b.
void LinkClicksTest::onlyWhatWasPressedIsFollowed()
{
    QWidget widget;
    QStringList followed;
    ValueLinks links(&widget, [] { return std::vector<QRectF>{{0, 0, 50, 20}, {100, 0, 50, 20}}; },
                     [&followed](const QUrl &url) { followed.append(url.toString()); });
    std::vector<DataPlace> places;
    for (const QString &name : {u"a"_s, u"b"_s}) {
        DataPlace place;
        place.origin = {frameOf({numbers(name, 1, {{u"L"_s, u"/d/"_s + name}})}), 0};
        place.row = 0;
        places.push_back(place);
    }
    links.setValues(places);
    const auto mouse = [&links](QEvent::Type type, double x) {
        const bool isRelease = type == QEvent::MouseButtonRelease;
        QMouseEvent event(type, {x, 10}, {x, 10}, Qt::LeftButton, isRelease ? Qt::NoButton : Qt::LeftButton, {});
        links.handle(&event);
    };
    const auto drag = [&mouse](double from, double to) {
        mouse(QEvent::MouseButtonPress, from);
        mouse(QEvent::MouseButtonRelease, to);
    };
    drag(10, 75);
    drag(75, 110);
    drag(10, 110);
    QCOMPARE(followed, QStringList());
    drag(110, 140);
    QCOMPARE(followed, QStringList{u"/d/b"_s});
    mouse(QEvent::MouseButtonPress, 10);
    links.setValues(places); // newer values of the same
    mouse(QEvent::MouseButtonRelease, 10);
    QCOMPARE(followed.size(), 2);
    mouse(QEvent::MouseButtonPress, 10);
    links.setValues({places.back()});
    mouse(QEvent::MouseButtonRelease, 10);
    QCOMPARE(followed.size(), 2);
}

QTEST_MAIN(LinkClicksTest)
#include "tst_linkclicks.moc"
