#include "app/dashboard/dashboardjson.h"
#include "app/import/importgrafana.h"
#include "app/import/importledger.h"
#include "app/import/jsonpointer.h"

#include <QTest>

#include <cmath>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

Json json(const QByteArray &text)
{
    return parseJson(QByteArray(text).replace('\'', '"')).value_or(Json());
}

/// A document with one value in another place.
Json changed(const QString &pointer, const QByteArray &value)
{
    static const QByteArray text = R"({'title':'T','schemaVersion':41,'timezone':'','graphTooltip':0,'tags':['a'],
        'templating':{'list':[]},'annotations':{'list':[]},'time':{'from':'now-1h','to':'now'},
        'panels':[{'id':1,'type':'timeseries','title':'A','gridPos':{'x':0,'y':0,'w':12,'h':8},'transparent':false,
          'maxDataPoints':100,'datasource':{'type':'prometheus','uid':'p'},
          'targets':[{'refId':'A','expr':'up','format':'time_series','intervalFactor':1}],
          'options':{'legend':{'showLegend':true,'displayMode':'list','placement':'bottom','calcs':['mean']},
            'tooltip':{'mode':'single','sort':'none'}},
          'fieldConfig':{'defaults':{'unit':'s','min':0,'max':10,'decimals':2,'color':{'mode':'thresholds'},
              'thresholds':{'mode':'absolute','steps':[{'value':null,'color':'green'},{'value':5,'color':'red'}]},
              'mappings':[{'type':'value','options':{'1':{'text':'one'}}}],
              'custom':{'drawStyle':'line','lineWidth':1,'axisPlacement':'auto','spanNulls':false,
                'lineInterpolation':'linear','stacking':{'mode':'none'},'thresholdsStyle':{'mode':'off'}}},
            'overrides':[{'matcher':{'id':'byName','options':'a'},'properties':[{'id':'custom.drawStyle','value':'bars'}]}]}},
         {'id':2,'type':'table','title':'B','gridPos':{'x':12,'y':0,'w':12,'h':8},'options':{'cellHeight':'sm'},
          'fieldConfig':{'defaults':{'custom':{'cellOptions':{'type':'auto'},'align':'auto'}},'overrides':[]}},
         {'id':3,'type':'stat','title':'C','gridPos':{'x':0,'y':8,'w':6,'h':4},
          'options':{'colorMode':'value','reduceOptions':{'calcs':['lastNotNull'],'limit':25}}}]})";
    const Json document = json(text);
    return withValueAt(document, pointer, json("[" + value + "]").at(0));
}

/// The document as a file would hold it: its values have places.
Json reread(const Json &document)
{
    return parseJson(writeJson(document)).value_or(Json());
}

std::optional<ImportFinding> findingAt(const ImportReport &report, const QString &path)
{
    QList<ImportFinding> all = report.dashboard;
    for (const PanelReport &panel : report.panels)
        all += panel.findings;
    for (const ImportFinding &finding : std::as_const(all)) {
        if (finding.path == path)
            return finding;
    }
    return {};
}

} // namespace

/// The report tells of every value that is not taken as it stands.
class tst_ImportHonesty : public QObject
{
    Q_OBJECT

private slots:
    void whatIsMeantIsExact();
    void saysWhatIsNotTaken_data();
    void saysWhatIsNotTaken();
    void saysWhereItAsks();
    void saysWhatNothingShows();
    void wrongHeadsHaveNoScore();
    void usualThresholds_data();
    void usualThresholds();
    void oddLimitsStayUsable_data();
    void oddLimitsStayUsable();
    void everyVersionOpens();
    void largeOnesAreSaid();
};

void tst_ImportHonesty::whatIsMeantIsExact()
{
    const auto import = importGrafana(reread(changed(u"/title"_s, "'T'")));
    QVERIFY(import);
    QVERIFY2(import->report.isExact(), writeJson(reportJson(import->report, {})).constData());
    QCOMPARE(import->report.score(), 1.0);
}

void tst_ImportHonesty::saysWhatIsNotTaken_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("message");
    const auto row = [](const QByteArray &pointer, const QByteArray &value, const QString &message) {
        QTest::addRow("%s %s", pointer.constData(), value.constData()) << QString::fromLatin1(pointer) << value << message;
    };
    const QString bounds = u"out of bounds"_s;
    for (const char *key : {"x", "y", "w", "h"}) {
        const QByteArray place = QByteArray("/panels/1/gridPos/") + key;
        row(place, "-3", bounds);
        row(place, "1e300", bounds);
        row(place, "2147483648", bounds);
        row(place, "2.5", bounds);
        row(place, "'a'", u"A number was expected"_s);
        row(place, "1e999", u"too large"_s);
    }
    row("/panels/0/gridPos/x", "20", bounds); // and 12 wide
    const QString word = u"is not known here"_s;
    row("/panels/0/fieldConfig/defaults/custom/drawStyle", "'scribble'", word);
    row("/panels/0/fieldConfig/defaults/custom/drawStyle", "7", word);
    row("/panels/0/fieldConfig/defaults/custom/lineInterpolation", "'wavy'", word);
    row("/panels/0/fieldConfig/defaults/custom/axisPlacement", "'top'", word);
    row("/panels/0/fieldConfig/defaults/custom/stacking/mode", "'tower'", word);
    row("/panels/0/fieldConfig/defaults/custom/thresholdsStyle/mode", "'wave'", word);
    row("/panels/0/fieldConfig/defaults/custom/lineWidth", "50", bounds);
    row("/panels/0/fieldConfig/defaults/custom/lineWidth", "'thick'", u"A number"_s);
    row("/panels/0/fieldConfig/defaults/custom/spanNulls", "'often'", u"A number"_s);
    row("/panels/0/fieldConfig/overrides/0/properties/0/value", "'scribble'", word);
    row("/panels/0/fieldConfig/defaults/color/mode", "'rainbow'", word);
    row("/panels/0/fieldConfig/defaults/color", "'red'", u"not of the form"_s);
    row("/panels/0/fieldConfig/defaults/thresholds/mode", "'relative'", word);
    row("/panels/0/fieldConfig/defaults/thresholds/steps/1/value", "1e999", u"too large"_s);
    row("/panels/0/fieldConfig/defaults/thresholds/steps/1/value", "'high'", u"A number"_s);
    row("/panels/0/fieldConfig/defaults/mappings/0/type", "'oracle'", word);
    row("/panels/0/fieldConfig/defaults/min", "1e999", u"too large"_s);
    row("/panels/0/fieldConfig/defaults/min", "100", u"wrong way round"_s);
    row("/panels/0/fieldConfig/defaults/decimals", "1000000000", bounds);
    row("/panels/0/fieldConfig/defaults/unit", "7", u"A text"_s);
    row("/panels/0/options/legend/displayMode", "'tree'", word);
    row("/panels/0/options/legend/showLegend", "'yes'", u"True or false"_s);
    row("/panels/0/options/legend/calcs/0", "'oracle'", u"calculation"_s);
    row("/panels/0/options/tooltip/sort", "'up'", word);
    row("/panels/0/targets/0/format", "'logs'", word);
    row("/panels/0/targets/0/intervalFactor", "0", bounds);
    row("/panels/0/targets/0/expr", "5", u"A text"_s);
    row("/panels/0/maxDataPoints", "-1", u"no number of points"_s);
    row("/panels/0/maxDataPoints", "1e9", bounds);
    row("/panels/0/transparent", "'no'", u"True or false"_s);
    row("/panels/0/gridPos", "'here'", u"not of the form"_s);
    row("/panels/1/options/cellHeight", "'huge'", word);
    row("/panels/1/fieldConfig/defaults/custom/cellOptions/type", "'hologram'", word);
    row("/panels/1/fieldConfig/defaults/custom/align", "'justify'", word);
    row("/panels/2/options/colorMode", "'loud'", word);
    row("/panels/2/options/reduceOptions/limit", "1e6", bounds);
    row("/panels/1", "7", u"not of the form"_s);
    row("/schemaVersion", "44", u"newer than"_s);
    row("/schemaVersion", "9999", u"newer than"_s);
    row("/schemaVersion", "-1", u"no version"_s);
    row("/schemaVersion", "1.5", u"no version"_s);
    row("/schemaVersion", "'new'", u"no version"_s);
    row("/schemaVersion", "1e999", u"no version"_s);
    row("/graphTooltip", "7", bounds);
    row("/timezone", "'Mars/Olympus'", u"time zone"_s);
    row("/tags", "'a'", u"A list"_s);
    row("/tags/0", "1", u"A text"_s);
    row("/time", "'now'", u"not of the form"_s);
    row("/time/from", "'yesterday'", u"no time"_s);
    row("/templating", "5", u"not of the form"_s);
    row("/annotations/list", "'all'", u"not of the form"_s);
    row("/title", "5", u"A text"_s);
}

void tst_ImportHonesty::saysWhatIsNotTaken()
{
    QFETCH(QString, pointer);
    QFETCH(QByteArray, value);
    QFETCH(QString, message);
    const auto import = importGrafana(reread(changed(pointer, value)));
    QVERIFY2(import, import ? "" : qPrintable(import.error().message));
    const auto finding = findingAt(import->report, readablePath(pointer));
    QVERIFY2(finding, writeJson(reportJson(import->report, {})).constData());
    QVERIFY2(finding->message.contains(message), qPrintable(finding->message));
    QVERIFY(!finding->isUnknown);
    QVERIFY(!import->report.isExact());
}

/// A dashboard says which data source is meant, never where it is (D12).
void tst_ImportHonesty::saysWhereItAsks()
{
    const auto import = importGrafana(reread(changed(
        u"/panels/0/datasource"_s, "{'type':'prometheus','uid':'p','url':'http://evil.example/','access':'direct',"
                                   "'basicAuth':true,'jsonData':{'httpMethod':'GET'}}")));
    QVERIFY(import);
    for (const QString &key : {u"url"_s, u"access"_s, u"basicAuth"_s, u"jsonData.httpMethod"_s}) {
        const auto finding = findingAt(import->report, u"panels[0].datasource."_s + key);
        QVERIFY2(finding, qPrintable(key));
        QCOMPARE(finding->fate, KeyFate::Ignored);
        QVERIFY2(finding->message.contains(u"data source"_s), qPrintable(finding->message));
    }
    QCOMPARE(import->sources.size(), 1);
    QCOMPARE(import->sources.first().key, u"p"_s);
    Dashboard dashboard = import->dashboard;
    dashboard.original = {};
    QVERIFY(!writeDashboard(dashboard).contains("evil"));
}

void tst_ImportHonesty::saysWhatNothingShows()
{
    const auto import = importGrafana(json(R"({'elements':{
        'seen':{'kind':'Panel','spec':{'id':1,'title':'A','vizConfig':{'kind':'VizConfig','group':'stat','spec':{}}}},
        'lost':{'kind':'Panel','spec':{'id':2,'title':'B','vizConfig':{'kind':'VizConfig','group':'stat','spec':{}}}}},
      'layout':{'kind':'GridLayout','spec':{'items':[{'kind':'GridLayoutItem','spec':{'x':0,'y':0,'width':4,'height':4,
        'element':{'kind':'ElementReference','name':'seen'}}}]}}})"));
    QVERIFY(import);
    QCOMPARE(import->dashboard.panels.size(), 1);
    const auto finding = findingAt(import->report, u"elements.lost.kind"_s);
    QVERIFY(finding);
    QVERIFY2(finding->message.contains(u"nothing shows it"_s), qPrintable(finding->message));
}

void tst_ImportHonesty::wrongHeadsHaveNoScore()
{
    const auto import = importGrafana(json("{'title':5,'schemaVersion':'new','panels':7,'tags':{},'time':3,'templating':'x'}"));
    QVERIFY(import);
    QVERIFY(import->report.panels.isEmpty());
    QCOMPARE(import->report.score(), 0.0);
    QVERIFY(import->report.dashboard.size() >= 5);
}

void tst_ImportHonesty::usualThresholds_data()
{
    QTest::addColumn<QByteArray>("panel");
    QTest::addColumn<int>("steps");
    QTest::newRow("none") << QByteArray("{'type':'stat','gridPos':{}}") << 2;
    QTest::newRow("no settings") << QByteArray("{'type':'gauge','gridPos':{},'fieldConfig':{'defaults':{}}}") << 2;
    QTest::newRow("null") << QByteArray("{'type':'stat','gridPos':{},'fieldConfig':{'defaults':{'thresholds':null}}}") << 2;
    QTest::newRow("empty") << QByteArray("{'type':'stat','gridPos':{},'fieldConfig':{'defaults':{'thresholds':{'steps':[]}}}}") << 0;
    QTest::newRow("given") << QByteArray("{'type':'stat','gridPos':{},'fieldConfig':{'defaults':{'thresholds':{'steps':[{'color':'blue'}]}}}}")
                           << 1;
    QTest::newRow("text") << QByteArray("{'type':'text','gridPos':{},'options':{'content':'a'}}") << 0;
}

/// Where a file has none, Grafana is green, and red from 80.
void tst_ImportHonesty::usualThresholds()
{
    QFETCH(QByteArray, panel);
    QFETCH(int, steps);
    const auto import = importGrafana(json("{'title':'T','panels':[" + panel + "]}"));
    QVERIFY(import);
    const Thresholds &thresholds = import->dashboard.panels.first().defaults.thresholds;
    QCOMPARE(thresholds.steps.size(), steps);
    if (steps < 2)
        return;
    QCOMPARE(thresholds.steps.at(0).color, u"green"_s);
    QVERIFY(std::isinf(thresholds.steps.at(0).value));
    QCOMPARE(thresholds.steps.at(1).color, u"red"_s);
    QCOMPARE(thresholds.steps.at(1).value, 80.0);
}

void tst_ImportHonesty::oddLimitsStayUsable_data()
{
    QTest::addColumn<QByteArray>("defaults");
    for (const QByteArray defaults :
         {"'min':'NaN','max':'Infinity'", "'min':5,'max':-5", "'min':-1e308,'max':1e308", "'min':1e-320,'max':2e-320",
          "'decimals':1000000000", "'decimals':-7", "'decimals':1e999", "'decimals':'many'", "'unit':'%n%s%n%s'",
          "'unit':'currency:%s%n'", "'unit':'time:%s%n%x'", "'unit':'prefix:\\u0000'", "'noValue':7", "'displayName':{}",
          "'thresholds':{'mode':'percentage','steps':[{'value':1e999,'color':'red'},{'value':'NaN','color':5}]}",
          "'thresholds':{'steps':[{'value':-1e308},{'value':1e308},{'value':1e308}]}", "'thresholds':7", "'mappings':{}",
          "'mappings':[7,null,{'type':'range','options':{'from':1e999,'to':-1}}]", "'color':{'mode':7}", "'links':7"})
        QTest::newRow(defaults.constData()) << defaults;
}

/// Numbers that are none, limits the wrong way round and units that mean harm (D8): the model holds nothing
/// of that, saves and reads back the same.
void tst_ImportHonesty::oddLimitsStayUsable()
{
    QFETCH(QByteArray, defaults);
    const auto import = importGrafana(
        json("{'title':'T','panels':[{'id':1,'type':'gauge','gridPos':{},'fieldConfig':{'defaults':{" + defaults + "}}}]}"));
    QVERIFY(import);
    const FieldConfig &config = import->dashboard.panels.first().defaults;
    QVERIFY(!config.min || std::isfinite(*config.min));
    QVERIFY(!config.max || std::isfinite(*config.max));
    QVERIFY(!config.decimals || (*config.decimals >= 0 && *config.decimals <= 15));
    for (const ThresholdStep &step : config.thresholds.steps)
        QVERIFY(!std::isnan(step.value) && step.value < std::numeric_limits<double>::infinity());
    const auto again = readDashboard(writeDashboard(import->dashboard));
    QVERIFY2(again, again ? "" : qPrintable(again.error().message));
    QVERIFY(again->panels == import->dashboard.panels || withoutFileParts(*again) == withoutFileParts(import->dashboard));
}

/// Whatever version a file claims, it opens, its parts are read by their shape, and it is kept (D18).
void tst_ImportHonesty::everyVersionOpens()
{
    const QByteArray text = R"({'title':'T','schemaVersion':%1,
        'panels':[{'id':1,'type':'graph','title':'A','gridPos':{'x':0,'y':0,'w':12,'h':8},'targets':[{'expr':'up'}],
          'yaxes':[{'format':'s'},{}],'seriesOverrides':[{'alias':'a','yaxis':2}]},
         {'id':2,'type':'singlestat','title':'B','gridPos':{'x':12,'y':0,'w':6,'h':8},'targets':[{'expr':'up'}],
          'thresholds':'50,80','colors':['a','b','c'],'format':'percent'}],
        'templating':{'list':[{'name':'a','type':'query','query':'label_values(up, job)','refresh':true}]}})";
    QList<Dashboard> models;
    for (int version = 0; version <= 9999; version += version < 60 ? 1 : 331) {
        const Json document = json(QByteArray(text).replace("%1", QByteArray::number(version)));
        const Json before = document;
        const auto import = importGrafana(document);
        QVERIFY2(import, qPrintable(QString::number(version)));
        QCOMPARE(import->report.schema, version);
        QVERIFY(document == before);
        QVERIFY(import->dashboard.original == before);
        QCOMPARE(writeJson(import->dashboard.original), writeJson(before));
        Dashboard model = import->dashboard;
        model.original = {};
        models.append(model);
    }
    for (const Dashboard &model : std::as_const(models))
        QVERIFY(model == models.first());
    QCOMPARE(models.first().panels.first().type, u"timeseries"_s);
}

/// Beyond the usual sizes a dashboard opens, and it is said that it will be slow (D1).
void tst_ImportHonesty::largeOnesAreSaid()
{
    const auto withPanels = [](int count) {
        Json panels = Json::array();
        for (int i = 0; i < count; ++i)
            panels.append(json("{'id':" + QByteArray::number(i + 1) + ",'type':'stat','gridPos':{'x':0,'y':"
                               + QByteArray::number(i) + ",'w':4,'h':1}}"));
        return reread(Json::object({{u"title"_s, Json(u"T"_s), -1}, {u"panels"_s, panels, -1}}));
    };
    const auto usual = importGrafana(withPanels(2000));
    QVERIFY(usual);
    QVERIFY(usual->report.isExact());
    const auto large = importGrafana(withPanels(2001));
    QVERIFY(large);
    QCOMPARE(large->dashboard.panels.size(), 2001);
    QCOMPARE(large->report.dashboard.size(), 1);
    QVERIFY2(large->report.dashboard.first().message.contains(u"2001 panels"_s),
             qPrintable(large->report.dashboard.first().message));
}

QTEST_GUILESS_MAIN(tst_ImportHonesty)
#include "tst_importhonesty.moc"
