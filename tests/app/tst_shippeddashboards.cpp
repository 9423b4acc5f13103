#include "app/dashboard/dashboardjson.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

QByteArray textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<PanelSpec> allPanels(const Dashboard &dashboard)
{
    QList<PanelSpec> panels = dashboard.panels;
    for (const Row &row : dashboard.rows)
        panels.append(row.folded);
    return panels;
}

} // namespace

/// What every dashboard under resources/dashboards promises.
class tst_ShippedDashboards : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hasNoFaults_data() { files(); }
    void hasNoFaults();
    void isCanonical_data() { files(); }
    void isCanonical();
    void worksWithAnySource_data() { files(); }
    void worksWithAnySource();
    void fillsItsRows_data() { files(); }
    void fillsItsRows();

private:
    void files();

    QDir m_folder{QStringLiteral(PROMONTORY_SOURCE_DIR "/resources/dashboards")};
};

void tst_ShippedDashboards::initTestCase()
{
    QVERIFY(m_folder.entryList({u"*.json"_s}).size() >= 3);
}

void tst_ShippedDashboards::files()
{
    QTest::addColumn<QByteArray>("text");
    for (const QString &name : m_folder.entryList({u"*.json"_s}))
        QTest::newRow(qPrintable(name)) << textOf(m_folder.filePath(name));
}

void tst_ShippedDashboards::hasNoFaults()
{
    QFETCH(const QByteArray, text);
    QStringList faults;
    for (const DocumentFault &fault : validateDashboard(text))
        faults.append(fault.toText());
    QCOMPARE(faults, QStringList());
}

/// Written anew, without what the file looked like, it comes out the same: saving an edit changes only that.
void tst_ShippedDashboards::isCanonical()
{
    QFETCH(const QByteArray, text);
    const Result<Dashboard> dashboard = readDashboard(text);
    QVERIFY(dashboard);
    const QList<QByteArray> written = writeDashboard(withoutFileParts(*dashboard)).split('\n');
    const QList<QByteArray> lines = text.split('\n');
    for (qsizetype i = 0; i < std::min(written.size(), lines.size()); ++i)
        QCOMPARE(lines.at(i), written.at(i));
    QCOMPARE(written.size(), lines.size());
}

void tst_ShippedDashboards::worksWithAnySource()
{
    QFETCH(const QByteArray, text);
    const Result<Dashboard> dashboard = readDashboard(text);
    QVERIFY(dashboard);
    QCOMPARE(dashboard->sourceId, QString());
    for (const PanelSpec &panel : allPanels(*dashboard)) {
        QCOMPARE(panel.sourceId, QString());
        QVERIFY2(panel.type == u"text"_s || !panel.queries.isEmpty(), qPrintable(panel.title));
        for (const Query &query : panel.queries) {
            QCOMPARE(query.sourceId, QString());
            QVERIFY2(!query.expression.isEmpty(), qPrintable(panel.title));
        }
    }
}

/// The panels of each line of the grid share their height and fill the width, so that edges meet.
void tst_ShippedDashboards::fillsItsRows()
{
    QFETCH(const QByteArray, text);
    const Result<Dashboard> dashboard = readDashboard(text);
    QVERIFY(dashboard);
    QMap<int, int> widths;
    QMap<int, QSet<int>> heights;
    for (const PanelSpec &panel : allPanels(*dashboard)) {
        widths[panel.rect.y] += panel.rect.width;
        heights[panel.rect.y].insert(panel.rect.height);
    }
    for (auto it = widths.cbegin(); it != widths.cend(); ++it) {
        QCOMPARE(it.value(), 24);
        QCOMPARE(heights.value(it.key()).size(), 1);
    }
}

QTEST_GUILESS_MAIN(tst_ShippedDashboards)
#include "tst_shippeddashboards.moc"
