#include "app/import/importgrafana.h"

#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

Json json(QByteArray text)
{
    return parseJson(text.replace('\'', '"')).value_or(Json());
}

/// A document of the later kind with these elements, and this in its layout.
Json document(const QByteArray &elements, const QByteArray &layout, const QByteArray &more = {})
{
    return json("{'apiVersion':'dashboard.grafana.app/v2','kind':'Dashboard','metadata':{'name':'the-uid'},'spec':{"
                "'title':'T','elements':{" + elements + "},'layout':" + layout + more + "}}");
}

QByteArray panel(int id, const QByteArray &more = {})
{
    const QByteArray number = QByteArray::number(id);
    return "'panel-" + number + "':{'kind':'Panel','spec':{'id':" + number + ",'title':'P" + number
        + "','data':{'kind':'QueryGroup','spec':{'queries':[],'transformations':[],'queryOptions':{}}},"
          "'vizConfig':{'kind':'VizConfig','group':'stat','version':'12','spec':{'options':{},'fieldConfig':{'defaults':{},"
          "'overrides':[]}}}" + more + "}}";
}

QByteArray element(int id)
{
    return "'element':{'kind':'ElementReference','name':'panel-" + QByteArray::number(id) + "'}";
}

QByteArray item(int id, int x, int y, int width = 12, int height = 8, const QByteArray &more = {})
{
    return QStringLiteral("{'kind':'GridLayoutItem','spec':{'x':%1,'y':%2,'width':%3,'height':%4,")
               .arg(QString::number(x), QString::number(y), QString::number(width), QString::number(height))
               .toLatin1()
        + element(id) + more + "}}";
}

QByteArray grid(const QByteArray &items)
{
    return "{'kind':'GridLayout','spec':{'items':[" + items + "]}}";
}

QByteArray row(const char *title, const QByteArray &layout, const QByteArray &more = "'collapse':false")
{
    return QByteArray("{'kind':'RowsLayoutRow','spec':{'title':'") + title + "'," + more + ",'layout':" + layout + "}}";
}

QByteArray rowsOf(const QByteArray &list)
{
    return "{'kind':'RowsLayout','spec':{'rows':[" + list + "]}}";
}

GrafanaImport imported(const Json &document)
{
    return importGrafana(document).value_or(GrafanaImport());
}

QString placesOf(const Dashboard &dashboard)
{
    QStringList places;
    const auto add = [&places](const PanelSpec &panel, const QString &before) {
        places.append(u"%1%2@%3,%4 %5x%6"_s.arg(before, panel.title, QString::number(panel.rect.x),
                                                QString::number(panel.rect.y), QString::number(panel.rect.width),
                                                QString::number(panel.rect.height)));
    };
    for (const PanelSpec &panel : dashboard.panels)
        add(panel, {});
    for (const Row &row : dashboard.rows) {
        places.append(u"[%1@%2%3]"_s.arg(row.title, QString::number(row.y), row.collapsed ? u" folded"_s : QString()));
        for (const PanelSpec &panel : row.folded)
            add(panel, row.title + u'/');
    }
    return places.join(u' ');
}

/// Paths of keys that nobody knows.
QStringList unknownKeys(const GrafanaImport &import)
{
    QStringList unknown;
    const auto collect = [&unknown](const QList<ImportFinding> &findings) {
        for (const ImportFinding &finding : findings) {
            if (finding.isUnknown)
                unknown.append(finding.path);
        }
    };
    collect(import.report.dashboard);
    for (const PanelReport &panel : import.report.panels)
        collect(panel.findings);
    return unknown;
}

} // namespace

/// The element and layout form of Grafana's dashboards.
class tst_ImportV2 : public QObject
{
    Q_OBJECT

private slots:
    void places_data();
    void places();
    void head();
    void panelOfBothDialects_data();
    void panelOfBothDialects();
    void sources_data();
    void sources();
    void variables();
    void annotations();
    void libraryPanels();
    void bareSpec();
    void repeats();
    void partsKnowTheirPlaces();
};

void tst_ImportV2::places_data()
{
    QTest::addColumn<Json>("source");
    QTest::addColumn<QString>("places");
    const QByteArray three = panel(1) + ',' + panel(2) + ',' + panel(3);
    const auto test = [&three](const char *name, const QByteArray &layout, const QString &places) {
        QTest::newRow(name) << document(three, layout) << places;
    };
    test("grid", grid(item(1, 0, 0) + ',' + item(2, 12, 0) + ',' + item(3, 0, 8, 24, 4)),
         u"P1@0,0 12x8 P2@12,0 12x8 P3@0,8 24x4"_s);
    test("rows", rowsOf(row("A", grid(item(1, 0, 0))) + ',' + row("B", grid(item(2, 0, 0) + ',' + item(3, 12, 0)))),
         u"P1@0,1 12x8 P2@0,10 12x8 P3@12,10 12x8 [A@0] [B@9]"_s);
    test("folded row", rowsOf(row("A", grid(item(1, 0, 0)), "'collapse':true") + ',' + row("B", grid(item(2, 0, 0)))),
         u"P2@0,2 12x8 [A@0 folded] A/P1@0,1 12x8 [B@1]"_s);
    test("hidden header", rowsOf(row("", grid(item(1, 0, 0)), "'hideHeader':true") + ',' + row("B", grid(item(2, 0, 0)))),
         u"P1@0,0 12x8 P2@0,9 12x8 [B@8]"_s);
    test("hidden header below a folded row",
         rowsOf(row("A", grid(item(1, 0, 0)), "'collapse':true") + ',' + row("", grid(item(2, 0, 0)), "'hideHeader':true")),
         u"P2@0,1 12x8 [A@0 folded] A/P1@0,1 12x8"_s);
    test("rows inside of a folded row",
         rowsOf(row("A", rowsOf(row("C", grid(item(1, 0, 0))) + ',' + row("D", grid(item(2, 0, 0)))), "'collapse':true")
                + ',' + row("B", grid(item(3, 0, 0)))),
         u"P3@0,2 12x8 [A@0 folded] A/P1@0,1 12x8 A/P2@0,9 12x8 [B@1]"_s);
    test("tabs", "{'kind':'TabsLayout','spec':{'tabs':[{'kind':'TabsLayoutTab','spec':{'title':'A','layout':"
                     + grid(item(1, 0, 0)) + "}},{'kind':'TabsLayoutTab','spec':{'title':'B','layout':"
                     + grid(item(2, 0, 0)) + "}}]}}",
         u"P1@0,1 12x8 P2@0,10 12x8 [A@0] [B@9]"_s);
    test("automatic grid", "{'kind':'AutoGridLayout','spec':{'maxColumnCount':2,'rowHeightMode':'short','items':["
                           "{'kind':'AutoGridLayoutItem','spec':{" + element(1) + "}},"
                           "{'kind':'AutoGridLayoutItem','spec':{" + element(2) + "}},"
                           "{'kind':'AutoGridLayoutItem','spec':{" + element(3) + "}}]}}",
         u"P1@0,0 12x5 P2@12,0 12x5 P3@0,5 12x5"_s);
    test("automatic grid of its own height",
         "{'kind':'ResponsiveGridLayout','spec':{'rowHeightMode':'custom','rowHeight':100,'items':["
         "{'kind':'ResponsiveGridLayoutItem','spec':{" + element(1) + "}}]}}",
         u"P1@0,0 8x3"_s);
    test("row inside of a grid",
         grid(item(1, 0, 0) + ",{'kind':'GridLayoutRow','spec':{'y':8,'title':'A','collapsed':false,'elements':["
              + item(2, 0, 0) + "]}}," + item(3, 12, 0)),
         u"P1@0,0 12x8 P2@0,9 12x8 P3@12,0 12x8 [A@8]"_s);
    test("missing element", grid(item(1, 0, 0) + ',' + item(9, 12, 0)), u"P1@0,0 12x8"_s);
}

void tst_ImportV2::places()
{
    QFETCH(Json, source);
    QFETCH(QString, places);
    const GrafanaImport import = imported(source);
    QCOMPARE(import.report.form, u"v2"_s);
    QCOMPARE(placesOf(import.dashboard), places);
    QCOMPARE(unknownKeys(import), QStringList());
}

void tst_ImportV2::head()
{
    const GrafanaImport import = imported(document(panel(1), grid(item(1, 0, 0)),
        ",'description':'D','tags':['a'],'editable':false,'cursorSync':'Tooltip','liveNow':false,'preload':false,"
        "'preferences':{'theme':'dark'},'links':[],'annotations':[],'variables':[],"
        "'timeSettings':{'from':'now-3h','to':'now','autoRefresh':'1m','autoRefreshIntervals':['10s'],"
        "'timezone':'utc','weekStart':'monday','fiscalYearStartMonth':3,'hideTimepicker':true,'nowDelay':'1m',"
        "'quickRanges':[{'display':'Q','from':'now-1d','to':'now'}]}"));
    const Dashboard &dashboard = import.dashboard;
    QCOMPARE(dashboard.uid, u"the-uid"_s);
    QCOMPARE(dashboard.title, u"T"_s);
    QCOMPARE(dashboard.description, u"D"_s);
    QVERIFY(dashboard.locked);
    QCOMPARE(dashboard.tooltipSync, TooltipSync::Tooltip);
    QCOMPARE(dashboard.range.from, u"now-3h"_s);
    QCOMPARE(dashboard.refreshMs, 60'000);
    QCOMPARE(dashboard.timeZone, u"utc"_s);
    QCOMPARE(dashboard.weekStart, u"monday"_s);
    QCOMPARE(dashboard.fiscalYearStart, 3);
    QCOMPARE(dashboard.pickers.refreshIntervals, QStringList{u"10s"_s});
    QCOMPARE(dashboard.pickers.ranges.size(), 1);
    QCOMPARE(dashboard.pickers.nowDelay, u"1m"_s);
    QVERIFY(dashboard.pickers.hidden);
    QCOMPARE(unknownKeys(import), QStringList());
}

void tst_ImportV2::panelOfBothDialects_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("later")
        << QByteArray("'data':{'kind':'QueryGroup','spec':{'queries':[{'kind':'PanelQuery','spec':{'refId':'Q','hidden':true,"
                      "'query':{'kind':'DataQuery','group':'prometheus','version':'v0','labels':{},'datasource':{'name':'p1'},"
                      "'spec':{'expr':'up','instant':true}}}}],"
                      "'transformations':[{'kind':'Transformation','group':'limit','spec':{'disabled':true,'options':{'limitField':3}}}],"
                      "'queryOptions':{'maxDataPoints':50,'interval':'1m','timeFrom':'2h','timeShift':'1d','hideTimeOverride':true}}},"
                      "'vizConfig':{'kind':'VizConfig','group':'gauge','version':'12.1','spec':{'options':{'minVizWidth':75},"
                      "'fieldConfig':{'defaults':{'unit':'s'},'overrides':[]}}}");
    QTest::newRow("alpha")
        << QByteArray("'data':{'kind':'QueryGroup','spec':{'queries':[{'kind':'PanelQuery','spec':{'refId':'Q','hidden':true,"
                      "'datasource':{'type':'prometheus','uid':'p1'},"
                      "'query':{'kind':'prometheus','spec':{'expr':'up','instant':true}}}}],"
                      "'transformations':[{'kind':'limit','spec':{'id':'limit','disabled':true,'options':{'limitField':3}}}],"
                      "'queryOptions':{'maxDataPoints':50,'interval':'1m','timeFrom':'2h','timeShift':'1d','hideTimeOverride':true}}},"
                      "'vizConfig':{'kind':'gauge','spec':{'pluginVersion':'12','options':{'minVizWidth':75},"
                      "'fieldConfig':{'defaults':{'unit':'s'},'overrides':[]}}}");
}

void tst_ImportV2::panelOfBothDialects()
{
    QFETCH(QByteArray, body);
    const QByteArray element = "'panel-1':{'kind':'Panel','spec':{'id':4,'title':'P','description':'D','transparent':true,"
                               "'links':[{'title':'L','url':'https://a.example'}]," + body + "}}";
    const GrafanaImport import = imported(document(element, grid(item(1, 0, 0))));
    QCOMPARE(import.dashboard.panels.size(), 1);
    const PanelSpec &panel = import.dashboard.panels[0];
    QCOMPARE(panel.id, PanelId{qint64(4)});
    QCOMPARE(panel.type, u"gauge"_s);
    QCOMPARE(panel.description, u"D"_s);
    QVERIFY(panel.transparent);
    QCOMPARE(panel.links.size(), 1);
    QCOMPARE(panel.sourceId, u"p1"_s);
    QCOMPARE(panel.queries.size(), 1);
    QCOMPARE(panel.queries[0].refId, u"Q"_s);
    QCOMPARE(panel.queries[0].expression, u"up"_s);
    QCOMPARE(panel.queries[0].kind, QueryKind::Instant);
    QVERIFY(panel.queries[0].hidden);
    QVERIFY(panel.queries[0].sourceType.isEmpty());
    QCOMPARE(panel.transforms.size(), 1);
    QCOMPARE(panel.transforms[0].id, u"limit"_s);
    QVERIFY(panel.transforms[0].disabled);
    QCOMPARE(panel.maxDataPoints, 50);
    QCOMPARE(panel.interval, u"1m"_s);
    QCOMPARE(panel.timeFrom, u"2h"_s);
    QCOMPARE(panel.timeShift, u"1d"_s);
    QVERIFY(panel.hidesOwnTime);
    QCOMPARE(panel.defaults.unit, u"s"_s);
    QCOMPARE(panel.options[u"minVizWidth"].toInteger(), 75);
    QCOMPARE(unknownKeys(import), QStringList());
}

void tst_ImportV2::sources_data()
{
    QTest::addColumn<QStringList>("names"); // of the queries, "" for none
    QTest::addColumn<QString>("panelSource");
    QTest::addColumn<QStringList>("querySources");
    QTest::newRow("one") << QStringList{u"a"_s} << u"a"_s << QStringList{u""_s};
    QTest::newRow("the same twice") << QStringList{u"a"_s, u"a"_s} << u"a"_s << QStringList{u""_s, u""_s};
    QTest::newRow("two") << QStringList{u"a"_s, u"b"_s} << u""_s << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("default") << QStringList{u""_s} << u""_s << QStringList{u""_s};
}

void tst_ImportV2::sources()
{
    QFETCH(QStringList, names);
    QFETCH(QString, panelSource);
    QFETCH(QStringList, querySources);
    QByteArray queries;
    for (const QString &name : names) {
        const QByteArray source = name.isEmpty() ? QByteArray() : ",'datasource':{'name':'" + name.toLatin1() + "'}";
        queries += (queries.isEmpty() ? "" : ",") + QByteArray("{'kind':'PanelQuery','spec':{'refId':'Q")
            + QByteArray::number(queries.size()) + "','query':{'kind':'DataQuery','group':'prometheus','version':'v0'" + source
            + ",'spec':{'expr':'up'}}}}";
    }
    const QByteArray body = "'panel-1':{'kind':'Panel','spec':{'id':1,'data':{'kind':'QueryGroup','spec':{'queries':["
        + queries + "]}},'vizConfig':{'kind':'VizConfig','group':'stat','spec':{}}}}";
    const GrafanaImport import = imported(document(body, grid(item(1, 0, 0))));
    QCOMPARE(import.dashboard.panels.size(), 1);
    const PanelSpec &panel = import.dashboard.panels[0];
    QCOMPARE(panel.sourceId, panelSource);
    QStringList got;
    for (const Query &query : panel.queries)
        got.append(query.sourceId);
    QCOMPARE(got, querySources);
}

void tst_ImportV2::variables()
{
    const GrafanaImport import = imported(document(panel(1), grid(item(1, 0, 0)), ",'variables':["
        "{'kind':'QueryVariable','spec':{'name':'q','label':'L','hide':'hideLabel','refresh':'onTimeRangeChanged','sort':'naturalDesc',"
          "'regex':'/a/','multi':true,'includeAll':true,'allValue':'.*','allowCustomValue':true,'skipUrlSync':false,"
          "'current':{'text':['x'],'value':['x']},'options':[],'definition':'label_values(up)',"
          "'query':{'kind':'DataQuery','group':'prometheus','version':'v0','datasource':{'name':'p'},"
          "'spec':{'__legacyStringValue':'label_values(up)'}}}},"
        "{'kind':'QueryVariable','spec':{'name':'o','query':{'kind':'prometheus','spec':{'query':'metrics(a)','refId':'R','qryType':2}},"
          "'datasource':{'type':'prometheus','uid':'p'}}},"
        "{'kind':'CustomVariable','spec':{'name':'c','query':'a,b','current':{'text':'a','value':'a'},'options':[]}},"
        "{'kind':'TextVariable','spec':{'name':'t','query':'hello','current':{'text':'hello','value':'hello'}}},"
        "{'kind':'ConstantVariable','spec':{'name':'k','query':'1'}},"
        "{'kind':'IntervalVariable','spec':{'name':'i','query':'1m,5m','auto':true,'auto_count':20,'auto_min':'5s','refresh':'onTimeRangeChanged'}},"
        "{'kind':'DatasourceVariable','spec':{'name':'d','pluginId':'prometheus','regex':'/p/'}},"
        "{'kind':'AdhocVariable','group':'prometheus','datasource':{'name':'p'},'spec':{'name':'a','filters':[],'baseFilters':[],'defaultKeys':[]}},"
        "{'kind':'GroupByVariable','group':'prometheus','datasource':{'name':'p'},'spec':{'name':'g','current':{'text':'x','value':'x'},'options':[]}},"
        "{'kind':'SwitchVariable','spec':{'name':'s','current':'yes','enabledValue':'yes','disabledValue':'no'}}]"));
    const QList<VariableSpec> &list = import.dashboard.variables;
    QCOMPARE(list.size(), 10);
    const auto &query = std::get<QueryVariable>(list[0]);
    QCOMPARE(query.query, u"label_values(up)"_s);
    QCOMPARE(query.sourceId, u"p"_s);
    QCOMPARE(query.sort, 8);
    QCOMPARE(query.refresh, 2);
    QCOMPARE(query.common.hide, VariableCommon::Hide::Label);
    QVERIFY(query.selection.multi);
    QCOMPARE(query.selection.allValue, u".*"_s);
    QCOMPARE(std::get<QueryVariable>(list[1]).query, u"metrics(a)"_s);
    QCOMPARE(std::get<QueryVariable>(list[1]).sourceId, u"p"_s);
    QCOMPARE(std::get<CustomVariable>(list[2]).query, u"a,b"_s);
    QCOMPARE(std::get<TextVariable>(list[3]).value, u"hello"_s);
    QCOMPARE(std::get<ConstantVariable>(list[4]).value, u"1"_s);
    QVERIFY(std::get<IntervalVariable>(list[5]).automatic);
    QCOMPARE(std::get<IntervalVariable>(list[5]).autoCount, 20);
    QCOMPARE(std::get<SourceVariable>(list[6]).pluginType, u"prometheus"_s);
    QCOMPARE(std::get<FilterVariable>(list[7]).sourceId, u"p"_s);
    QVERIFY(std::get<SwitchVariable>(list[9]).isOn);
    QCOMPARE(std::get<SwitchVariable>(list[9]).offValue, u"no"_s);
    QCOMPARE(unknownKeys(import), QStringList());
}

void tst_ImportV2::annotations()
{
    const GrafanaImport import = imported(document(panel(1), grid(item(1, 0, 0)), ",'annotations':["
        "{'kind':'AnnotationQuery','spec':{'builtIn':true,'enable':true,'hide':true,'iconColor':'red','name':'B',"
          "'query':{'kind':'DataQuery','group':'grafana','version':'v0','datasource':{'name':'-- Grafana --'},'spec':{}}}},"
        "{'kind':'AnnotationQuery','spec':{'enable':true,'hide':false,'iconColor':'blue','name':'D',"
          "'query':{'kind':'DataQuery','group':'prometheus','version':'v0','datasource':{'name':'p'},'spec':{'expr':'changes(x[1m])'}},"
          "'legacyOptions':{'titleFormat':'Deploy','step':'1m'}}}]"));
    QCOMPARE(import.dashboard.annotations.size(), 1);
    const AnnotationQuery &annotation = import.dashboard.annotations[0];
    QCOMPARE(annotation.name, u"D"_s);
    QCOMPARE(annotation.sourceId, u"p"_s);
    QCOMPARE(annotation.expression, u"changes(x[1m])"_s);
    QCOMPARE(annotation.titleForm, u"Deploy"_s);
    QCOMPARE(annotation.step, u"1m"_s);
    QCOMPARE(unknownKeys(import), QStringList());
}

void tst_ImportV2::libraryPanels()
{
    const GrafanaImport import = imported(document(
        "'panel-1':{'kind':'LibraryPanel','spec':{'id':1,'title':'Shown','libraryPanel':{'uid':'l','name':'Lib'}}}",
        grid(item(1, 0, 0))));
    QCOMPARE(import.dashboard.panels.size(), 1);
    QCOMPARE(import.dashboard.panels[0].library, u"Lib"_s);
    QCOMPARE(import.dashboard.panels[0].title, u"Shown"_s);
    QCOMPARE(unknownKeys(import), QStringList());
}

void tst_ImportV2::bareSpec()
{
    const Json whole = document(panel(1), grid(item(1, 0, 0)));
    const GrafanaImport import = imported(whole[u"spec"]);
    QCOMPARE(import.report.form, u"v2"_s);
    QCOMPARE(import.dashboard.panels.size(), 1);
    QCOMPARE(import.dashboard.panels[0].original.toString(), u"/elements/panel-1"_s);
}

void tst_ImportV2::repeats()
{
    const QByteArray repeat = ",'repeat':{'mode':'variable','value':'job','direction':'v','maxPerRow':2}";
    const GrafanaImport import = imported(document(
        panel(1), rowsOf(row("A", grid(item(1, 0, 0, 12, 8, repeat)),
                             "'collapse':false,'repeat':{'mode':'variable','value':'host'}"))));
    QVERIFY(import.dashboard.panels[0].repeat);
    QCOMPARE(import.dashboard.panels[0].repeat->variable, u"job"_s);
    QVERIFY(!import.dashboard.panels[0].repeat->horizontal);
    QVERIFY(import.dashboard.rows[0].repeat);
    QCOMPARE(import.dashboard.rows[0].repeat->variable, u"host"_s);
    QCOMPARE(unknownKeys(import), QStringList());
}

void tst_ImportV2::partsKnowTheirPlaces()
{
    const GrafanaImport import = imported(document(
        panel(1), rowsOf(row("A", rowsOf(row("B", grid(item(1, 0, 0)))))), ",'variables':[{'kind':'ConstantVariable','spec':{'name':'k','query':'1'}}]"));
    QCOMPARE(import.dashboard.panels[0].original.toString(), u"/spec/elements/panel-1"_s);
    QCOMPARE(import.dashboard.rows[0].original.toString(), u"/spec/layout/spec/rows/0"_s);
    QCOMPARE(import.dashboard.rows[1].original.toString(), u"/spec/layout/spec/rows/0/spec/layout/spec/rows/0"_s);
    QCOMPARE(commonOf(import.dashboard.variables[0]).original.toString(), u"/spec/variables/0"_s);
}

QTEST_GUILESS_MAIN(tst_ImportV2)
#include "tst_importv2.moc"
