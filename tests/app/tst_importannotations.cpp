// Annotations and library panels of Grafana's dashboards: read, and given back.
#include "app/import/exportgrafana.h"
#include "app/import/importgrafana.h"
#include "app/import/librarypanels.h"
#include "app/library/dashboardfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

Json json(QByteArray text)
{
    return parseJson(text.replace('\'', '"')).value();
}

Json withAnnotation(const QByteArray &members)
{
    return json("{'title':'T','schemaVersion':39,'panels':[],'annotations':{'list':[{'name':'N'," + members + "}]}}");
}

AnnotationQuery annotationOf(const Json &document)
{
    const auto import = importGrafana(document);
    return import && import->dashboard.annotations.size() == 1 ? import->dashboard.annotations.at(0) : AnnotationQuery();
}

KeyFate fateOf(const Json &document, const QString &path)
{
    const auto import = importGrafana(document);
    for (const ImportFinding &finding : import->report.dashboard) {
        if (finding.path == path)
            return finding.fate;
    }
    return KeyFate::Exact;
}

const QByteArray Reference = "{'title':'T','schemaVersion':39,'panels':[{'id':5,'title':'','gridPos':{'x':0,'y':0,'w':6,'h':4},"
                             "'libraryPanel':{'uid':'lib','name':'Shared'}}]}";
const QByteArray Model = "{'type':'stat','title':'Own','targets':[{'refId':'A','expr':'up'}]}";

} // namespace

class TestImportAnnotations : public QObject
{
    Q_OBJECT

private slots:
    void queriesStandInTwoPlaces_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("step");

        QTest::newRow("old") << QByteArray("'expr':'old','step':'30s'") << u"old"_s << u"30s"_s;
        QTest::newRow("new") << QByteArray("'target':{'expr':'new','interval':'2m','refId':'Anno'}") << u"new"_s << u"2m"_s;
        QTest::newRow("both") << QByteArray("'expr':'old','step':'30s','target':{'expr':'new'}") << u"new"_s << QString();
        QTest::newRow("new but empty") << QByteArray("'expr':'old','target':{'expr':''}") << u"old"_s << QString();
        QTest::newRow("of another kind") << QByteArray("'datasource':{'type':'loki','uid':'l'},'expr':'{a=1}'") << QString() << QString();
    }

    void queriesStandInTwoPlaces()
    {
        QFETCH(QByteArray, members);
        const AnnotationQuery annotation = annotationOf(withAnnotation(members));
        QTEST(annotation.expression, "expression");
        QTEST(annotation.step, "step");
    }

    void filtersNamePanels()
    {
        const Json document = withAnnotation("'expr':'a','filter':{'exclude':true,'ids':[3,'x']}");
        const AnnotationQuery annotation = annotationOf(document);
        QVERIFY(annotation.filter.has_value());
        QVERIFY(!annotation.filter->accepts({3}));
        QVERIFY(!annotation.filter->accepts({u"x"_s}));
        QVERIFY(annotation.filter->accepts({4}));
        QVERIFY(!annotationOf(withAnnotation("'expr':'a','filter':{'exclude':false,'ids':[]}")).filter->accepts({4}));
        QVERIFY(!annotationOf(withAnnotation("'expr':'a'")).filter);
        QCOMPARE(fateOf(document, u"annotations.list[0].filter.ids[0]"_s), KeyFate::Exact);
        QCOMPARE(fateOf(withAnnotation("'expr':'a','filter':{'ids':[[]]}"), u"annotations.list[0].filter.ids[0]"_s), KeyFate::Ignored);
    }

    void ourFilesKeepFilters()
    {
        const auto import = importGrafana(withAnnotation("'expr':'a','filter':{'exclude':true,'ids':[3]}"));
        Dashboard dashboard = import->dashboard;
        dashboard.original = {};
        const auto again = readDashboard(writeDashboard(dashboard));
        QVERIFY(again.has_value());
        QCOMPARE(again->annotations.at(0).filter, dashboard.annotations.at(0).filter);
    }

    void editsGoWhereTheQueryStands_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("old") << QByteArray("'expr':'a'") << QByteArray("'expr':'b'");
        QTest::newRow("new") << QByteArray("'target':{'expr':'a','refId':'Anno'}") << QByteArray("'target':{'expr':'b','refId':'Anno'}");
        QTest::newRow("new with more") << QByteArray("'x':1,'expr':'o','target':{'expr':'a','interval':'5m','y':[2]}")
                                       << QByteArray("'x':1,'expr':'o','target':{'expr':'b','interval':'5m','y':[2]}");
    }

    void editsGoWhereTheQueryStands()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const Json document = withAnnotation(before);
        Dashboard dashboard = importGrafana(document)->dashboard;
        QCOMPARE(exportGrafana(dashboard, GrafanaForm::Own).document, document);
        dashboard.annotations[0].expression = u"b"_s;
        QCOMPARE(exportGrafana(dashboard, GrafanaForm::Own).document, withAnnotation(after));
    }

    void editedFiltersComeBack()
    {
        const Json document = withAnnotation("'expr':'a','filter':{'exclude':false,'ids':[1]}");
        Dashboard dashboard = importGrafana(document)->dashboard;
        dashboard.annotations[0].filter->ids = {PanelId{2}};
        QCOMPARE(exportGrafana(dashboard, GrafanaForm::Own).document, withAnnotation("'expr':'a','filter':{'exclude':false,'ids':[2]}"));
    }

    void librariesAreFoundInFiles_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("answer of the API") << "{'result':{'uid':'lib','name':'Shared','kind':1,'model':" + Model + "}}";
        QTest::newRow("list of the API") << "{'result':{'elements':[{'uid':'other','kind':1,'model':{}},{'uid':'lib','name':'Shared','model':" + Model + "}]}}";
        QTest::newRow("bare") << "{'uid':'lib','name':'Shared','kind':1,'model':" + Model + "}";
        QTest::newRow("of a shared dashboard") << "{'__elements':{'lib':{'name':'Shared','uid':'lib','kind':1,'model':" + Model + "}}}";
        QTest::newRow("of an early one") << "{'__elements':[{'name':'Shared','uid':'lib','kind':1,'model':" + Model + "}]}";
    }

    void librariesAreFoundInFiles()
    {
        QFETCH(QByteArray, file);
        QTemporaryDir folder;
        write(folder, u"a.json"_s, "not JSON at all");
        write(folder, u"b.json"_s, file);
        const QString path = write(folder, u"board.json"_s, Reference);
        const Result<DashboardFile> opened = openDashboardFile(path);
        QVERIFY(opened.has_value());
        const PanelSpec &panel = opened->dashboard.panels.at(0);
        QCOMPARE(panel.type, u"stat"_s);
        QCOMPARE(panel.title, u"Own"_s);
        QCOMPARE(panel.id, PanelId{5});
        QVERIFY(panel.library.isEmpty());
        QCOMPARE(opened->report->panels.at(0).outcome, PanelReport::Outcome::Approximated);
        const ImportFinding finding = opened->report->panels.at(0).findings.at(0);
        QCOMPARE(finding.path, u"panels[0].libraryPanel.uid"_s);
        QVERIFY2(finding.message.contains(u"b.json"_s), qPrintable(finding.message));
    }

    void referencesComeBack()
    {
        QTemporaryDir folder;
        write(folder, u"lib.json"_s, "{'uid':'lib','name':'Shared','kind':1,'model':" + Model + "}");
        const QString path = write(folder, u"board.json"_s, Reference);
        Dashboard dashboard = openDashboardFile(path)->dashboard;
        QCOMPARE(exportGrafana(dashboard, GrafanaForm::Own).document, json(Reference));
        dashboard.title = u"New"_s;
        QCOMPARE(exportGrafana(dashboard, GrafanaForm::Own).document, json(QByteArray(Reference).replace("'T'", "'New'")));
        // Saved as ours and opened again, without the file beside it.
        dashboard = *readDashboard(writeDashboard(dashboard));
        QCOMPARE(dashboard.panels.at(0).type, u"stat"_s);
        QCOMPARE(exportGrafana(dashboard, GrafanaForm::Own).document, json(QByteArray(Reference).replace("'T'", "'New'")));
        dashboard.panels[0].rect.width = 12;
        QCOMPARE(exportGrafana(dashboard, GrafanaForm::Own).document[u"panels"].at(0)[u"gridPos"][u"w"], Json(12));
        QCOMPARE(exportGrafana(dashboard, GrafanaForm::Own).document[u"panels"].at(0)[u"libraryPanel"], json(Reference)[u"panels"].at(0)[u"libraryPanel"]);
        QVERIFY(!exportGrafana(dashboard, GrafanaForm::Own).document[u"panels"].at(0).contains(u"targets"));
    }

    void foldersAreReadWithinBounds()
    {
        constexpr qint64 MiB = 1024 * 1024;
        QTemporaryDir folder;
        write(folder, u"lib.json"_s, "{'uid':'lib','name':'Shared','kind':1,'model':" + Model + "}");
        const QString path = write(folder, u"board.json"_s, Reference);
        for (const QString &name : {u"a1.json"_s, u"a2.json"_s, u"a3.json"_s, u"a4.json"_s}) {
            QCOMPARE(openDashboardFile(path)->dashboard.panels.at(0).type, u"stat"_s);
            QVERIFY(QFile::resize(write(folder, name, "x"), 16 * MiB));
        }
        QVERIFY(openDashboardFile(path)->dashboard.panels.at(0).type.isEmpty()); // 64 MiB lie before the library
        QVERIFY(QFile::resize(folder.filePath(u"a1.json"_s), 16 * MiB + 1)); // such a large one is not read
        QCOMPARE(openDashboardFile(path)->dashboard.panels.at(0).type, u"stat"_s);
    }

    void theFilesOwnComeFirst()
    {
        QTemporaryDir folder;
        write(folder, u"lib.json"_s, "{'uid':'lib','name':'Shared','kind':1,'model':{'type':'text'}}");
        const QByteArray elements = "'__elements':{'lib':{'name':'S','uid':'lib','kind':1,'model':" + Model + "}},'schemaVersion'";
        const QByteArray own = QByteArray(Reference).replace("'schemaVersion'", elements);
        QCOMPARE(missingLibraries(json(own)), QStringList());
        QCOMPARE(openDashboardFile(write(folder, u"board.json"_s, own))->dashboard.panels.at(0).type, u"stat"_s);
    }

    void withoutAFileItIsAPlaceholder()
    {
        QTemporaryDir folder;
        write(folder, u"lib.json"_s, "{'uid':'lib','name':'Shared','kind':2,'model':" + Model + "}"); // a variable
        QVERIFY(QDir(folder.path()).mkdir(u"folder.json"_s));
        const QString path = write(folder, u"board.json"_s, Reference);
        QCOMPARE(missingLibraries(json(Reference)), QStringList{u"lib"_s});
        const Result<DashboardFile> opened = openDashboardFile(path);
        QCOMPARE(opened->dashboard.panels.at(0).library, u"Shared"_s);
        QVERIFY(opened->dashboard.panels.at(0).type.isEmpty());
        QCOMPARE(opened->report->panels.at(0).outcome, PanelReport::Outcome::Placeholder);
    }

private:
    static QString write(const QTemporaryDir &folder, const QString &name, QByteArray text)
    {
        QFile file(folder.filePath(name));
        const bool written = file.open(QIODevice::WriteOnly) && file.write(text.replace('\'', '"')) > 0;
        return written ? file.fileName() : QString();
    }
};

QTEST_GUILESS_MAIN(TestImportAnnotations)
#include "tst_importannotations.moc"
