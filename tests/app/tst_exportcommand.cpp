#include "app/cli/exportcommand.h"
#include "app/dashboard/dashboardjson.h"
#include "app/import/importgrafana.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

/// `promontory export`: forms, exit codes, and the dashboards that come with the program.
class tst_ExportCommand : public QObject
{
    Q_OBJECT

private slots:
    void exitCodes_data();
    void exitCodes();
    void givesBackWhatWasImported();
    void takesGrafanasFiles();
    void shippedDashboardsBecomeClassic_data();
    void shippedDashboardsBecomeClassic();

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString put(const QString &name, const QByteArray &bytes) const;
    Json read(const QString &name) const;

    QTemporaryDir m_folder;
};

QString tst_ExportCommand::put(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
    return file.fileName();
}

Json tst_ExportCommand::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? parseJson(file.readAll()).value_or(Json()) : Json();
}

void tst_ExportCommand::exitCodes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<int>("code");
    const QByteArray good = R"({"title":"T","panels":[],"schemaVersion":41})";
    QTest::newRow("good") << good << QStringList{u"--to"_s, u"grafana"_s} << 0;
    QTest::newRow("no form") << good << QStringList() << 2;
    QTest::newRow("unknown form") << good << QStringList{u"--to"_s, u"perses"_s} << 2;
    QTest::newRow("no JSON") << QByteArray("{") << QStringList{u"--to"_s, u"grafana"_s} << 2;
    QTest::newRow("no dashboard") << QByteArray("{\"groups\":[]}") << QStringList{u"--to"_s, u"grafana"_s} << 2;
    QTest::newRow("unknown option") << good << QStringList{u"--to"_s, u"grafana"_s, u"--x"_s} << 2;
}

void tst_ExportCommand::exitCodes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, more);
    QFETCH(int, code);
    const QString file = put(u"in.json"_s, bytes);
    QCOMPARE(runExport(QStringList{file, u"-o"_s, path(u"out.json"_s)} + more), code);
    QCOMPARE(QFile::exists(path(u"out.json"_s)), code == 0);
    QFile::remove(path(u"out.json"_s));
}

void tst_ExportCommand::givesBackWhatWasImported()
{
    const QByteArray text = R"({"title":"T","schemaVersion":14,"rows":[{"panels":[{"type":"graph","id":1.0,"odd":1e2}]}]})";
    const Json source = *parseJson(text);
    const auto import = importGrafana(source);
    QVERIFY(import.has_value());
    const QString ours = put(u"ours.json"_s, writeDashboard(import->dashboard));
    QCOMPARE(runExport({ours, u"--to"_s, u"grafana"_s, u"-o"_s, path(u"back.json"_s)}), 0);
    QCOMPARE(writeJson(read(u"back.json"_s)), writeJson(source));
}

void tst_ExportCommand::takesGrafanasFiles()
{
    const QString theirs = put(u"theirs.json"_s, R"({"title":"T","schemaVersion":14,"rows":[{"panels":[{"type":"text","id":1}]}]})");
    QCOMPARE(runExport({theirs, u"--to"_s, u"grafana-classic"_s, u"-o"_s, path(u"classic.json"_s)}), 0);
    const Json classic = read(u"classic.json"_s);
    QCOMPARE(classic[u"schemaVersion"].toInteger(), 41);
    QCOMPARE(classic[u"panels"].size(), 1);
    QVERIFY(!classic.contains(u"rows"));
}

void tst_ExportCommand::shippedDashboardsBecomeClassic_data()
{
    QTest::addColumn<QString>("file");
    const QDir folder(QStringLiteral(PROMONTORY_SOURCE_DIR) + u"/resources/dashboards"_s);
    for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void tst_ExportCommand::shippedDashboardsBecomeClassic()
{
    QFETCH(QString, file);
    QCOMPARE(runExport({file, u"--to"_s, u"grafana-classic"_s, u"-o"_s, path(u"shipped.json"_s)}), 0);
    QFile source(file);
    QVERIFY(source.open(QIODevice::ReadOnly));
    const auto ours = readDashboard(source.readAll());
    QVERIFY(ours.has_value());
    auto again = importGrafana(read(u"shipped.json"_s));
    QVERIFY(again.has_value());
    Dashboard wanted = withoutFileParts(*ours);
    Dashboard got = withoutFileParts(again->dashboard);
    got.original = {};
    const auto tidy = [](Dashboard &dashboard) {
        const auto forget = [](auto &part) { part.original = {}; };
        const auto above = [](const PanelSpec &a, const PanelSpec &b) {
            return std::pair(a.rect.y, a.rect.x) < std::pair(b.rect.y, b.rect.x);
        };
        for (PanelSpec &panel : dashboard.panels) {
            forget(panel);
            if (Json legend = panel.options[u"legend"]; legend.isObject() && !legend.contains(u"showLegend")) {
                legend.set(u"showLegend", Json(true));
                panel.options.set(u"legend", legend);
            }
        }
        std::sort(dashboard.panels.begin(), dashboard.panels.end(), above);
        std::for_each(dashboard.rows.begin(), dashboard.rows.end(), forget);
        std::for_each(dashboard.annotations.begin(), dashboard.annotations.end(), forget);
        for (VariableSpec &variable : dashboard.variables)
            forget(commonOf(variable));
    };
    tidy(wanted);
    tidy(got);
    QCOMPARE(writeDashboard(got), writeDashboard(wanted));
}

QTEST_GUILESS_MAIN(tst_ExportCommand)
#include "tst_exportcommand.moc"
