#include "app/import/exportgrafana.h"
#include "app/import/importgrafana.h"
#include "app/import/jsonpointer.h"

#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

Json json(QByteArray text)
{
    return parseJson(text.replace('\'', '"')).value_or(Json());
}

Dashboard imported(const Json &document)
{
    const auto import = importGrafana(document);
    return import ? import->dashboard : Dashboard();
}

Json onePanel()
{
    return json("{'title':'T','schemaVersion':41,'panels':[{'id':1,'type':'stat','title':'S','options':{},"
                "'gridPos':{'x':0,'y':0,'w':8,'h':4},'targets':[{'refId':'A','expr':'up'}]}]}");
}

} // namespace

/// Dashboards for other people: without secrets, asking for their data sources.
class tst_GrafanaShare : public QObject
{
    Q_OBJECT

private slots:
    void sharesWithInputs();
    void keepsEarlierInputs();
    void takesSecretsOut_data();
    void takesSecretsOut();
    void leavesDataAlone();
};

void tst_GrafanaShare::sharesWithInputs()
{
    const Json document = json(R"({'id':12,'title':'T','schemaVersion':41,'panels':[
        {'id':1,'type':'stat','gridPos':{'x':0,'y':0,'w':8,'h':4},'datasource':{'type':'prometheus','uid':'abc'},'targets':[{'refId':'A','expr':'up'}]},
        {'id':2,'type':'stat','gridPos':{'x':8,'y':0,'w':8,'h':4},'datasource':{'type':'prometheus','uid':'def'},'targets':[{'refId':'A','expr':'up'}]},
        {'id':3,'type':'stat','gridPos':{'x':16,'y':0,'w':8,'h':4},'datasource':{'type':'prometheus','uid':'$ds'},'targets':[{'refId':'A','expr':'up'}]}],
        'templating':{'list':[{'name':'ds','type':'datasource','query':'prometheus','current':{'text':'Mine','value':'abc'}},
          {'name':'q','type':'query','datasource':{'type':'prometheus','uid':'abc'},'query':'x','current':{'text':'v','value':'v'}}]}})");
    const Json result =
        exportGrafana(imported(document), GrafanaForm::Share, {{u"abc"_s, u"Main Prometheus"_s}}).document;
    QVERIFY(result[u"id"].isNull());
    QCOMPARE(result[u"__inputs"].size(), 2);
    QCOMPARE(result[u"__inputs"].at(0)[u"name"].toString(), u"DS_MAIN_PROMETHEUS"_s);
    QCOMPARE(result[u"__inputs"].at(0)[u"label"].toString(), u"Main Prometheus"_s);
    QCOMPARE(result[u"__inputs"].at(0)[u"pluginId"].toString(), u"prometheus"_s);
    QCOMPARE(result[u"__inputs"].at(1)[u"name"].toString(), u"DS_PROMETHEUS"_s);
    QCOMPARE(result[u"panels"].at(0)[u"datasource"][u"uid"].toString(), u"${DS_MAIN_PROMETHEUS}"_s);
    QCOMPARE(result[u"panels"].at(1)[u"targets"].at(0)[u"datasource"][u"uid"].toString(), u"${DS_PROMETHEUS}"_s);
    QCOMPARE(result[u"panels"].at(2)[u"datasource"][u"uid"].toString(), u"$ds"_s);
    for (const Json &variable : result[u"templating"][u"list"].items())
        QCOMPARE(variable[u"current"].size(), 0);
    QStringList required;
    for (const Json &one : result[u"__requires"].items())
        required.append(one[u"type"].toString() + u':' + one[u"id"].toString());
    QCOMPARE(required, QStringList({u"grafana:grafana"_s, u"datasource:prometheus"_s, u"panel:stat"_s}));
    // Ours opens it too, and asks for the two sources.
    const auto again = importGrafana(result);
    QVERIFY(again.has_value());
    QCOMPARE(again->sources.size(), 2);
}

void tst_GrafanaShare::keepsEarlierInputs()
{
    const Json document = json(R"({'title':'T','schemaVersion':41,
        '__inputs':[{'name':'DS_THANOS','label':'Thanos','type':'datasource','pluginId':'prometheus'}],
        'panels':[{'id':1,'type':'stat','gridPos':{'x':0,'y':0,'w':8,'h':4},'datasource':'${DS_THANOS}','targets':[{'expr':'up'}]}]})");
    const Json result = exportGrafana(imported(document), GrafanaForm::Share).document;
    QCOMPARE(result[u"__inputs"], document[u"__inputs"]);
    QCOMPARE(result[u"panels"].at(0)[u"datasource"][u"uid"].toString(), u"${DS_THANOS}"_s);
}

void tst_GrafanaShare::takesSecretsOut_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("left"); // null: the key is gone
    QTest::newRow("secure data") << u"secureJsonData"_s << u"hunter2"_s << QString();
    QTest::newRow("header") << u"httpHeaderValue1"_s << u"hunter2"_s << QString();
    QTest::newRow("basic auth") << u"basicAuthPassword"_s << u"hunter2"_s << QString();
    QTest::newRow("token") << u"apiToken"_s << u"hunter2"_s << QString();
    QTest::newRow("api key") << u"api_key"_s << u"hunter2"_s << QString();
    QTest::newRow("user in an address") << u"url"_s << u"https://me:hunter2@host/x"_s << u"https://host/x"_s;
    QTest::newRow("bearer") << u"text"_s << u"Bearer hunter2hunter2"_s << u""_s;
    QTest::newRow("query string") << u"url"_s << u"https://h/?a=1&token=hunter2&b=2"_s << u"https://h/?a=1&token=&b=2"_s;
    QTest::newRow("service account") << u"text"_s << u"glsa_hunter2hunter2hunter2"_s << u""_s;
    QTest::newRow("signed address") << u"url"_s << u"https://h/?X-Amz-Signature=hunter2&b=2"_s
                                    << u"https://h/?X-Amz-Signature=&b=2"_s;
    QTest::newRow("client secret") << u"url"_s << u"https://h/?client_secret=hunter2"_s << u"https://h/?client_secret="_s;
    QTest::newRow("client key") << u"tlsClientKey"_s << u"hunter2"_s << QString();
    QTest::newRow("short password") << u"pwd"_s << u"hunter2"_s << QString();
    QTest::newRow("credentials") << u"credentials"_s << u"hunter2"_s << QString();
    QTest::newRow("web hook") << u"text"_s << u"https://hooks.slack.com/services/T0/hunter2"_s << u"https://"_s;
    QTest::newRow("written out") << u"text"_s << u"password: hunter2"_s << u"password: "_s;
    QTest::newRow("plain text") << u"text"_s << u"tokens per second"_s << u"tokens per second"_s;
    QTest::newRow("words of a title") << u"text"_s << u"Basic dashboard, bearer authentication"_s << u"Basic dashboard, bearer authentication"_s;
    QTest::newRow("mail address") << u"text"_s << u"mailto:me@example.org"_s << u"mailto:me@example.org"_s;
}

void tst_GrafanaShare::takesSecretsOut()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, left);
    Json document = onePanel();
    document = withValueAt(document, u"/panels/0/options/"_s + key, Json(value));
    const GrafanaExport result = exportGrafana(imported(document), GrafanaForm::Share);
    const Json found = valueAt(result.document, u"/panels/0/options/"_s + key);
    QCOMPARE(found.isUndefined(), left.isNull());
    QCOMPARE(found.toString(), left);
    QVERIFY(!writeJson(result.document).contains("hunter2"));
    QCOMPARE(result.notices.isEmpty(), left == value);
}

void tst_GrafanaShare::leavesDataAlone()
{
    Json document = withValueAt(onePanel(), u"/panels/0/transformations"_s,
                                json("[{'id':'organize','options':{'excludeByName':{'token':true},'renameByName':{'secret':'S'}}}]"));
    const Json list = json("[{'name':'api_token','type':'textbox','query':'hunter2','current':{'value':'hunter2'}},"
                           "{'name':'random','type':'constant','query':'aB3dE5gH7jK9mN1pQ3sT5vX7zC9'}]");
    document = withValueAt(document, u"/templating/list"_s, list);
    const GrafanaExport result = exportGrafana(imported(document), GrafanaForm::Share);
    QCOMPARE(valueAt(result.document, u"/panels/0/transformations"_s), valueAt(document, u"/panels/0/transformations"_s));
    QVERIFY(!writeJson(result.document).contains("hunter2"));
    // A long random text is left, with a warning.
    QVERIFY(writeJson(result.document).contains("aB3dE5gH7jK9mN1pQ3sT5vX7zC9"));
    QCOMPARE(result.notices.size(), 2);
}

QTEST_GUILESS_MAIN(tst_GrafanaShare)
#include "tst_grafanashare.moc"
