#include "app/import/importgrafana.h"
#include "app/library/dashboardfile.h"

#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

/// A file that is no dashboard: what it seems to be is said.
class tst_ForeignDocuments : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatItIs_data();
    void saysWhatItIs();
    void takesEveryDashboard_data();
    void takesEveryDashboard();
    void showsNothingOfThePage();
};

void tst_ForeignDocuments::saysWhatItIs_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QByteArray &text, const QString &words) {
        QTest::newRow(name) << text << words;
    };
    row("nothing", "", u"is empty"_s);
    row("blanks", " \n\t\n", u"is empty"_s);
    row("only a mark of byte order", "\xEF\xBB\xBF", u"is empty"_s);
    row("picture", QByteArray("\x89PNG\r\n\x1a\n\0\0", 10), u"a picture"_s);
    row("photograph", "\xFF\xD8\xFF\xE0", u"a picture"_s);
    row("PDF", "%PDF-1.7", u"PDF"_s);
    row("archive", QByteArray("PK\x03\x04\x14\0", 6), u"an archive"_s);
    row("compressed", QByteArray("\x1f\x8b\x08\0", 4), u"compressed"_s);
    row("program", QByteArray("\x7f" "ELF\x02", 5), u"a program"_s);
    row("login page", "<!DOCTYPE html>\n<html><head><title>Login</title></head></html>", u"web page"_s);
    row("page without a type", "\n <HTML><body>Sign in</body>", u"web page"_s);
    row("XML", "<?xml version=\"1.0\"?><a/>", u"XML"_s);
    row("template", "{{- if .Values.enabled }}\n{ \"title\": 1 }", u"template"_s);
    row("Jsonnet", "local g = import 'g.libsonnet';\n{}", u"Jsonnet"_s);
    row("Terraform", "resource \"grafana_dashboard\" \"main\" {\n}", u"Terraform"_s);
    row("metrics", "# HELP up Whether it is up.\n# TYPE up gauge\nup 1\n", u"metrics"_s);
    row("rules in YAML", "groups:\n- name: a\n  rules: []\n", u"alert or recording rules"_s);
    row("rules as a resource", "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec: {}\n",
        u"alert or recording rules"_s);
    row("Prometheus", "global:\n  scrape_interval: 15s\nscrape_configs:\n- job_name: a\n", u"a Prometheus"_s);
    row("Alertmanager", "route:\n  receiver: a\nreceivers:\n- name: a\n", u"an Alertmanager"_s);
    row("sources in YAML", "apiVersion: 1\ndatasources:\n- name: a\n", u"data sources"_s);
    row("provisioning", "apiVersion: 1\nproviders:\n- name: a\n", u"where Grafana finds"_s);
    row("resource in YAML", "---\napiVersion: v1\nkind: ConfigMap\ndata: {}\n", u"resource in YAML"_s);
    row("other YAML", "# mine\nname: a\nvalues: [1]\n", u"YAML"_s);
    row("saved objects", "{\"attributes\":{\"title\":\"a\"}}\n{\"attributes\":{}}\n", u"Kibana"_s);
    row("broken JSON", "{\n  \"title\": oops\n}", u"line 2"_s);
    row("a number", "12", u"single value"_s);
    row("a text", "\"dashboard\"", u"single value"_s);
    row("list", "[1, 2]", u"a list"_s);
    row("list of dashboards", R"([{"title":"a","panels":[]},{"title":"b","panels":[]}])", u"several dashboards"_s);
    row("answer of a search", R"([{"uid":"a","title":"A","type":"dash-db"}])", u"without the dashboards"_s);
    row("list of sources", R"([{"name":"a","type":"prometheus","url":"http://h","access":"proxy"}])", u"data sources"_s);
    row("one source", R"({"name":"a","type":"prometheus","url":"http://h","access":"proxy"})", u"a data source"_s);
    row("sources", R"({"apiVersion":1,"datasources":[]})", u"data sources"_s);
    row("rules", R"({"groups":[{"name":"a","rules":[{"alert":"A","expr":"up"}]}]})", u"alert or recording rules"_s);
    row("rules of Grafana", R"({"apiVersion":1,"groups":[{"orgId":1,"rules":[{"uid":"a","condition":"A","data":[]}]}]})",
        u"rules of Grafana"_s);
    row("contact points", R"({"apiVersion":1,"contactPoints":[]})", u"alerting"_s);
    row("routes", R"({"route":{},"receivers":[]})", u"an Alertmanager"_s);
    row("scrapes", R"({"scrape_configs":[]})", u"a Prometheus"_s);
    row("answer", R"({"status":"success","data":{"result":[]}})", u"answer of a Prometheus"_s);
    row("folder", R"({"id":1,"uid":"a","title":"A","url":"/dashboards/f/a","hasAcl":false})", u"a folder"_s);
    row("playlist", R"({"name":"a","interval":"5m","items":[{"type":"dashboard_by_uid","value":"x"}]})", u"a playlist"_s);
    row("plug-in", R"({"type":"panel","id":"a-panel","name":"A","info":{}})", u"a plug-in"_s);
    row("library panel as an answer", R"({"result":{"uid":"a","kind":1,"model":{"type":"stat"}}})", u"library panel"_s);
    row("Perses", R"({"kind":"Dashboard","metadata":{"name":"a","project":"p"},"spec":{"panels":{},"layouts":[]}})", u"Perses"_s);
    row("Kibana", R"({"attributes":{"title":"a","panelsJSON":"[]"}})", u"Kibana"_s);
    row("Datadog", R"({"title":"a","layout_type":"ordered","widgets":[]})", u"Datadog"_s);
    row("CloudWatch", R"({"widgets":[{"type":"metric","x":0,"y":0,"width":6,"height":6,"properties":{}}]})", u"CloudWatch"_s);
    row("New Relic", R"({"name":"a","pages":[{"name":"p","widgets":[]}]})", u"New Relic"_s);
    row("Google", R"({"displayName":"a","mosaicLayout":{"tiles":[]}})", u"Google"_s);
    row("resource", R"({"apiVersion":"v1","kind":"Secret"})", u"the kind Secret"_s);
    row("map of files", R"({"apiVersion":"v1","kind":"ConfigMap","metadata":{},"data":{"a.json":"{}"}})", u"configuration map"_s);
    row("package", R"({"name":"a","version":"1.0.0","scripts":{}})", u"JavaScript"_s);
    row("web service", R"({"openapi":"3.0.0","paths":{}})", u"web service"_s);
    row("schema", R"({"$schema":"http://json-schema.org/x","properties":{}})", u"JSON schema"_s);
    row("manifest", R"({"schemaVersion":2,"manifests":[]})", u"neither panels"_s);
    row("empty object", "{}", u"neither panels"_s);
    row("ours in another's wrapping",
        R"({"format":"promontory-dashboard","version":9,"apiVersion":"dashboard.grafana.app/v2","spec":{"elements":{"a":{}},"layout":{}}})",
        u"version 9"_s);
}

void tst_ForeignDocuments::saysWhatItIs()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, words);
    const Result<DashboardFile> file = openDashboardText(text);
    QVERIFY(!file);
    QVERIFY2(file.error().message.contains(words), qPrintable(file.error().message));
    QVERIFY2(file.error().message.size() < 200, qPrintable(file.error().message));
    const QList<DocumentFault> faults = documentFaults(text);
    QCOMPARE(faults.size(), 1);
}

void tst_ForeignDocuments::takesEveryDashboard_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("title and panels") << QByteArray(R"({"title":"a","panels":[]})");
    QTest::newRow("only panels") << QByteArray(R"({"panels":[{"type":"stat","gridPos":{"x":0,"y":0,"w":4,"h":4}}]})");
    QTest::newRow("no panels") << QByteArray(R"({"title":"a","schemaVersion":39})");
    QTest::newRow("rows") << QByteArray(R"({"title":"a","rows":[]})");
    QTest::newRow("with data that look like others'")
        << QByteArray(R"({"title":"a","panels":[],"groups":[],"status":"x","data":{},"widgets":[]})");
    QTest::newRow("a list of one") << QByteArray(R"([{"title":"a","panels":[]}])");
    QTest::newRow("in a resource") << QByteArray(R"({"apiVersion":"dashboard.grafana.app/v1","kind":"Dashboard","spec":{"title":"a"}})");
    QTest::newRow("one panel") << QByteArray(R"({"type":"stat","title":"a","targets":[]})");
}

void tst_ForeignDocuments::takesEveryDashboard()
{
    QFETCH(QByteArray, text);
    const Result<DashboardFile> file = openDashboardText(text);
    QVERIFY2(file, file ? "" : qPrintable(file.error().message));
    QVERIFY(file->report);
}

/// Nothing that a page says comes into the message.
void tst_ForeignDocuments::showsNothingOfThePage()
{
    const Result<DashboardFile> file = openDashboardText("<html><body><b>secret words</b></body></html>");
    QVERIFY(!file);
    QVERIFY(!file.error().message.contains(u"secret"_s));
    const Result<DashboardFile> resource = openDashboardText(R"({"apiVersion":"v1","kind":")" + QByteArray(5000, 'k') + "\"}");
    QVERIFY(!resource);
    QVERIFY(resource.error().message.size() < 200);
}

QTEST_GUILESS_MAIN(tst_ForeignDocuments)
#include "tst_foreigndocuments.moc"
