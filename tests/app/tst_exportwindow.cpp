#include "app/library/dashboardfile.h"
#include "app/pages/dashboardpage.h"
#include "app/services/coreservices.h"
#include "app/window/grafanaexports.h"
#include "widgets/common/messagestack.h"

#include <QFile>
#include <QFileDialog>
#include <QTemporaryDir>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Shop = R"({"uid": "shop", "title": "Shop", "schemaVersion": 39, "panels": [
    {"id": 1, "type": "timeseries", "title": "Orders", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8},
     "options": {"apiToken": "hunter2"}, "targets": [{"refId": "A", "expr": "orders_total"}]}]})";

} // namespace

/// "Export for Grafana" and "Share" of the window: the file that comes of it, and what the page says.
class tst_ExportWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { delete m_page; }
    void writesTheForm();
    void saysWhatWasTakenOut();
    void saysThatItFailed();
    void asksForAFile();

private:
    QString message() { return m_page->messages().message(u"export"_s); }
    Json written() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? parseJson(file.readAll()).value_or(Json()) : Json();
    }

    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(u"out.json"_s);
    QWidget m_window;
    CoreServices m_services;
    GrafanaExports m_exports{m_services, &m_window};
    DashboardPage *m_page = nullptr;
};

void tst_ExportWindow::init()
{
    QFile::remove(m_path);
    const auto file = openDashboardText(Shop);
    QVERIFY(file.has_value());
    m_page = new DashboardPage(
        m_services.boardOf(u"shop"_s), [this](const QString &id) { return m_services.find(id); },
        [this] { return m_services.sourceOptions(); }, *file, &m_window);
}

void tst_ExportWindow::writesTheForm()
{
    m_exports.write(*m_page, GrafanaForm::Own, m_path);
    QTRY_VERIFY(!message().isEmpty());
    QVERIFY2(message().contains(m_path), qPrintable(message()));
    QCOMPARE(writeJson(written()), writeJson(*parseJson(Shop)));
}

void tst_ExportWindow::saysWhatWasTakenOut()
{
    m_exports.write(*m_page, GrafanaForm::Share, m_path);
    QTRY_VERIFY(!message().isEmpty());
    QVERIFY2(message().contains(u"apiToken"_s), qPrintable(message()));
    QVERIFY(!writeJson(written()).contains("hunter2"));
    QCOMPARE(written()[u"__inputs"].size(), 1);
}

void tst_ExportWindow::saysThatItFailed()
{
    m_exports.write(*m_page, GrafanaForm::Own, m_folder.filePath(u"missing/out.json"_s));
    QTRY_VERIFY(!message().isEmpty());
    QVERIFY(!message().startsWith("Exported"_L1));
}

void tst_ExportWindow::asksForAFile()
{
    m_exports.sharePage(*m_page);
    auto *dialog = m_window.findChild<QFileDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
    QVERIFY(dialog->isVisible());
    emit dialog->fileSelected(m_path);
    dialog->close();
    QTRY_VERIFY(!message().isEmpty());
    QVERIFY(QFile::exists(m_path));
}

QTEST_MAIN(tst_ExportWindow)
#include "tst_exportwindow.moc"
