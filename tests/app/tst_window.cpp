#include "app/library/journalclaim.h"
#include "app/pages/startpage.h"
#include "app/services/configuredsources.h"
#include "app/services/coreservices.h"
#include "app/settings/session.h"
#include "app/window/actions.h"
#include "app/window/dashboardfiles.h"
#include "app/window/missingsources.h"
#include "app/window/pageguard.h"
#include "app/window/pagelist.h"
#include "app/window/pagetabs.h"
#include "app/window/recovery.h"
#include "app/window/sessionkeeper.h"
#include "app/window/terminationsignals.h"
#include "app/window/viewtext.h"
#include "widgets/common/messagestack.h"

#include <QFile>
#include <QMainWindow>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

Dashboard dashboardCalled(const QString &title)
{
    Dashboard dashboard;
    dashboard.uid = title.toLower();
    dashboard.title = title;
    dashboard.range = {u"now-1h"_s, u"now"_s};
    return dashboard;
}

/// The parts of the window that keep its pages, on a folder of their own.
struct Pages
{
    explicit Pages(const QString &folder)
        : sources(services, folder)
        , session(folder + u"/session.ini"_s)
        , tabs(new PageTabs(new StartPage, new QWidget, &window))
        , files(new DashboardFiles(session, services.pool(), services.clock(),
                                   sources.folder().statePath, &window))
        , keeper(new SessionKeeper(session, *tabs, *files, &window))
    {
        window.setCentralWidget(tabs);
        QObject::connect(files, &DashboardFiles::opened, tabs, [this](const DashboardFile &file) { add(file); });
        QObject::connect(files, &DashboardFiles::recovered, tabs,
                         [this](const DashboardFile &file, const Journal &journal) { add(file)->recover(journal); });
    }

    DashboardPage *add(const DashboardFile &file)
    {
        auto *page = new DashboardPage(
            services.board(), [this](const QString &id) { return services.find(id); },
            [this] { return services.sourceOptions(); }, file, tabs);
        keeper->applyView(*page);
        new PageGuard(*page, {services, sources, *files, session});
        tabs->add(page);
        tabs->setCurrent(page);
        return page;
    }

    QStringList titles() const
    {
        QStringList titles;
        for (DashboardPage *page : tabs->pages())
            titles.append(page->title());
        return titles;
    }

    CoreServices services;
    ConfiguredSources sources;
    Session session;
    QMainWindow window;
    PageTabs *tabs;
    DashboardFiles *files;
    SessionKeeper *keeper;
};

/// The button with this text in a strip.
QPushButton *button(const QWidget &parent, const QString &text)
{
    for (QPushButton *found : parent.findChildren<QPushButton *>()) {
        if (found->text() == text && found->isVisibleTo(&parent))
            return found;
    }
    return nullptr;
}

} // namespace

class TestWindow : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }

    void startGivesWayToDashboards()
    {
        Pages pages(m_dir->path());
        QVERIFY(!pages.tabs->current());
        DashboardPage *first = pages.add({{}, {}, dashboardCalled(u"One"_s), {}, true});
        DashboardPage *second = pages.add({{}, {}, dashboardCalled(u"Two"_s), {}, true});
        QCOMPARE(pages.titles(), QStringList({u"One"_s, u"Two"_s}));
        QCOMPARE(pages.tabs->current(), second);
        pages.tabs->step(1);
        QCOMPARE(pages.tabs->current(), first);
        pages.tabs->showStart();
        QVERIFY(!pages.tabs->current());
        pages.tabs->step(-1);
        QCOMPARE(pages.tabs->current(), second);
        pages.tabs->remove(second);
        pages.tabs->remove(first);
        QVERIFY(!pages.tabs->current());
        QVERIFY(pages.tabs->pages().isEmpty());
    }

    void movedTabsKeepTheirPages()
    {
        Pages pages(m_dir->path());
        for (const QString &title : {u"One"_s, u"Two"_s, u"Three"_s})
            pages.add({{}, {}, dashboardCalled(title), {}, true});
        pages.tabs->findChild<QTabBar *>()->moveTab(2, 0);
        QCOMPARE(pages.titles(), QStringList({u"Three"_s, u"One"_s, u"Two"_s}));
        QCOMPARE(pages.tabs->current()->title(), u"Three"_s);
    }

    void menuListsDashboards()
    {
        Pages pages(m_dir->path());
        QMenu menu;
        new PageList(*pages.tabs, &menu, &pages.window);
        const auto listed = [&menu] {
            QStringList texts;
            for (const QAction *action : menu.actions()) {
                if (!action->isSeparator())
                    texts.append(action->text() + (action->isChecked() ? u"*"_s : QString()));
            }
            return texts;
        };
        QVERIFY(listed().isEmpty());
        for (const QString &title : {u"One"_s, u"R&D"_s, u"Three"_s})
            pages.add({{}, {}, dashboardCalled(title), {}, true});
        QCOMPARE(listed(), QStringList({u"One"_s, u"R&&D"_s, u"Three*"_s}));
        QCOMPARE(menu.actions().at(2)->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_2));
        menu.actions().at(2)->trigger();
        QCOMPARE(pages.tabs->current()->title(), u"R&D"_s);
        QCOMPARE(listed(), QStringList({u"One"_s, u"R&&D*"_s, u"Three"_s}));
        pages.tabs->findChild<QTabBar *>()->moveTab(1, 0);
        QCOMPARE(listed(), QStringList({u"R&&D*"_s, u"One"_s, u"Three"_s}));
        pages.tabs->showStart();
        QCOMPARE(listed(), QStringList({u"R&&D"_s, u"One"_s, u"Three"_s}));
        pages.tabs->remove(pages.tabs->pages().first());
        QCOMPARE(listed().size(), 2);
    }

    void sessionComesBack()
    {
        const QString one = write(u"One"_s), two = write(u"Two"_s);
        {
            Pages pages(m_dir->path());
            QSignalSpy opened(pages.files, &DashboardFiles::opened);
            pages.files->open({one, two});
            QTRY_COMPARE(opened.count(), 2);
            pages.tabs->setCurrent(pages.tabs->pageOf(one));
            pages.tabs->current()->setView({{u"now-6h"_s, u"now-1h"_s}, {}});
            pages.keeper->write();
        }
        Pages again(m_dir->path());
        again.keeper->restore();
        QTRY_COMPARE(again.titles(), QStringList({u"One"_s, u"Two"_s}));
        QTRY_COMPARE(again.tabs->current(), again.tabs->pageOf(one));
        QCOMPARE(again.tabs->pageOf(one)->view().range, (TimeSpec{u"now-6h"_s, u"now-1h"_s}));
        QCOMPARE(again.tabs->pageOf(two)->view().range, (TimeSpec{u"now-1h"_s, u"now"_s}));
    }

    void unsavedWorkIsOfferedAgain()
    {
        const QString path = write(u"One"_s);
        const QByteArray bytes = read(path);
        QString state;
        {
            Pages pages(m_dir->path());
            state = pages.sources.folder().statePath;
            DashboardPage *page = pages.add(*openDashboardFile(path));
            Dashboard edited = page->document().dashboard();
            edited.title = u"Edited"_s;
            page->document().edit(u"Rename"_s, edited);
            QTRY_COMPARE_WITH_TIMEOUT(findJournals(state).size(), 1, 2'000);
        }
        Pages again(m_dir->path());
        Recovery recovery(state, again.services.pool(), *again.files, again.tabs->messages(), &again.window);
        recovery.start();
        QTRY_VERIFY(button(again.tabs->messages(), u"Recover"_s));
        button(again.tabs->messages(), u"Recover"_s)->click();
        QTRY_COMPARE(again.titles(), QStringList{u"Edited"_s});
        DashboardPage *page = again.tabs->current();
        QVERIFY(page->document().isModified());
        QCOMPARE(read(path), bytes);
        again.files->save(*page);
        QTRY_VERIFY(!page->document().isModified());
        QVERIFY(read(path).contains("Edited"));
        QTRY_VERIFY(findJournals(state).isEmpty());
    }

    void workOfARunningProgramIsNotOffered()
    {
        Pages pages(m_dir->path());
        const QString state = pages.sources.folder().statePath;
        const QString running = journalPath(state, u"running"_s), lost = journalPath(state, u"lost"_s);
        QVERIFY(writeJournal({running, {}, {}, 2'000, dashboardCalled(u"Running"_s)}));
        QVERIFY(writeJournal({lost, {}, {}, 1'000, dashboardCalled(u"Lost"_s)}));
        std::optional<JournalClaim> claim = JournalClaim::take(running);
        QVERIFY(claim);
        Recovery recovery(state, pages.services.pool(), *pages.files, pages.tabs->messages(), &pages.window);
        recovery.start();
        QTRY_VERIFY(button(pages.tabs->messages(), u"Discard"_s));
        // Another program takes the offered work; discarding it here must not touch it.
        std::optional<JournalClaim> taken = JournalClaim::take(lost);
        button(pages.tabs->messages(), u"Discard"_s)->click();
        QVERIFY(!button(pages.tabs->messages(), u"Discard"_s));
        QCOMPARE(findJournals(state).size(), 2);
    }

    void discardedWorkIsGone()
    {
        Pages pages(m_dir->path());
        const QString state = pages.sources.folder().statePath;
        Journal journal{journalPath(state, u"lost"_s), {}, {}, 1'000, dashboardCalled(u"Lost"_s)};
        QVERIFY(writeJournal(journal));
        Recovery recovery(state, pages.services.pool(), *pages.files, pages.tabs->messages(), &pages.window);
        recovery.start();
        QTRY_VERIFY(button(pages.tabs->messages(), u"Discard"_s));
        button(pages.tabs->messages(), u"Discard"_s)->click();
        QVERIFY(findJournals(state).isEmpty());
        QVERIFY(!pages.tabs->current());
    }

    void conflictOffersToOverwrite()
    {
        const QString path = write(u"One"_s);
        Pages pages(m_dir->path());
        DashboardPage *page = pages.add(*openDashboardFile(path));
        QVERIFY(saveDashboardFileAs(path, dashboardCalled(u"Foreign"_s)));
        Dashboard edited = page->document().dashboard();
        edited.title = u"Mine"_s;
        page->document().edit(u"Rename"_s, edited);
        pages.files->save(*page);
        QTRY_VERIFY(button(page->messages(), u"Overwrite"_s));
        QVERIFY(read(path).contains("Foreign"));
        button(page->messages(), u"Overwrite"_s)->click();
        QTRY_VERIFY(!page->document().isModified());
        QVERIFY(read(path).contains("Mine"));
        QVERIFY(page->messages().message(u"disk"_s).isEmpty());
    }

    void changeOnDiskOffersToReload()
    {
        const QString path = write(u"One"_s);
        Pages pages(m_dir->path());
        DashboardPage *page = pages.add(*openDashboardFile(path));
        QVERIFY(saveDashboardFileAs(path, dashboardCalled(u"Foreign"_s)));
        QTRY_VERIFY(button(page->messages(), u"Reload"_s));
        QCOMPARE(page->title(), u"One"_s);
        button(page->messages(), u"Reload"_s)->click();
        QTRY_COMPARE(page->title(), u"Foreign"_s);
        QVERIFY(!page->document().isModified());
    }

    void unknownSourceIsNamed()
    {
        Pages pages(m_dir->path());
        pages.sources.addTemporary(addressedSource(u"here"_s, QUrl(u"http://127.0.0.1:1"_s)));
        Dashboard dashboard = dashboardCalled(u"One"_s);
        dashboard.sourceId = u"elsewhere"_s;
        DashboardPage *page = pages.add({{}, {}, dashboard, {}, true});
        QVERIFY(page->messages().message(u"source"_s).contains(u"elsewhere"_s));
        pages.services.setAliases({{u"elsewhere"_s, u"here"_s}});
        QCOMPARE(pages.services.resolveSource(u"elsewhere"_s), u"here"_s);
        QVERIFY(!page->document().isModified());
    }

    void namedSourcesOfADashboard()
    {
        Dashboard dashboard = dashboardCalled(u"One"_s);
        PanelSpec panel;
        panel.sourceId = u"b"_s;
        Query query;
        query.sourceId = u"$source"_s;
        panel.queries = {query};
        dashboard.panels = {panel};
        panel.sourceId = u"-- Mixed --"_s;
        panel.queries.first().sourceId = u"c"_s;
        Row row;
        row.folded = {panel};
        dashboard.rows = {row};
        dashboard.sourceId = u"a"_s;
        QueryVariable variable;
        variable.sourceId = u"b"_s;
        dashboard.variables = {variable};
        VariableCommon source;
        source.name = u"source"_s;
        dashboard.variables.append(SourceVariable{source, {}, u"prometheus"_s, {}});
        QStringList keys;
        for (const SourceReference &reference : namedSources(dashboard))
            keys.append(reference.key);
        keys.sort();
        QCOMPARE(keys, QStringList({u"a"_s, u"b"_s, u"c"_s}));
    }

    void viewTexts()
    {
        const PageView view{{u"now-6h"_s, u"now"_s}, {{u"job"_s, {u"a"_s, u"b"_s}}, {u"x"_s, {}}}};
        QCOMPARE(viewFromText(viewToText(view)), std::optional(view));
        for (const QString &text : {u""_s, u"[]"_s, u"{\"from\":\"soon\",\"to\":\"now\"}"_s})
            QVERIFY2(!viewFromText(text), qPrintable(text));
    }

    void everyActionStandsInAMenu()
    {
        Actions actions;
        QMenuBar bar;
        actions.fill(&bar);
        QStringList keys;
        for (QAction *action : actions.all()) {
            QVERIFY2(!action->associatedObjects().isEmpty(), qPrintable(action->text()));
            for (const QKeySequence &key : action->shortcuts()) {
                QVERIFY2(key.isEmpty() || !keys.contains(key.toString()), qPrintable(key.toString()));
                keys.append(key.toString());
            }
        }
    }

    void terminationIsHeard()
    {
        TerminationSignals heard;
        QSignalSpy received(&heard, &TerminationSignals::received);
        ::raise(SIGTERM);
        QTRY_COMPARE(received.count(), 1);
    }

private:
    QString write(const QString &title)
    {
        const QString path = m_dir->filePath(title + u".json"_s);
        return saveDashboardFileAs(path, dashboardCalled(title)) ? path : QString();
    }

    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
