#include "app/library/dashboardfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Classic = R"({
  "__inputs": [{"name": "DS_METRICS", "label": "Metrics", "type": "datasource", "pluginId": "prometheus"}],
  "uid": "shop", "title": "Shop", "schemaVersion": 39, "time": {"from": "now-3h", "to": "now"},
  "panels": [{"id": 7, "type": "timeseries", "title": "Orders", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8},
              "datasource": {"type": "prometheus", "uid": "${DS_METRICS}"},
              "targets": [{"refId": "A", "expr": "orders_total"}]}]
})";

const QByteArray Circle = R"json({
  "uid": "c", "title": "C", "schemaVersion": 39, "panels": [],
  "templating": {"list": [{"type": "query", "name": "a", "query": "label_values(up{x='$b'}, a)"},
                          {"type": "query", "name": "b", "query": "label_values(up{x='$a'}, b)"},
                          {"type": "query", "name": "free", "query": "label_values(up, free)"}]}
})json";

} // namespace

/// Opening a dashboard of Grafana's is opening a file like any other.
class TestOpenGrafana : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void opensWithoutAPathOfItsOwn()
    {
        const QString path = write(u"shop.json"_s, Classic);
        const Result<DashboardFile> file = openDashboardFile(path);
        QVERIFY2(file, file ? "" : qPrintable(file.error().message));
        QCOMPARE(file->dashboard.title, u"Shop"_s);
        QCOMPARE(file->dashboard.panels.size(), 1);
        QVERIFY(file->path.isEmpty());
        QVERIFY(file->bytes.isEmpty());
        QCOMPARE(file->importedFrom, path);
        QVERIFY(file->report);
        QCOMPARE(file->report->panels.size(), 1);
        QCOMPARE(read(path), Classic);
    }

    void saysWhichVariablesGoInCircles()
    {
        const Result<DashboardFile> file = openDashboardText(Circle);
        QVERIFY2(file, file ? "" : qPrintable(file.error().message));
        QStringList places;
        for (const ImportFinding &finding : file->report->dashboard) {
            if (finding.message.contains(u"itself"_s))
                places.append(finding.path);
        }
        QCOMPARE(places, (QStringList{u"templating.list[0].query"_s, u"templating.list[1].query"_s}));
    }

    void opensWrapped_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("bare") << Classic;
        QTest::newRow("wrapped") << QByteArray("{\"dashboard\": " + Classic + ", \"overwrite\": true}");
        QTest::newRow("answer of the API") << QByteArray("{\"meta\": {}, \"dashboard\": " + Classic + "}");
        QTest::newRow("with a mark of byte order") << QByteArray("\xef\xbb\xbf" + Classic);
    }

    void opensWrapped()
    {
        QFETCH(QByteArray, text);
        const Result<DashboardFile> file = openDashboardText(text);
        QVERIFY2(file, file ? "" : qPrintable(file.error().message));
        QCOMPARE(file->dashboard.title, u"Shop"_s);
        QVERIFY(file->importedFrom.isEmpty());
    }

    void savedImportKeepsItsReport()
    {
        const Result<DashboardFile> opened = openDashboardFile(write(u"shop.json"_s, Classic));
        QVERIFY(opened);
        const QString path = m_folder.filePath(u"own.json"_s);
        QVERIFY(saveDashboardFileAs(path, opened->dashboard));
        const Result<DashboardFile> again = openDashboardFile(path);
        QVERIFY(again);
        QCOMPARE(again->path, path);
        QVERIFY(again->importedFrom.isEmpty());
        QVERIFY(again->report);
        QCOMPARE(again->report->panels.size(), 1);
        QCOMPARE(again->report->score(), opened->report->score());
        const QList<SourceReference> before = sourceReferences(opened->dashboard);
        QCOMPARE(before.size(), 1);
        QCOMPARE(before.first(), (SourceReference{u"${DS_METRICS}"_s, u"Metrics"_s, u"prometheus"_s, 1}));
        QCOMPARE(sourceReferences(again->dashboard), before);
    }

    void textOfOurOwnIsUnsaved()
    {
        const Result<DashboardFile> import = openDashboardText(Classic);
        QVERIFY(import);
        const Result<DashboardFile> file = openDashboardText(writeDashboard(import->dashboard));
        QVERIFY(file);
        QVERIFY(file->path.isEmpty());
        QVERIFY(file->bytes.isEmpty()); // else saving would take it for written
        QCOMPARE(file->dashboard.uid, u"shop"_s);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("no JSON") << QByteArray("{\n  \"title\": oops\n}") << u"(line 2, column 12)"_s;
        QTest::newRow("cut off") << Classic.left(200) << u"line "_s;
        QTest::newRow("rules") << QByteArray("{\"groups\": []}") << u"alert or recording rules"_s;
        QTest::newRow("answer") << QByteArray("{\"status\": \"success\", \"data\": {}}") << u"answer of a Prometheus"_s;
        QTest::newRow("list") << QByteArray("[1, 2]") << u"a list"_s;
        QTest::newRow("ours, of a newer version")
            << QByteArray(R"({"format": "promontory-dashboard", "version": 9, "title": "x", "panels": []})")
            << u"version 9"_s;
    }

    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, message);
        const Result<DashboardFile> file = openDashboardFile(write(u"odd.json"_s, text));
        QVERIFY(!file);
        QVERIFY2(file.error().message.contains(message), qPrintable(file.error().message));
    }

private:
    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }

    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestOpenGrafana)
#include "tst_opengrafana.moc"
