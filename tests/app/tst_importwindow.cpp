#include "app/pages/dashboardpage.h"
#include "app/pages/startpage.h"
#include "app/services/configuredsources.h"
#include "app/services/coreservices.h"
#include "app/settings/session.h"
#include "app/window/dashboardfiles.h"
#include "app/window/importreportdock.h"
#include "app/window/importreportmodel.h"
#include "app/window/importreportview.h"
#include "app/window/missingsources.h"
#include "app/window/pageguard.h"
#include "app/window/pagesources.h"
#include "app/window/pagetabs.h"
#include "app/window/panelmark.h"
#include "app/window/sourcequestion.h"
#include "widgets/common/messagestack.h"
#include "widgets/common/searchfield.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QMainWindow>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Shop = R"({
  "__inputs": [{"name": "DS_METRICS", "label": "Metrics", "type": "datasource", "pluginId": "prometheus"}],
  "uid": "shop", "title": "Shop", "schemaVersion": 39, "refresh": "auto",
  "panels": [
    {"id": 1, "type": "timeseries", "title": "Orders", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8},
     "datasource": {"type": "prometheus", "uid": "${DS_METRICS}"}, "targets": [{"refId": "A", "expr": "orders_total"}]},
    {"id": 2, "type": "row", "title": "More", "collapsed": true, "gridPos": {"x": 0, "y": 8, "w": 24, "h": 1}, "panels": [
      {"id": 3, "type": "timeseries", "title": "Baskets", "gridPos": {"x": 0, "y": 9, "w": 12, "h": 8}, "neverHeardOf": 1,
       "datasource": {"type": "prometheus", "uid": "${DS_METRICS}"}, "targets": [{"refId": "A", "expr": "up"}]}]},
    {"id": 4, "type": "acme-hologram-panel", "title": "Hologram", "gridPos": {"x": 12, "y": 0, "w": 12, "h": 8}}
  ]
})";

SourceSettings sourceCalled(const QString &uid, const QString &name)
{
    SourceSettings settings = addressedSource(uid, QUrl(u"http://127.0.0.1:1"_s));
    settings.name = name;
    settings.isDefault = false;
    return settings;
}

/// The parts of the window that opening an import needs.
struct Shown
{
    explicit Shown(const QString &folder)
        : sources(services, folder)
        , session(folder + u"/session.ini"_s)
        , tabs(new PageTabs(new StartPage, new QWidget, &window))
        , files(new DashboardFiles(session, services.pool(), services.clock(), sources.folder().statePath, &window))
        , report(new ImportReportDock(&window))
    {
        services.setAliases(session.sourceAliases());
        window.setCentralWidget(tabs);
        window.addDockWidget(Qt::RightDockWidgetArea, report);
        window.resize(1200, 800);
        window.show();
        QObject::connect(files, &DashboardFiles::opened, tabs, [this](const DashboardFile &file) { add(file); });
    }

    void add(const DashboardFile &file)
    {
        auto *page = new DashboardPage(
            services.boardOf(sourceScope(file.dashboard)), [this](const QString &id) { return services.find(id); },
            [this] { return services.sourceOptions(); }, file, tabs);
        guard = new PageGuard(*page, {services, sources, *files, session});
        QObject::connect(guard, &PageGuard::reportWanted, report, [this] { report->setOpen(true); });
        tabs->add(page);
        tabs->setCurrent(page);
        report->setPage(page);
    }

    SourceQuestion *question() { return window.findChild<SourceQuestion *>(); }
    QTreeView *list() { return report->findChild<ImportReportView *>()->list(); }

    CoreServices services;
    ConfiguredSources sources;
    Session session;
    QMainWindow window;
    PageTabs *tabs;
    DashboardFiles *files;
    ImportReportDock *report;
    PageGuard *guard = nullptr;
};

QPushButton *button(const QWidget &parent, const QString &text)
{
    for (QPushButton *found : parent.findChildren<QPushButton *>()) {
        if (found->text().remove(u'&') == text && found->isVisible())
            return found;
    }
    return nullptr;
}

void click(QWidget *widget)
{
    QTest::mouseClick(widget, Qt::LeftButton, {}, widget->rect().center());
}

} // namespace

/// A dashboard of Grafana's in the window: what is asked and what is said of it.
class TestImportWindow : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(Shop), Shop.size());
    }

    /// Work that was lost comes back as that of the file it came from, so that it finds its tab.
    void recoversItsWork()
    {
        Shown shown(m_dir->path());
        DashboardFile found;
        connect(shown.files, &DashboardFiles::recovered, this, [&found](const DashboardFile &file) { found = file; });
        Journal journal;
        journal.importedFrom = path();
        journal.dashboard.title = u"Work"_s;
        shown.files->recover(journal);
        QTRY_COMPARE(found.openedFrom(), path());
        QVERIFY(found.path.isEmpty());
        QVERIFY(found.report);
        QCOMPARE(found.dashboard.title, u"Work"_s);
    }

    void suggestsSources_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("uid");
        QTest::newRow("by its name") << u"abc"_s << u"Edge metrics"_s << u"edge"_s;
        QTest::newRow("by its placeholder") << u"${DS_EDGE_METRICS}"_s << u"${DS_EDGE_METRICS}"_s << u"edge"_s;
        QTest::newRow("the default one") << u"${DS_PROMETHEUS}"_s << u"Prometheus"_s << u"main"_s;
    }

    void suggestsSources()
    {
        QFETCH(QString, key);
        QFETCH(QString, name);
        QFETCH(QString, uid);
        SourceSettings usual = sourceCalled(u"main"_s, u"Main"_s);
        usual.isDefault = true;
        const QList<SourceSettings> sources{sourceCalled(u"edge"_s, u"edge-metrics"_s), usual};
        QCOMPARE(suggestedSource({key, name, u"prometheus"_s, 1}, sources), uid);
        QCOMPARE(suggestedSource({key, name, u"prometheus"_s, 1}, {}), QString());
    }

    void asksOnceForSources()
    {
        {
            Shown shown(m_dir->path());
            shown.sources.addTemporary(sourceCalled(u"main"_s, u"Main"_s));
            shown.sources.addTemporary(sourceCalled(u"metrics"_s, u"Metrics"_s));
            shown.files->open({path()});
            QTRY_VERIFY(shown.question());
            QVERIFY(!shown.question()->isModal());
            QCOMPARE(shown.question()->findChild<QComboBox *>()->currentData().toString(), u"metrics"_s);
            QTRY_VERIFY(button(*shown.question(), u"Use these"_s));
            click(button(*shown.question(), u"Use these"_s));
            QTRY_VERIFY(!shown.question());
            QCOMPARE(shown.services.resolveSource(u"${DS_METRICS}"_s, u"shop"_s), u"metrics"_s);
            QCOMPARE(shown.services.resolveSource(u"${DS_METRICS}"_s, u"other"_s), u"${DS_METRICS}"_s);
        }
        Shown again(m_dir->path());
        again.sources.addTemporary(sourceCalled(u"metrics"_s, u"Metrics"_s));
        QSignalSpy opened(again.files, &DashboardFiles::opened);
        again.files->open({path()});
        QTRY_COMPARE(opened.count(), 1);
        QCoreApplication::processEvents();
        QVERIFY(!again.question());
        again.guard->sources().ask();
        QVERIFY(again.question());
    }

    void skippingTakesTheDefaultSource()
    {
        Shown shown(m_dir->path());
        shown.sources.addTemporary(sourceCalled(u"main"_s, u"Main"_s));
        shown.sources.addTemporary(sourceCalled(u"metrics"_s, u"Metrics"_s));
        shown.files->open({path()});
        QTRY_VERIFY(shown.question() && button(*shown.question(), u"Skip"_s));
        click(button(*shown.question(), u"Skip"_s));
        QCOMPARE(shown.services.resolveSource(u"${DS_METRICS}"_s, u"shop"_s), u"main"_s);
        QTRY_VERIFY(!shown.question());
        QVERIFY(shown.tabs->current()->messages().message(u"source"_s).isEmpty());
    }

    void closingLeavesAStrip()
    {
        Shown shown(m_dir->path());
        shown.sources.addTemporary(sourceCalled(u"main"_s, u"Main"_s));
        shown.files->open({path()});
        QTRY_VERIFY(shown.question());
        QTest::keyClick(shown.question(), Qt::Key_Escape);
        QTRY_VERIFY(shown.tabs->current()->messages().message(u"source"_s).contains(u"Metrics"_s));
        QVERIFY(!shown.question());
    }

    void saysHowItCameOut()
    {
        Shown shown(m_dir->path());
        shown.files->open({path()});
        QTRY_VERIFY(shown.tabs->current());
        const QString said = shown.tabs->current()->messages().message(u"import"_s);
        QVERIFY2(said.startsWith(u"Opened from Grafana: "_s), qPrintable(said));
        QVERIFY2(said.contains(u"1 approximated"_s), qPrintable(said));
        QVERIFY(!shown.report->isVisible());
        QTRY_VERIFY(button(shown.tabs->current()->messages(), u"Show report"_s));
        click(button(shown.tabs->current()->messages(), u"Show report"_s));
        QTRY_VERIFY(shown.report->isVisible());
        QVERIFY(!shown.tabs->current()->document().isModified());
        QVERIFY(shown.tabs->current()->path().isEmpty());
    }

    void aClickOnAFindingShowsItsPanel()
    {
        Shown shown(m_dir->path());
        shown.files->open({path()});
        QTRY_VERIFY(shown.tabs->current());
        shown.report->setOpen(true);
        QTreeView *list = shown.list();
        const QAbstractItemModel *model = list->model();
        const QModelIndexList baskets = model->match(model->index(0, 0), Qt::DisplayRole, u"Baskets"_s);
        QCOMPARE(baskets.size(), 1);
        list->expand(baskets.first());
        const QModelIndex finding = model->index(0, 0, baskets.first());
        QVERIFY(finding.data().toString().contains(u"neverHeardOf"_s));
        list->scrollTo(finding);
        QTRY_VERIFY(list->visualRect(finding).isValid());
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(finding).center());
        DashboardPage *page = shown.tabs->current();
        QTRY_VERIFY(page->findChild<PanelMark *>());
        QCOMPARE(page->findChild<PanelMark *>()->parentWidget(), page->board().slot(u"3"_s)->frame());
        shown.report->setOpen(false);
        QTRY_VERIFY(!page->findChild<PanelMark *>());
    }

    void filtersByWordsAndOutcome()
    {
        const Result<DashboardFile> file = openDashboardText(Shop);
        QVERIFY(file);
        ImportReportModel model;
        QAbstractItemModelTester tester(&model);
        model.setReport(*file->report);
        const auto titles = [&model] {
            QStringList texts;
            for (int row = 0; row < model.rowCount(); ++row)
                texts.append(model.index(row, 0).data().toString());
            return texts;
        };
        QVERIFY(titles().contains(u"Orders"_s));
        QVERIFY(titles().indexOf(u"Baskets"_s) < titles().indexOf(u"Orders"_s)); // what is not exact comes first
        model.setWords(u"neverheard"_s);
        QCOMPARE(titles(), QStringList{u"Baskets"_s});
        QCOMPARE(model.rowCount(model.index(0, 0)), 1);
        model.setWords({});
        model.setOutcome(PanelReport::Outcome::Placeholder);
        QCOMPARE(titles(), QStringList{u"Hologram"_s});
    }

    void opensFromTheClipboard()
    {
        Shown shown(m_dir->path());
        QSignalSpy failed(shown.files, &DashboardFiles::failed);
        QGuiApplication::clipboard()->setText(u"no dashboard"_s);
        shown.files->openClipboard();
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(failed.first().first().toString().contains(u"clipboard"_s));
        QGuiApplication::clipboard()->setText(QString::fromUtf8(Shop));
        shown.files->openClipboard();
        QTRY_VERIFY(shown.tabs->current());
        QCOMPARE(shown.tabs->current()->title(), u"Shop"_s);
    }

    void openedTwiceIsOnePage()
    {
        Shown shown(m_dir->path());
        shown.files->open({path()});
        QTRY_VERIFY(shown.tabs->current());
        QCOMPARE(shown.tabs->pageOf(path()), shown.tabs->current());
    }

private:
    QString path() const { return m_dir->filePath(u"grafana.json"_s); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_MAIN(TestImportWindow)
#include "tst_importwindow.moc"
