// The panels that are lists: alerts, events, dashboards.
#include "datasources/format/formatvalue.h"
#include "widgets/panels/alertlist/alertlisttype.h"
#include "widgets/panels/alertlist/alertlistview.h"
#include "widgets/panels/annolist/annolisttype.h"
#include "widgets/panels/annolist/annolistview.h"
#include "widgets/panels/dashlist/dashlisttype.h"
#include "widgets/panels/dashlist/dashlistview.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Now = 1'795'341'600'000;

Json json(const QByteArray &text)
{
    return parseJson(text).value_or(Json());
}

template <typename T>
Field column(const QString &name, std::vector<T> values)
{
    Field field;
    field.name = field.displayName = name;
    field.values = Column<T>(std::move(values));
    return field;
}

PanelData dataOf(std::vector<Field> fields)
{
    auto frame = std::make_shared<Frame>();
    frame->meta.kind = FrameKind::Table;
    frame->fields = std::move(fields);
    PanelData data;
    data.frames = {frame};
    data.range = {Now - 3'600'000, Now};
    data.generation = 1;
    return data;
}

PanelData alerts()
{
    return dataOf(
        {column<QString>(u"name"_s, {u"Disk"_s, u"Disk"_s, u"Slow"_s, u"Broken"_s, u"Calm"_s}),
         column<QString>(u"state"_s, {u"pending"_s, u"firing"_s, u"firing"_s, u"error"_s, u"inactive"_s}),
         column<QString>(u"severity"_s, {u"page"_s, u"page"_s, u"info"_s, QString(), u"info"_s}),
         column<double>(u"since"_s, {double(Now - 60'000), double(Now - 7'200'000), double(Now - 300'000), missingSample(),
                                     missingSample()}),
         column<QString>(u"summary"_s, {u"Disk a"_s, u"Disk b"_s, u"It is slow"_s, QString(), u"All is well"_s}),
         column<QString>(u"labels"_s, {u"{\"alertname\":\"Disk\",\"job\":\"node\",\"instance\":\"a:1\"}"_s,
                                       u"{\"alertname\":\"Disk\",\"job\":\"node\",\"instance\":\"b:1\"}"_s,
                                       u"{\"alertname\":\"Slow\",\"job\":\"web\"}"_s, QString(), u"nonsense"_s}),
         column<QString>(u"group"_s, {u"disks"_s, u"disks"_s, u"web"_s, u"web"_s, u"web"_s})});
}

/// "> heading (note)" or "state text [tags] note | detail" of each entry.
QStringList told(const ListPanelView &view)
{
    QStringList lines;
    for (const ListEntry &entry : view.list()->entries()) {
        if (entry.isHeading) {
            lines.append(u"> %1 (%2)"_s.arg(entry.text, entry.note));
            continue;
        }
        QStringList parts{entry.state, entry.text, entry.tags.join(u','), entry.note};
        parts.removeAll(QString());
        lines.append(parts.join(u' ') + (entry.detail.isEmpty() ? QString() : u" | "_s + entry.detail));
    }
    return lines;
}

} // namespace

class PanelListsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_theme = *loadTheme(u"dark"_s);
    }
    void optionsSurvive();
    void oldAlertOptionsAreRead();
    void unreadOptionsMeanNothing();
    void alertsAreGrouped_data();
    void alertsAreGrouped();
    void filtersByLabels_data();
    void filtersByLabels();
    void wrongFilterIsSaid();
    void countsAlerts();
    void saysWhyThereIsNothing();
    void eventsAreListed();
    void eventsMove();
    void dashboardsAreListed_data();
    void dashboardsAreListed();
    void dashboardsOpen();
    void listsAreModels();
    void hostileTexts();

private:
    template <typename View>
    void fill(View &view, const PanelData &data, const QByteArray &options, const QList<DashboardEntry> &dashboards = {})
    {
        view.resize(400, 300);
        PanelContext context;
        context.theme = m_theme;
        context.dashboards = dashboards;
        view.setContext(context);
        view.setOptions(json(options));
        view.setData(data);
        view.QWidget::show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
    }
    Theme m_theme;
};

void PanelListsTest::optionsSurvive()
{
    const Json alert = json(R"({"viewMode":"stat","maxItems":7,"sortOrder":3,"groupMode":"custom","groupBy":["job"],
        "alertName":"Di","alertInstanceLabelFilter":"a=\"b\"","showInstances":true,"stateFilter":{"firing":true,"error":false,
        "recovering":false,"pending":false,"noData":true,"normal":false}})");
    QCOMPARE(toJson(alertListOptionsFrom(alert)), alert);
    QCOMPARE(alertListOptionsFrom(Json()), AlertListOptions());
    const Json anno = json(R"({"limit":5,"onlyInTimeRange":true,"showTags":false,"showTime":false,"tags":["x"],
        "navigateBefore":"2m","navigateAfter":"90s"})");
    QCOMPARE(toJson(annoListOptionsFrom(anno)), anno);
    QCOMPARE(annoListOptionsFrom(json(R"({"navigateBefore":"soon","navigateAfter":"9e99w"})")).beforeMs, 600'000);
    const Json dash = json(R"({"showStarred":false,"showRecentlyViewed":true,"showSearch":true,"showHeadings":false,
        "showFolderNames":false,"maxItems":3,"query":"q","tags":["t"],"folderUID":"f","keepTime":true,"includeVars":true})");
    QCOMPARE(toJson(dashListOptionsFrom(dash)), dash);
    QCOMPARE(dashListOptionsFrom(Json()), DashListOptions());
}

void PanelListsTest::oldAlertOptionsAreRead()
{
    const AlertListOptions options =
        alertListOptionsFrom(json(R"({"show":"current","limit":"5","stateFilter":["ok","alerting"],"sortOrder":99})"));
    QCOMPARE(options.maxItems, 5);
    QCOMPARE(options.states, (QList<AlertState>{AlertState::Firing, AlertState::Normal}));
    QCOMPARE(options.order, AlertListOptions::Order::NewestFirst);
    QCOMPARE(alertListOptionsFrom(json(R"({"stateFilter":[]})")).states.size(), 6);
}

void PanelListsTest::unreadOptionsMeanNothing()
{
    const PanelLook plain{json("{}"), json("{}")};
    QVERIFY(AlertListType().meansSame(plain, {json(R"({"folder":"x","dashboardAlerts":true})"), json("{}")}));
    QVERIFY(!AlertListType().meansSame(plain, {json(R"({"alertName":"x"})"), json("{}")}));
    QVERIFY(AnnoListType().meansSame(plain, {json(R"({"showUser":false})"), json("{}")}));
    QVERIFY(!AnnoListType().meansSame(plain, {json(R"({"limit":3})"), json("{}")}));
    QVERIFY(!DashListType().meansSame(plain, {json(R"({"keepTime":true})"), json("{}")}));
}

void PanelListsTest::alertsAreGrouped_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QStringList>("lines");

    QTest::newRow("by rule and name")
        << QByteArray("{}")
        << QStringList{u"Error Broken"_s, u"Firing Disk page 2 h | 2 alerts · Disk b"_s, u"Firing Slow info 5 min | It is slow"_s};
    QTest::newRow("most urgent first")
        << QByteArray(R"({"sortOrder":3})")
        << QStringList{u"Firing Disk page 2 h | 2 alerts · Disk b"_s, u"Firing Slow info 5 min | It is slow"_s, u"Error Broken"_s};
    QTest::newRow("newest first") << QByteArray(R"({"sortOrder":5,"maxItems":2})")
                                  << QStringList{u"Firing Slow info 5 min | It is slow"_s,
                                                 u"Firing Disk page 2 h | 2 alerts · Disk b"_s};
    QTest::newRow("with alerts") << QByteArray(R"({"showInstances":true,"alertName":"dis","sortOrder":5})")
                                 << QStringList{u"Firing Disk page 2 h | 2 alerts · Disk b"_s,
                                                u"Pending instance=a:1 · job=node 1 min"_s,
                                                u"Firing instance=b:1 · job=node 2 h"_s};
    QTest::newRow("by a label")
        << QByteArray(R"({"groupMode":"custom","groupBy":["job"],"sortOrder":2})")
        << QStringList{u"> job=web (1)"_s, u"Firing Slow info 5 min | job=web"_s, u"> job=node (2)"_s,
                       u"Pending Disk page 1 min | instance=a:1 · job=node"_s, u"Firing Disk page 2 h | instance=b:1 · job=node"_s};
    QTest::newRow("calm ones") << QByteArray(R"({"stateFilter":{"firing":false,"pending":false,"error":false,"normal":true}})")
                               << QStringList{u"Normal Calm info | All is well"_s};
    QTest::newRow("by a selector") << QByteArray(R"({"alertInstanceLabelFilter":"{job=~\"w.b\"}"})")
                                   << QStringList{u"Firing Slow info 5 min | It is slow"_s};
}

void PanelListsTest::alertsAreGrouped()
{
    QFETCH(QByteArray, options);
    QFETCH(QStringList, lines);
    AlertListView view;
    fill(view, alerts(), options);
    QCOMPARE(told(view), lines);
    QVERIFY(!view.summary().isEmpty());
}

void PanelListsTest::filtersByLabels_data()
{
    QTest::addColumn<QString>("selector");
    QTest::addColumn<bool>("accepts");

    QTest::newRow("nothing") << QString() << true;
    QTest::newRow("equal") << u"job=\"node\""_s << true;
    QTest::newRow("not equal") << u"job != 'node'"_s << false;
    QTest::newRow("bare word") << u"{job=node}"_s << true;
    QTest::newRow("pattern is anchored") << u"job=~\"no\""_s << false;
    QTest::newRow("pattern") << u"job=~`n.*`"_s << true;
    QTest::newRow("no pattern") << u"{job!~\"n.*\"}"_s << false;
    QTest::newRow("both") << u"job=\"node\", instance=\"a\\\"1\","_s << true;
    QTest::newRow("one of both") << u"job=\"node\",instance=\"b\""_s << false;
    QTest::newRow("missing label is empty") << u"zone=\"\""_s << true;
}

void PanelListsTest::filtersByLabels()
{
    QFETCH(QString, selector);
    QFETCH(bool, accepts);
    const Result<LabelFilter> filter = labelFilterFrom(selector);
    QVERIFY(filter);
    QCOMPARE((*filter)(Labels({{u"job"_s, u"node"_s}, {u"instance"_s, u"a\"1"_s}})), accepts);
}

void PanelListsTest::wrongFilterIsSaid()
{
    for (const QString &selector : {u"job"_s, u"{job=\"a\""_s, u"job=\"a"_s, u"=1"_s, u"job=~\"(\""_s, u"job==\"x\""_s})
        QVERIFY2(!labelFilterFrom(selector), qPrintable(selector));
    AlertListView view;
    fill(view, alerts(), R"({"alertInstanceLabelFilter":"job"})");
    QVERIFY2(view.message().contains(u"filter"_s), qPrintable(view.message()));
}

void PanelListsTest::countsAlerts()
{
    AlertListView view;
    fill(view, alerts(), R"({"viewMode":"stat","stateFilter":{"error":false}})");
    QCOMPARE(view.count(), std::optional(3));
    QCOMPARE(view.summary(), u"3 alerts."_s);
    QVERIFY(!view.list()->isVisible());
    view.grab();
}

void PanelListsTest::saysWhyThereIsNothing()
{
    AlertListView view;
    PanelData nothing = alerts();
    nothing.frames.clear();
    fill(view, nothing, "{}");
    QVERIFY(view.message().contains(u"no alert rules"_s));
    view.setData(dataOf({column<double>(u"Value"_s, {1})}));
    QVERIFY(view.message().contains(u"no list of alerts"_s));
    view.setData(alerts());
    view.setOptions(json(R"({"alertName":"nobody"})"));
    QCOMPARE(view.message(), u"No alerts."_s);
    DashListView dashboards;
    fill(dashboards, {}, "{}");
    QVERIFY(dashboards.message().contains(u"starred"_s));
}

void PanelListsTest::eventsAreListed()
{
    AnnoListView view;
    fill(view, dataOf({}), "{}");
    QCOMPARE(view.message(), u"No annotations."_s);
    view.setMarks(std::make_shared<const std::vector<TimeMark>>(std::vector<TimeMark>{
        {Now - 10'000'000, Now - 10'000'000, u"old"_s, {}, {u"a"_s}, {}, {}},
        {Now - 60'000, Now, u"deploy"_s, u"v1.2"_s, {u"a"_s, u"b"_s}, u"red"_s, u"deploys"_s},
        {Now - 30'000, Now - 30'000, {}, u"only text"_s, {}, {}, {}}}));
    const QString noon = formatTime(Now - 60'000, QTimeZone::utc(), u"YYYY-MM-DD HH:mm:ss"_s);
    QCOMPARE(told(view).size(), 3);
    QCOMPARE(told(view).at(1), u"deploy a,b %1 | v1.2"_s.arg(noon));
    QVERIFY(told(view).at(0).startsWith(u"only text"_s));
    view.setOptions(json(R"({"onlyInTimeRange":true,"tags":["a"],"showTime":false,"showTags":false})"));
    QCOMPARE(told(view), QStringList{u"deploy | v1.2"_s});
    view.setOptions(json(R"({"tags":["nobody"]})"));
    QCOMPARE(view.message(), u"No annotations."_s);
}

void PanelListsTest::eventsMove()
{
    AnnoListView view;
    fill(view, dataOf({}), R"({"navigateBefore":"1m","navigateAfter":"2m"})");
    view.setMarks(std::make_shared<const std::vector<TimeMark>>(
        std::vector<TimeMark>{{Now, Now + 5'000, {}, u"x"_s, {}, {}, {}}}));
    QSignalSpy selected(&view, &PanelView::rangeSelected);
    view.list()->setFocus();
    view.list()->setCurrentIndex(view.list()->model()->index(0, 0));
    QTest::keyClick(view.list(), Qt::Key_Return);
    QCOMPARE(selected.count(), 1);
    QCOMPARE(selected.constFirst().constFirst().value<TimeRange>(), (TimeRange{Now - 60'000, Now + 125'000}));
}

void PanelListsTest::dashboardsAreListed_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QStringList>("lines");

    QTest::newRow("starred") << QByteArray("{}") << QStringList{u"> Starred dashboards ()"_s, u"Node ops | server"_s};
    QTest::newRow("recent, newest first")
        << QByteArray(R"({"showStarred":false,"showRecentlyViewed":true,"showFolderNames":false})")
        << QStringList{u"> Recently viewed dashboards ()"_s, u"Zebra"_s, u"Node ops"_s};
    QTest::newRow("found by title") << QByteArray(R"({"showStarred":false,"showSearch":true,"query":"AB","showHeadings":false})")
                                    << QStringList{u"About | home"_s};
    QTest::newRow("found by tag") << QByteArray(R"({"showStarred":false,"showSearch":true,"tags":["ops"]})")
                                  << QStringList{u"> Found dashboards ()"_s, u"Node ops | server"_s};
    QTest::newRow("found in a folder, few") << QByteArray(R"({"showStarred":false,"showSearch":true,"folderUID":"home","maxItems":1})")
                                            << QStringList{u"> Found dashboards ()"_s, u"About | home"_s};
    QTest::newRow("nothing asked for") << QByteArray(R"({"showStarred":false})") << QStringList{};
}

void PanelListsTest::dashboardsAreListed()
{
    QFETCH(QByteArray, options);
    QFETCH(QStringList, lines);
    DashListView view;
    fill(view, {}, options,
         {{u"/d/node.json"_s, u"Node"_s, u"server"_s, {u"ops"_s}, true, 100},
          {u"/d/zebra.json"_s, u"Zebra"_s, u"home"_s, {}, false, 200},
          {u"/d/about.json"_s, u"About"_s, u"home"_s, {}, false, 0}});
    QCOMPARE(told(view), lines);
}

void PanelListsTest::dashboardsOpen()
{
    DashListView view;
    fill(view, {}, R"({"keepTime":true})", {{u"/d/node.json"_s, u"Node"_s, u"server"_s, {}, true, 100}});
    QList<DashboardWish> wishes;
    connect(&view, &PanelView::dashboardActivated, this, [&](const DashboardWish &wish) { wishes.append(wish); });
    const QModelIndex heading = view.list()->model()->index(0, 0);
    const QModelIndex node = view.list()->model()->index(1, 0);
    QTest::mouseClick(view.list()->viewport(), Qt::LeftButton, {}, view.list()->visualRect(heading).center());
    QVERIFY(wishes.isEmpty());
    QTest::mouseClick(view.list()->viewport(), Qt::LeftButton, {}, view.list()->visualRect(node).center());
    QCOMPARE(wishes, (QList<DashboardWish>{{u"/d/node.json"_s, true, false}}));
    view.setOptions(json(R"({"includeVars":true})"));
    view.list()->setCurrentIndex(node);
    QTest::keyClick(view.list(), Qt::Key_Return);
    QCOMPARE(wishes.constLast(), (DashboardWish{u"/d/node.json"_s, false, true}));
}

void PanelListsTest::listsAreModels()
{
    AlertListView view;
    fill(view, alerts(), "{}");
    const QAbstractItemModelTester tester(view.list()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    view.setOptions(json(R"({"groupMode":"custom","groupBy":["job"]})"));
    view.setData(alerts());
    const QModelIndex heading = view.list()->model()->index(0, 0);
    QVERIFY(!heading.flags().testFlag(Qt::ItemIsSelectable));
    QCOMPARE(view.list()->model()->index(1, 0).data(Qt::AccessibleTextRole).toString(),
             u"Pending, Disk, instance=a:1 · job=node, 1 min, page"_s);
    PanelData none = alerts();
    none.frames.clear();
    view.setData(none);
    QCOMPARE(view.list()->model()->rowCount(), 0);
}

void PanelListsTest::hostileTexts()
{
    const QString bad = u"<img src=x>\u202E"_s + QString(50'000, u'x');
    AlertListView view;
    PanelData data = dataOf({column<QString>(u"name"_s, std::vector<QString>(500, bad)),
                             column<QString>(u"state"_s, std::vector<QString>(300, u"firing"_s)),
                             column<double>(u"since"_s, {1e300, -1e300}),
                             column<QString>(u"labels"_s, {u"[1,{"_s, u"{\"a\":{\"b\":1}}"_s})});
    data.frames.push_back(nullptr);
    fill(view, data, R"({"maxItems":1000,"showInstances":true})");
    view.grab();
    QVERIFY(view.summary().size() < 5'000);
    QVERIFY(!view.list()->model()->index(0, 0).data(Qt::ToolTipRole).toString().contains(u"<img"_s));
    view.resize(20, 10);
    view.grab();
    AnnoListView events;
    fill(events, dataOf({}), "{}");
    events.setMarks(std::make_shared<const std::vector<TimeMark>>(
        std::vector<TimeMark>{{0, 0, bad, bad, {bad}, bad, bad}, {std::numeric_limits<qint64>::max() / 2, 0, {}, {}, {}, {}, {}}}));
    events.grab();
}

QTEST_MAIN(PanelListsTest)
#include "tst_panellists.moc"
