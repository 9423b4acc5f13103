#include "app/edit/dashboardedits.h"
#include "app/edit/rowedits.h"
#include "app/import/exportgrafana.h"
#include "app/import/importgrafana.h"
#include "app/import/jsonpointer.h"

#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

Json json(const QByteArray &text)
{
    QByteArray plain = text;
    return parseJson(plain.replace('\'', '"')).value_or(Json());
}

Dashboard imported(const Json &document)
{
    const auto import = importGrafana(document);
    return import ? import->dashboard : Dashboard();
}

/// A dashboard of today's form with what editors and foreign tools leave in files.
Json classic()
{
    return json(R"({'title':'Shop','uid':'shop','schemaVersion':39,'x-tool':{'made':1.50},'refresh':'10s',
        'annotations':{'list':[{'builtIn':1,'type':'dashboard','name':'Built in'},{'name':'Deploys','expr':'d','x':1}]},
        'templating':{'list':[{'name':'job','type':'query','query':'label_values(up, job)','current':{},'skipUrlSync':true},
                              {'name':'env','type':'custom','query':'a,b','options':[{'text':'a'}]}]},
        'panels':[
         {'id':1,'type':'timeseries','title':'Requests','gridPos':{'x':0,'y':0,'w':12,'h':8},'x-note':'kept',
          'datasource':'prom','targets':[{'refId':'A','expr':'up','editorMode':'code'},{'refId':'B','expr':'down'}],
          'fieldConfig':{'defaults':{'unit':'s','custom':{'lineWidth':2}},'overrides':[]},'options':{'legend':{'calcs':[]}}},
         {'id':2,'type':'row','title':'More','collapsed':false,'panels':[],'gridPos':{'x':0,'y':8,'w':24,'h':1}},
         {'id':3,'type':'stat','title':'Errors','gridPos':{'x':0,'y':9,'w':6,'h':4},'targets':[]}]})");
}

Json rows()
{
    return json(R"({'title':'Old','schemaVersion':14,'rows':[
        {'title':'One','showTitle':true,'height':'250px','panels':[
            {'id':1,'type':'graph','title':'Load','span':6,'targets':[{'expr':'load'}],'yaxes':[{'format':'s'},{}]},
            {'id':2,'type':'text','title':'Words','span':6}]},
        {'title':'Two','showTitle':true,'height':'250px','panels':[{'id':3,'type':'text','title':'End','span':12}]}]})");
}

/// Two rows, of which the first is a grid.
Json v2()
{
    return json(R"({'apiVersion':'dashboard.grafana.app/v2beta1','kind':'Dashboard','metadata':{'name':'abc'},'spec':{
        'title':'New','cursorSync':'Off','timeSettings':{'from':'now-1h','to':'now','autoRefresh':''},
        'variables':[{'kind':'QueryVariable','spec':{'name':'job','hide':'dontHide','refresh':'onDashboardLoad',
            'query':{'kind':'DataQuery','group':'prometheus','version':'v0','datasource':{'name':'p'},
                     'spec':{'__legacyStringValue':'label_values(job)'}}}}],
        'annotations':[],
        'elements':{
          'panel-1':{'kind':'Panel','spec':{'id':1,'title':'One','links':[],'data':{'kind':'QueryGroup','spec':{
             'queries':[{'kind':'PanelQuery','spec':{'refId':'A','hidden':false,'query':{'kind':'DataQuery',
                'group':'prometheus','version':'v0','datasource':{'name':'p'},'spec':{'expr':'up'}}}}],
             'transformations':[],'queryOptions':{}}},
             'vizConfig':{'kind':'VizConfig','group':'timeseries','version':'12.0.0','spec':{'options':{},
                'fieldConfig':{'defaults':{'unit':'s'},'overrides':[]}}}}},
          'panel-2':{'kind':'Panel','spec':{'id':2,'title':'Two','data':{'kind':'QueryGroup','spec':{'queries':[]}},
             'vizConfig':{'kind':'VizConfig','group':'stat','version':'12.0.0','spec':{'options':{},'fieldConfig':{}}}}}},
        'layout':{'kind':'RowsLayout','spec':{'rows':[
          {'kind':'RowsLayoutRow','spec':{'title':'Top','collapse':false,'layout':{'kind':'GridLayout','spec':{'items':[
            {'kind':'GridLayoutItem','spec':{'x':0,'y':0,'width':12,'height':8,'element':{'kind':'ElementReference','name':'panel-1'}}}]}}}},
          {'kind':'RowsLayoutRow','spec':{'title':'Low','collapse':false,'layout':{'kind':'GridLayout','spec':{'items':[
            {'kind':'GridLayoutItem','spec':{'x':0,'y':0,'width':6,'height':4,'element':{'kind':'ElementReference','name':'panel-2'}}}]}}}}]}}}})");
}

} // namespace

/// Edits of imported dashboards on their way back, and classic files of all.
class tst_GrafanaExport : public QObject
{
    Q_OBJECT

private slots:
    void unedited_data();
    void unedited();
    void editInPlace_data();
    void editInPlace();
    void foldsRows();
    void addsAndRemovesPanels();
    void copiesGetTheirOwnPlace();
    void convertsWhatOldPanelsCannotSay();
    void movesOldRowsToTheGrid();
    void editsRowsOfV2();
    void addsToV2();
    void writesV2LayoutAnew();
    void keepsAutomaticGrids();
    void ordersVariables();
    void writesOwnDashboards();
    void mixesSources();
    void keepsForeignPartsInClassic();
    void writesSchema41();
};

void tst_GrafanaExport::unedited_data()
{
    QTest::addColumn<Json>("document");
    QTest::newRow("classic") << classic();
    QTest::newRow("wrapped") << json(R"({'meta':{'slug':'x'},'dashboard':{'title':'T','panels':[],'schemaVersion':41}})");
    QTest::newRow("rows") << rows();
    QTest::newRow("v2") << v2();
    QTest::newRow("one panel") << json(R"({'type':'stat','title':'S','targets':[{'expr':'up'}],'id':7})");
    QTest::newRow("library panel") << json(R"({'uid':'u','name':'L','kind':1,'model':{'type':'stat','title':'S'}})");
    QTest::newRow("list of one") << json(R"([{'meta':{},'dashboard':{'title':'T','panels':[],'schemaVersion':41}}])");
    QTest::newRow("double keys") << json(R"({'title':'A','title':'B','panels':[],'schemaVersion':41,'n':1.000})");
}

void tst_GrafanaExport::unedited()
{
    QFETCH(Json, document);
    const GrafanaExport result = exportGrafana(imported(document), GrafanaForm::Own);
    QCOMPARE(writeJson(result.document), writeJson(document));
    QVERIFY(result.notices.isEmpty());
}

using Edit = std::function<void(Dashboard &)>;

void tst_GrafanaExport::editInPlace_data()
{
    QTest::addColumn<Json>("document");
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<Json>("value");
    const auto row = [](const char *name, const Json &document, const QString &pointer, const Json &value, Edit edit) {
        QTest::newRow(name) << document << edit << pointer << value;
    };
    row("title", classic(), u"/title"_s, Json(u"Store"_s), [](Dashboard &d) { d.title = u"Store"_s; });
    row("refresh", classic(), u"/refresh"_s, Json(u"1m"_s), [](Dashboard &d) { d.refreshMs = 60'000; });
    row("second query", classic(), u"/panels/0/targets/1/expr"_s, Json(u"x"_s),
        [](Dashboard &d) { d.panels[0].queries[1].expression = u"x"_s; });
    row("unit", classic(), u"/panels/0/fieldConfig/defaults/unit"_s, Json(u"ms"_s),
        [](Dashboard &d) { d.panels[0].defaults.unit = u"ms"_s; });
    row("new key", classic(), u"/panels/0/fieldConfig/defaults/max"_s, Json(5),
        [](Dashboard &d) { d.panels[0].defaults.max = 5; });
    row("option", classic(), u"/panels/0/options/legend/calcs"_s, Json::array({Json(u"max"_s)}), [](Dashboard &d) {
        d.panels[0].options = json("{'legend':{'calcs':['max']}}");
    });
    row("width", classic(), u"/panels/0/gridPos/w"_s, Json(6), [](Dashboard &d) { d.panels[0].rect.width = 6; });
    row("row title", classic(), u"/panels/1/title"_s, Json(u"Less"_s), [](Dashboard &d) { d.rows[0].title = u"Less"_s; });
    row("variable label", classic(), u"/templating/list/1/label"_s, Json(u"L"_s),
        [](Dashboard &d) { commonOf(d.variables[1]).label = u"L"_s; });
    row("variable query", classic(), u"/templating/list/0/query"_s, Json(u"label_names()"_s),
        [](Dashboard &d) { std::get<QueryVariable>(d.variables[0]).query = u"label_names()"_s; });
    row("annotation", classic(), u"/annotations/list/1/expr"_s, Json(u"e"_s),
        [](Dashboard &d) { d.annotations[0].expression = u"e"_s; });
    row("title of a panel by itself", json("{'type':'stat','title':'S','targets':[{'expr':'up'}],'id':7}"), u"/title"_s,
        Json(u"T"_s), [](Dashboard &d) { d.panels[0].title = u"T"_s; });
    row("title in a list", Json::array({classic()}), u"/0/panels/2/title"_s, Json(u"T"_s),
        [](Dashboard &d) { d.panels[1].title = u"T"_s; });
    row("title of an old panel", rows(), u"/rows/0/panels/0/title"_s, Json(u"T"_s),
        [](Dashboard &d) { d.panels[0].title = u"T"_s; });
    row("folded old row", rows(), u"/rows/1/collapse"_s, Json(true),
        [](Dashboard &d) { d = toggleRow(d, d.rows[1].id); });
    row("v2 title", v2(), u"/spec/elements/panel-1/spec/title"_s, Json(u"T"_s),
        [](Dashboard &d) { d.panels[0].title = u"T"_s; });
    row("v2 expression", v2(), u"/spec/elements/panel-1/spec/data/spec/queries/0/spec/query/spec/expr"_s, Json(u"x"_s),
        [](Dashboard &d) { d.panels[0].queries[0].expression = u"x"_s; });
    row("v2 unit", v2(), u"/spec/elements/panel-1/spec/vizConfig/spec/fieldConfig/defaults/unit"_s, Json(u"ms"_s),
        [](Dashboard &d) { d.panels[0].defaults.unit = u"ms"_s; });
    row("v2 range", v2(), u"/spec/timeSettings/from"_s, Json(u"now-2h"_s),
        [](Dashboard &d) { d.range.from = u"now-2h"_s; });
    row("v2 crosshair", v2(), u"/spec/cursorSync"_s, Json(u"Crosshair"_s),
        [](Dashboard &d) { d.tooltipSync = TooltipSync::Crosshair; });
    row("v2 variable", v2(), u"/spec/variables/0/spec/query/spec/__legacyStringValue"_s, Json(u"q"_s),
        [](Dashboard &d) { std::get<QueryVariable>(d.variables[0]).query = u"q"_s; });
    row("v2 hidden variable", v2(), u"/spec/variables/0/spec/hide"_s, Json(u"hideLabel"_s),
        [](Dashboard &d) { commonOf(d.variables[0]).hide = VariableCommon::Hide::Label; });
}

void tst_GrafanaExport::editInPlace()
{
    QFETCH(Json, document);
    QFETCH(Edit, edit);
    QFETCH(QString, pointer);
    QFETCH(Json, value);
    Dashboard dashboard = imported(document);
    edit(dashboard);
    const GrafanaExport result = exportGrafana(dashboard, GrafanaForm::Own);
    QCOMPARE(result.notices, QStringList());
    QCOMPARE(writeJson(result.document), writeJson(withValueAt(document, pointer, value)));
}

void tst_GrafanaExport::foldsRows()
{
    Dashboard dashboard = imported(classic());
    dashboard = toggleRow(dashboard, dashboard.rows[0].id);
    const Json folded = exportGrafana(dashboard, GrafanaForm::Own).document;
    QCOMPARE(folded[u"panels"].size(), 2);
    const Json &row = folded[u"panels"].at(1);
    QVERIFY(row[u"collapsed"].toBool());
    QCOMPARE(row[u"panels"].at(0)[u"title"].toString(), u"Errors"_s);

    Dashboard again = imported(folded);
    again = toggleRow(again, again.rows[0].id);
    const Json open = exportGrafana(again, GrafanaForm::Own).document;
    QCOMPARE(open[u"panels"], classic()[u"panels"]);
}

void tst_GrafanaExport::addsAndRemovesPanels()
{
    Dashboard dashboard = imported(classic());
    PanelSpec panel;
    panel.id.value = qint64(9);
    panel.title = u"Added"_s;
    panel.rect = {12, 0, 12, 8};
    dashboard.panels.append(panel);
    dashboard = removePanel(dashboard, dashboard.panels[1].id);
    const Json panels = exportGrafana(dashboard, GrafanaForm::Own).document[u"panels"];
    QCOMPARE(panels.size(), 3);
    QCOMPARE(panels.at(0), classic()[u"panels"].at(0));
    QCOMPARE(panels.at(1)[u"title"].toString(), u"Added"_s);
    QCOMPARE(panels.at(1)[u"type"].toString(), u"timeseries"_s);
    QCOMPARE(panels.at(1)[u"id"].toInteger(), 9);
    QCOMPARE(panels.at(2)[u"type"].toString(), u"row"_s);
}

void tst_GrafanaExport::copiesGetTheirOwnPlace()
{
    Dashboard dashboard = imported(classic());
    PanelSpec copy = dashboard.panels[0]; // says the same place in the source
    copy.id.value = qint64(20);
    copy.title = u"Copy"_s;
    copy.rect.x = 12;
    dashboard.panels.prepend(copy);
    const Json panels = exportGrafana(dashboard, GrafanaForm::Own).document[u"panels"];
    QCOMPARE(panels.size(), 4);
    QCOMPARE(panels.at(0), classic()[u"panels"].at(0));
    QCOMPARE(panels.at(1)[u"title"].toString(), u"Copy"_s);
    QCOMPARE(panels.at(1)[u"targets"].size(), 2);
}

void tst_GrafanaExport::convertsWhatOldPanelsCannotSay()
{
    Dashboard dashboard = imported(rows());
    QCOMPARE(dashboard.panels[0].type, u"timeseries"_s);
    dashboard.panels[0].options.set(u"tooltip", json("{'mode':'none'}"));
    const GrafanaExport result = exportGrafana(dashboard, GrafanaForm::Own);
    QCOMPARE(result.notices.size(), 1);
    const Json panel = valueAt(result.document, u"/rows/0/panels/0"_s);
    QCOMPARE(panel[u"type"].toString(), u"timeseries"_s);
    QCOMPARE(panel[u"span"].toInteger(), 6);
    QCOMPARE(panel[u"options"][u"tooltip"][u"mode"].toString(), u"none"_s);
    QCOMPARE(valueAt(result.document, u"/rows/0/panels/1"_s), valueAt(rows(), u"/rows/0/panels/1"_s));
}

void tst_GrafanaExport::movesOldRowsToTheGrid()
{
    Dashboard dashboard = imported(rows());
    std::swap(dashboard.panels[0].rect.x, dashboard.panels[1].rect.x);
    const GrafanaExport result = exportGrafana(dashboard, GrafanaForm::Own);
    QCOMPARE(result.notices.size(), 1);
    QVERIFY(!result.document.contains(u"rows"));
    const Dashboard again = imported(result.document);
    QCOMPARE(again.panels.size(), 3);
    QCOMPARE(again.panels[0].title, u"Load"_s);
    QCOMPARE(again.panels[0].rect, dashboard.panels[0].rect);
    QCOMPARE(again.rows.size(), 2);
    // The panels themselves are still those of the source.
    QCOMPARE(result.document[u"panels"].at(1)[u"type"].toString(), u"graph"_s);
}

void tst_GrafanaExport::editsRowsOfV2()
{
    Dashboard dashboard = imported(v2());
    dashboard = toggleRow(dashboard, dashboard.rows[1].id);
    dashboard = renameRow(dashboard, dashboard.rows[0].id, u"Upper"_s);
    const GrafanaExport result = exportGrafana(dashboard, GrafanaForm::Own);
    Json wanted = withValueAt(v2(), u"/spec/layout/spec/rows/1/spec/collapse"_s, Json(true));
    wanted = withValueAt(wanted, u"/spec/layout/spec/rows/0/spec/title"_s, Json(u"Upper"_s));
    QCOMPARE(writeJson(result.document), writeJson(wanted));
}

void tst_GrafanaExport::addsToV2()
{
    Dashboard dashboard = imported(v2());
    PanelSpec panel;
    panel.id.value = qint64(5);
    panel.title = u"Added"_s;
    panel.rect = {12, 1, 12, 8};
    panel.queries.append(Query());
    panel.queries[0].refId = u"A"_s;
    panel.queries[0].expression = u"new"_s;
    dashboard.panels.append(panel);
    dashboard = removePanel(dashboard, dashboard.panels[1].id);
    const GrafanaExport result = exportGrafana(dashboard, GrafanaForm::Own);
    const Json spec = result.document[u"spec"];
    QVERIFY(!spec[u"elements"].contains(u"panel-2"));
    QCOMPARE(valueAt(spec, u"/elements/panel-5/spec/data/spec/queries/0/spec/query/spec/expr"_s).toString(), u"new"_s);
    const Json items = valueAt(spec, u"/layout/spec/rows/0/spec/layout/spec/items"_s);
    QCOMPARE(items.size(), 2);
    QCOMPARE(items.at(1)[u"spec"][u"y"].toInteger(), 0);
    QCOMPARE(items.at(1)[u"spec"][u"element"][u"name"].toString(), u"panel-5"_s);
    const Dashboard again = imported(result.document);
    QCOMPARE(again.panels.size(), 2);
}

void tst_GrafanaExport::writesV2LayoutAnew()
{
    Dashboard dashboard = imported(v2());
    dashboard = moveRow(dashboard, dashboard.rows[1].id, 0);
    const GrafanaExport result = exportGrafana(dashboard, GrafanaForm::Own);
    QCOMPARE(result.notices.size(), 1);
    const Json rows = valueAt(result.document, u"/spec/layout/spec/rows"_s);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(0)[u"spec"][u"title"].toString(), u"Low"_s);
    QCOMPARE(result.document[u"spec"][u"elements"], v2()[u"spec"][u"elements"]);
}

void tst_GrafanaExport::keepsAutomaticGrids()
{
    const Json layout = json(R"({'kind':'AutoGridLayout','spec':{'maxColumnCount':2,'items':[
        {'kind':'AutoGridLayoutItem','spec':{'element':{'kind':'ElementReference','name':'panel-1'}}},
        {'kind':'AutoGridLayoutItem','spec':{'element':{'kind':'ElementReference','name':'panel-2'}}}]}})");
    const Json document = withValueAt(v2(), u"/spec/layout"_s, layout);
    Dashboard dashboard = imported(document);
    dashboard = removePanel(dashboard, dashboard.panels[0].id);
    const GrafanaExport result = exportGrafana(dashboard, GrafanaForm::Own);
    QCOMPARE(result.notices.size(), 1);
    const Json items = valueAt(result.document, u"/spec/layout/spec/items"_s);
    QCOMPARE(items, Json::array({layout[u"spec"][u"items"].at(1)}));
    // Another size is nothing that such a grid could say.
    dashboard.panels[0].rect.height = 3;
    const GrafanaExport resized = exportGrafana(dashboard, GrafanaForm::Own);
    QCOMPARE(valueAt(resized.document, u"/spec/layout/kind"_s).toString(), u"GridLayout"_s);
    QCOMPARE(imported(resized.document).panels[0].rect.height, 3);
}

void tst_GrafanaExport::ordersVariables()
{
    Dashboard dashboard = imported(classic());
    dashboard.variables.swapItemsAt(0, 1);
    ConstantVariable added;
    added.common.name = u"c"_s;
    added.value = u"1"_s;
    dashboard.variables.insert(1, added);
    const Json list = exportGrafana(dashboard, GrafanaForm::Own).document[u"templating"][u"list"];
    QCOMPARE(list.size(), 3);
    QCOMPARE(list.at(0), classic()[u"templating"][u"list"].at(1));
    QCOMPARE(list.at(1)[u"name"].toString(), u"c"_s);
    QCOMPARE(list.at(2), classic()[u"templating"][u"list"].at(0));
}

void tst_GrafanaExport::writesOwnDashboards()
{
    Dashboard dashboard;
    dashboard.uid = u"a uid with blanks and far more characters than forty"_s;
    dashboard.title = u"Own"_s;
    PanelSpec panel;
    panel.id.value = u"left"_s; // Grafana counts
    panel.queries.append(Query());
    panel.queries[0].refId = u"A"_s;
    panel.queries[0].kind = QueryKind::Instant;
    dashboard.panels.append(panel);
    QueryVariable variable;
    variable.common.name = u"job"_s;
    variable.query = u"label_values(job)"_s;
    variable.refresh = 0;
    dashboard.variables.append(variable);
    const Json document = exportGrafana(dashboard, GrafanaForm::Own).document;
    QCOMPARE(document[u"schemaVersion"].toInteger(), 41);
    QVERIFY(document[u"id"].isNull());
    QCOMPARE(document[u"uid"].toString().size(), 40);
    QVERIFY(!document[u"uid"].toString().contains(u' '));
    QCOMPARE(document[u"refresh"].toString(), u"30s"_s);
    const Json written = document[u"panels"].at(0);
    QCOMPARE(written[u"id"].toInteger(), 1);
    QVERIFY(written[u"fieldConfig"][u"defaults"].isObject());
    QVERIFY(written[u"fieldConfig"][u"overrides"].isArray());
    QVERIFY(written[u"pluginVersion"].isString());
    QVERIFY(written[u"targets"].at(0)[u"instant"].toBool());
    QVERIFY(!written[u"targets"].at(0)[u"range"].toBool(true));
    const Json listed = document[u"templating"][u"list"].at(0);
    QCOMPARE(listed[u"definition"].toString(), u"label_values(job)"_s);
    QCOMPARE(listed[u"query"][u"query"].toString(), u"label_values(job)"_s);
    QCOMPARE(listed[u"refresh"].toInteger(), 1);
}

void tst_GrafanaExport::mixesSources()
{
    Dashboard dashboard;
    dashboard.sourceId = u"main"_s;
    PanelSpec panel;
    panel.queries = {Query(), Query()};
    panel.queries[0].refId = u"A"_s;
    panel.queries[1].refId = u"B"_s;
    panel.queries[1].sourceId = u"other"_s;
    dashboard.panels.append(panel);
    Json written = exportGrafana(dashboard, GrafanaForm::Classic).document[u"panels"].at(0);
    QCOMPARE(written[u"datasource"][u"uid"].toString(), u"-- Mixed --"_s);
    QCOMPARE(written[u"targets"].at(0)[u"datasource"][u"uid"].toString(), u"main"_s);
    QCOMPARE(written[u"targets"].at(1)[u"datasource"][u"uid"].toString(), u"other"_s);
    dashboard.panels[0].queries.removeLast();
    written = exportGrafana(dashboard, GrafanaForm::Classic).document[u"panels"].at(0);
    QCOMPARE(written[u"datasource"][u"uid"].toString(), u"main"_s);
    QCOMPARE(written[u"datasource"][u"type"].toString(), u"prometheus"_s);
}

void tst_GrafanaExport::keepsForeignPartsInClassic()
{
    const Json document = json(R"({'title':'T','schemaVersion':36,'panels':[
        {'id':1,'type':'acme-plugin','title':'P','acme':{'deep':[1]},'gridPos':{'x':0,'y':0,'w':8,'h':4}},
        {'id':2,'libraryPanel':{'uid':'lib','name':'L'},'gridPos':{'x':8,'y':0,'w':8,'h':4}}],
        'annotations':{'list':[{'name':'Tagged','datasource':{'type':'grafana','uid':'-- Grafana --'},'target':{'tags':['a']}}]},
        'templating':{'list':[{'name':'g','type':'groupby','datasource':{'type':'prometheus','uid':'p'},'current':{'value':['x']}},
          {'name':'s','type':'query','datasource':{'type':'loki','uid':'l'},'query':{'label':'app','type':1}}]}})");
    const Json result = exportGrafana(imported(document), GrafanaForm::Classic).document;
    QCOMPARE(result[u"panels"].at(0)[u"acme"], document[u"panels"].at(0)[u"acme"]);
    QCOMPARE(result[u"panels"].at(1)[u"libraryPanel"], document[u"panels"].at(1)[u"libraryPanel"]);
    QVERIFY(!result[u"panels"].at(1).contains(u"type"));
    QCOMPARE(result[u"annotations"][u"list"].at(1)[u"target"], document[u"annotations"][u"list"].at(0)[u"target"]);
    QCOMPARE(result[u"templating"][u"list"].at(0)[u"type"].toString(), u"groupby"_s);
    QCOMPARE(result[u"templating"][u"list"].at(1)[u"query"], document[u"templating"][u"list"].at(1)[u"query"]);
}

void tst_GrafanaExport::writesSchema41()
{
    const Json document = json(R"({'title':'T','schemaVersion':30,'panels':[
        {'id':1,'type':'table','gridPos':{'x':0,'y':0,'w':8,'h':4},'fieldConfig':{'defaults':{'custom':{'displayMode':'lcd-gauge'}},
         'overrides':[{'matcher':{'id':'byName','options':'a'},'properties':[{'id':'custom.displayMode','value':'color-background-solid'}]}]},
         'transformations':[{'id':'labelsToFields','options':{}}]},
        {'id':2,'type':'timeseries','gridPos':{'x':8,'y':0,'w':8,'h':4},'options':{'legend':{'displayMode':'hidden'}},
         'fieldConfig':{'defaults':{'custom':{'axisPlacement':'hidden'}},'overrides':[]}}]})");
    const Json panels = exportGrafana(imported(document), GrafanaForm::Classic).document[u"panels"];
    const Json table = panels.at(0);
    QCOMPARE(table[u"fieldConfig"][u"defaults"][u"custom"], json("{'cellOptions':{'type':'gauge','mode':'lcd'}}"));
    const Json property = valueAt(table, u"/fieldConfig/overrides/0/properties/0"_s);
    QCOMPARE(property, json("{'id':'custom.cellOptions','value':{'type':'color-background','mode':'basic'}}"));
    QCOMPARE(table[u"transformations"].at(1)[u"id"].toString(), u"merge"_s);
    QCOMPARE(panels.at(1)[u"options"][u"legend"], json("{'displayMode':'list','showLegend':false}"));
    QCOMPARE(panels.at(1)[u"fieldConfig"][u"overrides"].size(), 1);
}

QTEST_GUILESS_MAIN(tst_GrafanaExport)
#include "tst_grafanaexport.moc"
