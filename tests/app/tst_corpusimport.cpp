#include "app/dashboard/dashboardjson.h"
#include "app/import/importgrafana.h"
#include "app/import/importledger.h"
#include "app/import/keys/keytable.h"
#include "tests/support/corpus.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace Promontory;
using namespace Qt::StringLiterals;

/// Dashboards by other people: each opens, nothing of it is lost without a word.
class tst_CorpusImport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void opens_data() { addFiles(); }
    void opens();
    void everyKeyIsAccountedFor_data() { addFiles(); }
    void everyKeyIsAccountedFor();
    void survivesSaving_data() { addFiles(); }
    void survivesSaving();
    void mostIsCarriedOver();

private:
    void addFiles() const;

    QDir m_folder = corpusFolder(QStringLiteral(PROMONTORY_SOURCE_DIR));
};

void tst_CorpusImport::initTestCase()
{
    if (!m_folder.exists())
        QSKIP("The corpus of dashboards is not at hand.");
}

void tst_CorpusImport::addFiles() const
{
    QTest::addColumn<QString>("path");
    for (const QString &name : m_folder.entryList({u"*.json"_s}, QDir::Files))
        QTest::newRow(qPrintable(name)) << m_folder.filePath(name);
}

void tst_CorpusImport::opens()
{
    QFETCH(QString, path);
    const Json document = readJsonFile(path);
    QVERIFY(document.isObject());
    const auto import = importGrafana(document);
    QVERIFY2(import.has_value(), import ? "" : qPrintable(import.error().message));
    QVERIFY(!import->dashboard.title.isEmpty());
    QVERIFY(import->dashboard.original == document);
    QSet<PanelId> ids;
    for (const PanelReport &panel : import->report.panels) {
        QVERIFY2(!ids.contains(panel.id), qPrintable(panel.id.toText()));
        ids.insert(panel.id);
    }
}

void tst_CorpusImport::everyKeyIsAccountedFor()
{
    QFETCH(QString, path);
    const Json document = readJsonFile(path);
    ImportLedger ledger;
    const auto import = importGrafana(document, ledger);
    QVERIFY(import.has_value());
    QStringList unknown;
    for (const PanelReport &panel : import->report.panels) {
        if (panel.outcome == PanelReport::Outcome::Placeholder)
            continue;
        for (const ImportFinding &finding : panel.findings) {
            if (finding.isUnknown)
                unknown.append(finding.path);
        }
    }
    for (const ImportFinding &finding : import->report.dashboard) {
        if (finding.isUnknown)
            unknown.append(finding.path);
    }
    QVERIFY2(unknown.isEmpty(), qPrintable(unknown.first(std::min<qsizetype>(unknown.size(), 12)).join(u'\n')));
}

void tst_CorpusImport::survivesSaving()
{
    QFETCH(QString, path);
    const auto import = importGrafana(readJsonFile(path));
    QVERIFY(import.has_value());
    const QByteArray text = writeDashboard(import->dashboard);
    const DocumentReading again = readDocument(text);
    QVERIFY2(again.dashboard.has_value(), again.faults.isEmpty() ? "" : qPrintable(again.faults.first().toText()));
    QVERIFY2(again.faults.isEmpty(), again.faults.isEmpty() ? "" : qPrintable(again.faults.first().toText()));
    QVERIFY(withoutFileParts(*again.dashboard) == withoutFileParts(import->dashboard));
    QVERIFY(again.dashboard->original == import->dashboard.original);
}

void tst_CorpusImport::mostIsCarriedOver()
{
    std::vector<double> scores;
    for (const QString &name : m_folder.entryList({u"*.json"_s}, QDir::Files)) {
        const auto import = importGrafana(readJsonFile(m_folder.filePath(name)));
        QVERIFY2(import.has_value(), qPrintable(name));
        scores.push_back(import->report.score());
    }
    std::sort(scores.begin(), scores.end());
    QVERIFY2(scores.at(scores.size() / 2) >= 0.95, qPrintable(QString::number(scores.at(scores.size() / 2))));
}

QTEST_GUILESS_MAIN(tst_CorpusImport)
#include "tst_corpusimport.moc"
