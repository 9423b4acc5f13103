// Links followed in a window: to other dashboards with range and values, to the web after a question.
#include "app/pages/startpage.h"
#include "app/services/configuredsources.h"
#include "app/services/coreservices.h"
#include "app/settings/session.h"
#include "app/window/dashboardfiles.h"
#include "app/window/knowndashboards.h"
#include "app/window/linkfollower.h"
#include "app/window/pagetabs.h"
#include "app/pages/dashboardpage.h"
#include "app/pages/linkmenus.h"
#include "widgets/common/messagestack.h"
#include "widgets/panels/panelbutton.h"

#include <QFile>
#include <QMainWindow>
#include <QMenu>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

/// The parts of the window that follow links, on a folder of their own.
struct Pages
{
    explicit Pages(const QString &folder)
        : sources(services, folder)
        , session(folder + u"/session.ini"_s)
        , tabs(new PageTabs(new StartPage, new QWidget, &window))
        , files(new DashboardFiles(session, services.pool(), services.clock(), sources.folder().statePath, &window))
        , known(new KnownDashboards(session, services.pool(), *files, *tabs))
        , links(new LinkFollower(session, services.pool(), *files, *tabs, &window))
    {
        window.setCentralWidget(tabs);
        window.resize(1200, 800);
        QObject::connect(files, &DashboardFiles::opened, tabs, [this](const DashboardFile &file) { add(file); });
    }

    void add(const DashboardFile &file)
    {
        if (DashboardPage *open = tabs->pageOf(file.openedFrom()))
            return tabs->setCurrent(open);
        auto *page = new DashboardPage(
            services.board(), [this](const QString &id) { return services.find(id); },
            [this] { return services.sourceOptions(); }, file, tabs);
        page->setTheme(*loadTheme(u"dark"_s));
        QObject::connect(page, &DashboardPage::linkActivated, links,
                         [this, page](const QUrl &url) { links->follow(*page, url); });
        tabs->add(page);
        known->attach(*page);
        tabs->setCurrent(page);
    }

    DashboardPage *open(const QString &path)
    {
        bool isOpen = false;
        files->open({path}, [&isOpen] { isOpen = true; });
        return QTest::qWaitFor([&isOpen] { return isOpen; }) ? tabs->current() : nullptr;
    }

    CoreServices services;
    ConfiguredSources sources;
    Session session;
    QMainWindow window;
    PageTabs *tabs;
    DashboardFiles *files;
    KnownDashboards *known;
    LinkFollower *links;
};

QToolButton *linkButton(const DashboardPage *page, const QString &title)
{
    for (QToolButton *button : page->findChildren<QToolButton *>()) {
        if (button->accessibleName() == title && !button->isHidden())
            return button;
    }
    return nullptr;
}

QByteArray variables(const QByteArray &current)
{
    return R"("variables":[{"type":"custom","name":"job","multi":true,"includeAll":true,"query":"api,web",
        "options":[{"text":"api","value":"api"},{"text":"web","value":"web"}],
        "current":[{"text":")" + current + R"(","value":")" + current + R"("}]}])";
}

QString saidBy(DashboardPage &page)
{
    return page.messages().message(u"link"_s);
}

} // namespace

class LinkWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void leadsToAnotherDashboard();
    void bringsOpenOnesToTheFront();
    void findsNeighbours();
    void saysWhichDashboardIsMissing();
    void staysWhereItIsMeantTo();
    void leavesNonsenseAlone();
    void listsDashboardsByTags();
    void followsPanelLinks();
    void asksBeforeTheWeb();
    void findsFiles();
    void findsFilesOfGrafana_data();
    void findsFilesOfGrafana();
    void searchesEnd();
    void listsCarryRangeAndValues();
    void copiesLinkToTheirOwnValue();
    void carriesFilters();

private:
    QString write(const QString &name, const QByteArray &uid, const QByteArray &members);
    QString alpha(const QByteArray &links = R"([{"title":"To beta","url":"/d/b/beta","keepTime":true,"includeVars":true}])");
    QString beta(const QString &name = u"beta.json"_s);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void LinkWindowTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QString LinkWindowTest::write(const QString &name, const QByteArray &uid, const QByteArray &members)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write");
    file.write(R"({"format":"promontory-dashboard","version":1,"uid":")" + uid + R"(",)" + members + "}");
    return file.fileName();
}

QString LinkWindowTest::alpha(const QByteArray &links)
{
    return write(u"alpha.json"_s, "a",
                 R"("title":"Alpha","tags":["ops"],"time":{"from":"now-6h","to":"now"},"links":)" + links + ","
                     + variables("web") + R"(,"panels":[{"id":1,"type":"text","title":"P","description":"About it",
                     "grid":{"x":0,"y":0,"w":6,"h":4},"links":[{"title":"Of $job","url":"/d/b?var-job=${job}&from=now-2d&to=now"}],
                     "options":{"content":"x"}}])");
}

QString LinkWindowTest::beta(const QString &name)
{
    return write(name, "b",
                 R"("title":"Beta","tags":["ops","linux"],"time":{"from":"now-1h","to":"now"},)" + variables("api")
                     + R"(,"panels":[{"id":4,"type":"text","title":"Q","grid":{"x":0,"y":0,"w":6,"h":4},"options":{"content":"y"}}])");
}

void LinkWindowTest::leadsToAnotherDashboard()
{
    Pages pages(m_folder->path());
    pages.window.show();
    pages.session.addRecentFile(beta());
    DashboardPage *from = pages.open(alpha());
    QVERIFY(from);
    QToolButton *button = linkButton(from, u"To beta"_s);
    QVERIFY(button);
    QTRY_COMPARE(from->view().variables.value(u"job"_s), QStringList{u"web"_s});
    QTRY_VERIFY(linkButton(from, u"To beta"_s)->toolTip().contains(u"from=now-6h"_s));
    QTRY_VERIFY2(linkButton(from, u"To beta"_s)->toolTip().contains(u"var-job=web"_s),
                 qPrintable(linkButton(from, u"To beta"_s)->toolTip()));
    linkButton(from, u"To beta"_s)->click();
    QTRY_VERIFY(pages.tabs->current() != from);
    DashboardPage *to = pages.tabs->current();
    QCOMPARE(to->title(), u"Beta"_s);
    QTRY_COMPARE(to->view().range, (TimeSpec{u"now-6h"_s, u"now"_s}));
    QTRY_COMPARE(to->view().variables.value(u"job"_s), QStringList{u"web"_s});
    QVERIFY(!to->document().isModified());
    QCOMPARE(pages.tabs->pages().size(), 2);
}

void LinkWindowTest::bringsOpenOnesToTheFront()
{
    Pages pages(m_folder->path());
    DashboardPage *to = pages.open(beta());
    DashboardPage *from = pages.open(alpha());
    QVERIFY(to && from && to != from);
    pages.links->follow(*from, QUrl(u"/d/b?from=now-2d&to=now-1d&var-job=$__all&viewPanel=4&refresh=1m&timezone=utc"_s));
    QCOMPARE(pages.tabs->current(), to);
    QCOMPARE(to->view().range, (TimeSpec{u"now-2d"_s, u"now-1d"_s}));
    QTRY_COMPARE(to->view().variables.value(u"job"_s), QStringList{u"$__all"_s});
    QCOMPARE(to->board().aloneId(), u"4"_s);
    QCOMPARE(to->zone(), QTimeZone::utc());
    QVERIFY(!to->document().isModified());
    QVERIFY(to->canGoBack()); // to the range before
    pages.links->follow(*from, QUrl(u"https://grafana.example.org/d/b/beta?from=now-5m&to=now"_s));
    QCOMPARE(to->view().range, (TimeSpec{u"now-5m"_s, u"now"_s}));
}

/// Dashboards of one folder name each other, whether they were opened before or not.
void LinkWindowTest::findsNeighbours()
{
    Pages pages(m_folder->path());
    beta();
    DashboardPage *from = pages.open(alpha());
    QVERIFY(from);
    pages.links->follow(*from, QUrl(u"/dashboard/db/beta?var-job=web"_s));
    QTRY_COMPARE(pages.tabs->current()->title(), u"Beta"_s);
    QTRY_COMPARE(pages.tabs->current()->view().variables.value(u"job"_s), QStringList{u"web"_s});
}

void LinkWindowTest::saysWhichDashboardIsMissing()
{
    Pages pages(m_folder->path());
    pages.window.show();
    DashboardPage *from = pages.open(alpha());
    QVERIFY(from);
    pages.links->follow(*from, QUrl(u"/d/gone/far-away"_s));
    QTRY_VERIFY2(saidBy(*from).contains(u"far-away (gone)"_s), qPrintable(saidBy(*from)));
    pages.links->follow(*from, QUrl(u"https://grafana.example.org/d/gone/far-away"_s));
    QTRY_VERIFY(pages.window.findChild<QMessageBox *>()); // the web has it
}

void LinkWindowTest::staysWhereItIsMeantTo()
{
    Pages pages(m_folder->path());
    DashboardPage *from = pages.open(alpha());
    QVERIFY(from);
    pages.links->follow(*from, QUrl(u"?var-job=api&var-job=web&from=now-3h"_s));
    QCOMPARE(pages.tabs->pages().size(), 1);
    QCOMPARE(from->view().range, (TimeSpec{u"now-3h"_s, u"now"_s}));
    QTRY_COMPARE(from->view().variables.value(u"job"_s), (QStringList{u"api"_s, u"web"_s}));
    pages.links->follow(*from, QUrl(u"?var-job=api"_s));
    QTRY_COMPARE(from->view().variables.value(u"job"_s), QStringList{u"api"_s});
    pages.links->follow(*from, QUrl(u"?var-job=%7Bapi%2Cweb%7D"_s)); // "?var-job=$job" with several values
    QTRY_COMPARE(from->view().variables.value(u"job"_s), (QStringList{u"api"_s, u"web"_s}));
}

void LinkWindowTest::leavesNonsenseAlone()
{
    Pages pages(m_folder->path());
    DashboardPage *from = pages.open(alpha());
    QVERIFY(from);
    const PageView before = from->view();
    pages.links->follow(*from, QUrl(u"?from=yesterday&to=never&var-nobody=1&viewPanel=99&refresh=often&timezone="_s));
    QCOMPARE(from->view(), before);
    QVERIFY(from->board().aloneId().isEmpty());
}

void LinkWindowTest::listsDashboardsByTags()
{
    Pages pages(m_folder->path());
    pages.window.show();
    pages.session.addRecentFile(beta());
    DashboardPage *from = pages.open(
        alpha(R"([{"title":"Ops","type":"dashboards","tags":["ops"],"asDropdown":true,"keepTime":true},
                  {"title":"None","type":"dashboards","tags":["nobody"],"asDropdown":true}])"));
    QVERIFY(from);
    QTRY_VERIFY(linkButton(from, u"Ops"_s) && linkButton(from, u"Ops"_s)->isEnabled());
    QVERIFY(!linkButton(from, u"None"_s)->isEnabled());
    QVERIFY(linkButton(from, u"None"_s)->toolTip().contains(u"No dashboards with these tags"_s));
    QMenu *menu = linkButton(from, u"Ops"_s)->menu();
    emit menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 1); // its own one is left out
    QCOMPARE(menu->actions().constFirst()->text(), u"Beta"_s);
    menu->actions().constFirst()->trigger();
    QTRY_COMPARE(pages.tabs->current()->title(), u"Beta"_s);
    QTRY_COMPARE(pages.tabs->current()->view().range, (TimeSpec{u"now-6h"_s, u"now"_s}));
}

void LinkWindowTest::followsPanelLinks()
{
    Pages pages(m_folder->path());
    pages.window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pages.window));
    pages.session.addRecentFile(beta());
    DashboardPage *from = pages.open(alpha());
    QVERIFY(from);
    const auto sign = [from] {
        for (PanelButton *button : from->findChildren<PanelButton *>()) {
            if (button->accessibleName() == "Links of this panel"_L1 && button->isVisible())
                return button;
        }
        return static_cast<PanelButton *>(nullptr);
    };
    QTRY_VERIFY(sign());
    QTRY_VERIFY2(sign()->toolTip().contains(u"Of web"_s), qPrintable(sign()->toolTip()));
    QMenu menu;
    addLinkMenu(&menu, from->board(), *from->board().slot(u"1"_s));
    QVERIFY(menu.actions().size() >= 1);
    QCOMPARE(menu.actions().constFirst()->menu()->actions().constFirst()->text(), u"Of web"_s);
    sign()->click();
    QTRY_COMPARE(pages.tabs->current()->title(), u"Beta"_s);
    QTRY_COMPARE(pages.tabs->current()->view().range, (TimeSpec{u"now-2d"_s, u"now"_s}));
    QTRY_COMPARE(pages.tabs->current()->view().variables.value(u"job"_s), QStringList{u"web"_s});
}

void LinkWindowTest::asksBeforeTheWeb()
{
    Pages pages(m_folder->path());
    DashboardPage *from = pages.open(alpha());
    QVERIFY(from);
    pages.links->follow(*from, QUrl(u"https://example.org/x"_s));
    auto *box = pages.window.findChild<QMessageBox *>();
    QVERIFY(box);
    QVERIFY(box->text().contains(u"https://example.org/x"_s));
    box->close();
    pages.links->follow(*from, QUrl(u"file:///etc/passwd"_s));
    pages.links->follow(*from, QUrl(u"javascript:alert(1)"_s));
    QCOMPARE(pages.tabs->pages().size(), 1);
}

void LinkWindowTest::findsFiles()
{
    const QString first = alpha();
    const QString second = beta();
    DashboardTarget target;
    target.uid = u"b"_s;
    QCOMPARE(fileOfDashboard(target, {first, second}, {}), second);
    QCOMPARE(fileOfDashboard(target, {first}, first), second);
    QCOMPARE(fileOfDashboard(target, {first}, {}), QString());
    target.uid = u"nobody"_s;
    QCOMPARE(fileOfDashboard(target, {first, second}, first), QString());
}

void LinkWindowTest::findsFilesOfGrafana_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("uid");
    QTest::addColumn<QString>("slug");
    const QByteArray classic = R"("title":"Node full!","schemaVersion":39,"panels":[]})";
    const QByteArray spec = R"("spec":{"title":"Node full!","elements":{"a":{}},"layout":{}}})";
    QTest::newRow("bare") << QByteArray(R"({"uid":"g",)" + classic) << u"g"_s << u"node-full"_s;
    QTest::newRow("without uid") << QByteArray("{" + classic) << QString() << u"node-full"_s;
    QTest::newRow("answer") << QByteArray(R"({"meta":{},"dashboard":{"uid":"g",)" + classic + "}") << u"g"_s << u"node-full"_s;
    QTest::newRow("resource") << QByteArray(R"({"apiVersion":"dashboard.grafana.app/v2beta1","metadata":{"name":"g"},)" + spec)
                              << u"g"_s << u"node-full"_s;
    QTest::newRow("resource of old") << QByteArray(R"({"apiVersion":"dashboard.grafana.app/v1","metadata":{"name":"g"},"spec":{)" + classic + "}")
                                     << u"g"_s << u"node-full"_s;
    QTest::newRow("library panel") << QByteArray(R"({"uid":"g","name":"One","kind":1,"model":{"type":"stat","title":"Other"}})")
                                   << u"One"_s << u"one"_s;
}

/// The names are those that opening the file gives.
void LinkWindowTest::findsFilesOfGrafana()
{
    QFETCH(QByteArray, document);
    QFETCH(QString, uid);
    QFETCH(QString, slug);
    QFile file(m_folder->filePath(u"grafana.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(document);
    file.close();
    const Result<DashboardFile> opened = openDashboardFile(file.fileName());
    QVERIFY(opened.has_value());
    QCOMPARE(opened->dashboard.uid, uid);
    QCOMPARE(slugOf(opened->dashboard.title), slug);
    DashboardTarget target;
    target.slug = slug;
    QCOMPARE(fileOfDashboard(target, {alpha(), file.fileName()}, {}), file.fileName());
    if (uid.isEmpty())
        return;
    target.uid = uid;
    QCOMPARE(fileOfDashboard(target, {alpha(), file.fileName()}, {}), file.fileName());
}

/// A newer click ends an older search, between two files.
void LinkWindowTest::searchesEnd()
{
    const QString first = alpha();
    const QString second = beta();
    DashboardTarget target;
    target.uid = u"b"_s;
    int asked = 0;
    QCOMPARE(fileOfDashboard(target, {first, second}, {}, [&asked] { return ++asked < 2; }), QString());
    QCOMPARE(asked, 2);
    asked = 0;
    target.uid = u"nobody"_s;
    QCOMPARE(fileOfDashboard(target, {first, second, first}, first, [&asked] { return ++asked > 0; }), QString());
    QCOMPARE(asked, 2); // each file once
    Pages pages(m_folder->path());
    DashboardPage *from = pages.open(first);
    QVERIFY(from);
    pages.links->follow(*from, QUrl(u"/d/nobody"_s));
    pages.links->follow(*from, QUrl(u"/d/b"_s));
    QTRY_COMPARE(pages.tabs->current()->title(), u"Beta"_s);
    QCOMPARE(saidBy(*from), QString());
}

/// What panels that list dashboards wish for arrives as links do.
void LinkWindowTest::listsCarryRangeAndValues()
{
    Pages pages(m_folder->path());
    pages.session.addRecentFile(beta());
    DashboardPage *from = pages.open(alpha(R"([{"title":"Ops","type":"dashboards","tags":["ops"]}])"));
    QVERIFY(from);
    QTRY_COMPARE(from->board().dashboards().size(), 2);
    emit from->board().dashboardActivated({m_folder->filePath(u"beta.json"_s), true, true});
    QTRY_COMPARE(pages.tabs->current()->title(), u"Beta"_s);
    QTRY_COMPARE(pages.tabs->current()->view().range, (TimeSpec{u"now-6h"_s, u"now"_s}));
    QTRY_COMPARE(pages.tabs->current()->view().variables.value(u"job"_s), QStringList{u"web"_s});
}

/// A repeated panel's links speak of the value it stands for.
void LinkWindowTest::copiesLinkToTheirOwnValue()
{
    Pages pages(m_folder->path());
    pages.window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pages.window));
    const QString path = write(u"repeat.json"_s, "r",
                               R"("title":"Repeat","time":{"from":"now-6h","to":"now"},)" + variables("$__all")
                                   + R"(,"panels":[{"id":1,"type":"text","title":"P","grid":{"x":0,"y":0,"w":24,"h":4},
            "repeat":{"variable":"job","direction":"h","maxPerRow":4},
            "links":[{"title":"Of $job","url":"/d/b?${job:queryparam}"}],"options":{"content":"x"}}])");
    DashboardPage *page = pages.open(path);
    QVERIFY(page);
    QTRY_COMPARE(page->board().placed().panels.size(), 2);
    QStringList links;
    for (const PlacedPanel &placed : page->board().placed().panels) {
        const PanelSlot *slot = page->board().slot(placed.key);
        QVERIFY(slot);
        for (const OfferedLink &offered : panelLinks(slot->spec().links, page->board().linkContext(slot)))
            links.append(offered.link.title + u' ' + offered.link.url.toString());
    }
    QCOMPARE(links, (QStringList{u"Of api /d/b?var-job=api"_s, u"Of web /d/b?var-job=web"_s}));
}

void LinkWindowTest::carriesFilters()
{
    Pages pages(m_folder->path());
    const QString path = write(u"filters.json"_s, "f",
                               R"("title":"Filters","time":{"from":"now-6h","to":"now"},"variables":[{"type":"filters","name":"Filters"},
            {"type":"constant","name":"fixed","value":"own"}],"panels":[])");
    DashboardPage *page = pages.open(path);
    QVERIFY(page);
    pages.links->follow(*page, QUrl(u"?var-Filters=job%7C%3D%7Capi&var-Filters=pod%7C%3D~%7Cx.*&var-fixed=other"_s));
    QTRY_COMPARE(page->view().variables.value(u"Filters"_s), QStringList{uR"(job="api", pod=~"x.*")"_s});
    QVERIFY(!page->view().variables.value(u"fixed"_s).contains(u"other"_s));
    QTRY_VERIFY2(!page->board().linkContext().variables.filters.isEmpty(), "the board knows no filters");
    const QString all = filledAddress(u"${__url.path}?${__all_variables}"_s, page->board().linkContext());
    QVERIFY2(all.contains("var-Filters=job%7C%3D%7Capi"_L1), qPrintable(all));
}

QTEST_MAIN(LinkWindowTest)
#include "tst_linkwindow.moc"
