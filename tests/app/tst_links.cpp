// Links of dashboards and panels: their addresses filled in, and dashboards that addresses name.
#include "app/links/dashboardlinks.h"
#include "app/links/dashboardtarget.h"
#include "app/links/filterparameters.h"
#include "widgets/common/values/linkaddress.h"

#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

VariableValue valueOf(const QStringList &values, bool isAll = false, const QString &allValue = {})
{
    VariableValue value;
    value.values = values;
    value.isAll = isAll;
    value.allValue = allValue;
    value.multi = values.size() > 1 || isAll;
    return value;
}

LinkContext context()
{
    LinkContext context;
    context.variables.byName.insert(u"job"_s, valueOf({u"api"_s}));
    context.variables.byName.insert(u"pod"_s, valueOf({u"a&b"_s, u"c/d"_s}));
    context.variables.byName.insert(u"zone"_s, valueOf({u"x"_s, u"y"_s}, true));
    context.variables.byName.insert(u"evil"_s, valueOf({u"//evil.org/"_s}));
    context.variables.byName.insert(u"code"_s, valueOf({u"script:alert(1)"_s}));
    context.macros.range = {1'700'000'000'000, 1'700'003'600'000};
    context.macros.spec = TimeSpec{u"now-1h"_s, u"now"_s};
    context.macros.dashboardUid = u"own uid"_s;
    context.macros.dashboardTitle = u"Own & title"_s;
    return context;
}

DashboardEntry entry(const QString &uid, const QString &title, const QStringList &tags)
{
    DashboardEntry entry;
    entry.path = u"/x/"_s + uid;
    entry.uid = uid;
    entry.title = title;
    entry.tags = tags;
    return entry;
}

QStringList titlesOf(const QList<OfferedLink> &links)
{
    QStringList titles;
    for (const OfferedLink &offered : links)
        titles.append(offered.link.title);
    return titles;
}

} // namespace

class LinksTest : public QObject
{
    Q_OBJECT

private slots:
    void fillsAddresses_data();
    void fillsAddresses();
    void addsParameters_data();
    void addsParameters();
    void readsTargets_data();
    void readsTargets();
    void readsArrivals();
    void writesAddresses();
    void offersLinks_data();
    void offersLinks();
    void makesButtons();
    void listsDashboardsByTags();
    void saysThatNoneIsKnown();
    void keepsWithinBounds();
    void carriesFilters();
};

void LinksTest::fillsAddresses_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("filled");
    const QString e = u"https://e.org/?q="_s;
    QTest::newRow("value") << e + u"$job"_s << e + u"api"_s;
    QTest::newRow("value in braces") << e + u"${job}&r=1"_s << e + u"api&r=1"_s;
    QTest::newRow("value in brackets") << e + u"[[job]]"_s << e + u"api"_s;
    QTest::newRow("several, one component") << e + u"${pod}"_s << e + u"%7Ba%26b%2Cc%2Fd%7D"_s;
    QTest::newRow("several as text list") << e + u"${pod:csv}"_s << e + u"a%26b%2Cc%2Fd"_s;
    QTest::newRow("several as parameters") << u"/d/x?${pod:queryparam}"_s << u"/d/x?var-pod=a%26b&var-pod=c%2Fd"_s;
    QTest::newRow("all as parameter") << u"/d/x?${zone:queryparam}"_s << u"/d/x?var-zone=$__all"_s;
    QTest::newRow("as it is") << e + u"${pod:raw}"_s << e + u"a&b,c/d"_s;
    QTest::newRow("range as chosen") << u"/d/x?${__url_time_range}"_s << u"/d/x?from=now-1h&to=now"_s;
    QTest::newRow("range, short form") << u"/d/x?$__url_time_range"_s << u"/d/x?from=now-1h&to=now"_s;
    QTest::newRow("times") << e + u"$__from,${__to}"_s << e + u"1700000000000,1700003600000"_s;
    QTest::newRow("times as dates") << e + u"${__from:date:YYYY-MM-DD}"_s << e + u"2023-11-14"_s;
    QTest::newRow("seconds") << e + u"${__from:date:seconds}"_s << e + u"1700000000"_s;
    QTest::newRow("own uid") << u"/d/${__dashboard.uid}?x=1"_s << u"/d/own%20uid?x=1"_s;
    QTest::newRow("own title") << e + u"${__dashboard}"_s << e + u"Own%20%26%20title"_s;
    QTest::newRow("own path") << u"${__url.path}?x=1"_s << u"/d/own%20uid?x=1"_s;
    QTest::newRow("all variables") << u"/d/x?${__all_variables}"_s
                                   << u"/d/x?var-code=script%3Aalert%281%29&var-evil=%2F%2Fevil.org%2F&var-job=api"
                                      "&var-pod=a%26b&var-pod=c%2Fd&var-zone=$__all"_s;
    QTest::newRow("unknown stays") << e + u"${nobody}"_s << e + u"${nobody}"_s;
    QTest::newRow("data stays") << e + u"${__value.raw}&l=${__field.labels[\"a.b\"]}"_s
                                << e + u"${__value.raw}&l=${__field.labels[\"a.b\"]}"_s;
    QTest::newRow("byte order mark goes") << u"\uFEFFhttps://e.org/$job"_s << u"https://e.org/api"_s;
    QTest::newRow("never the host") << u"https://$job/"_s << u"https://$job/"_s;
    QTest::newRow("never a host by a slash") << u"/${evil:raw}"_s << u"/${evil:raw}"_s;
    QTest::newRow("never a host behind a scheme") << u"https:${evil:raw}"_s << u"https:${evil:raw}"_s;
    QTest::newRow("never a scheme") << u"java${code:raw}"_s << u"java${code:raw}"_s;
}

void LinksTest::fillsAddresses()
{
    QFETCH(QString, form);
    QFETCH(QString, filled);
    QCOMPARE(filledAddress(form, context()), filled);
}

void LinksTest::addsParameters_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("longer");
    QTest::newRow("first") << u"/d/x"_s << u"/d/x?a=1&b=2"_s;
    QTest::newRow("more") << u"/d/x?c=3"_s << u"/d/x?c=3&a=1&b=2"_s;
    QTest::newRow("open") << u"/d/x?"_s << u"/d/x?a=1&b=2"_s;
    QTest::newRow("open and more") << u"/d/x?c=3&"_s << u"/d/x?c=3&a=1&b=2"_s;
    QTest::newRow("before the fragment") << u"https://e.org/#top"_s << u"https://e.org/?a=1&b=2#top"_s;
}

void LinksTest::addsParameters()
{
    QFETCH(QString, form);
    QFETCH(QString, longer);
    QCOMPARE(withParameters(form, {u"a=1"_s, u"b=2"_s}), longer);
    QCOMPARE(withParameters(form, {}), form);
}

void LinksTest::readsTargets_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isOne");
    QTest::addColumn<QString>("uid");
    QTest::addColumn<QString>("slug");
    QTest::newRow("uid") << u"/d/abc"_s << true << u"abc"_s << QString();
    QTest::newRow("uid and name") << u"/d/abc/node-exporter"_s << true << u"abc"_s << u"node-exporter"_s;
    QTest::newRow("without slash") << u"d/abc"_s << true << u"abc"_s << QString();
    QTest::newRow("slash at the end") << u"/d/abc/"_s << true << u"abc"_s << QString();
    QTest::newRow("encoded") << u"/d/a%20b/x"_s << true << u"a b"_s << u"x"_s;
    QTest::newRow("one panel") << u"/d-solo/abc/x?panelId=2"_s << true << u"abc"_s << u"x"_s;
    QTest::newRow("old") << u"/dashboard/db/node-exporter"_s << true << QString() << u"node-exporter"_s;
    QTest::newRow("old without slash") << u"dashboard/db/node"_s << true << QString() << u"node"_s;
    QTest::newRow("server") << u"https://grafana.example.org/d/abc/x?orgId=1"_s << true << u"abc"_s << u"x"_s;
    QTest::newRow("server in a folder") << u"https://example.org/grafana/d/abc"_s << true << u"abc"_s << QString();
    QTest::newRow("uid that is d") << u"/d/d"_s << true << u"d"_s << QString();
    QTest::newRow("here") << u"?var-x=1"_s << true << QString() << QString();
    QTest::newRow("page of a server") << u"https://e.org/docs"_s << false << QString() << QString();
    QTest::newRow("query of a server") << u"https://e.org?var-x=1"_s << false << QString() << QString();
    QTest::newRow("too deep") << u"/d/abc/x/y/z"_s << false << QString() << QString();
    QTest::newRow("no uid") << u"/d/"_s << false << QString() << QString();
    QTest::newRow("Grafana's own page") << u"/explore?left=x"_s << false << QString() << QString();
    QTest::newRow("nothing") << QString() << false << QString() << QString();
}

void LinksTest::readsTargets()
{
    QFETCH(QString, address);
    QFETCH(bool, isOne);
    QFETCH(QString, uid);
    QFETCH(QString, slug);
    const auto target = dashboardTarget(QUrl(address, QUrl::StrictMode));
    QCOMPARE(target.has_value(), isOne);
    if (!target)
        return;
    QCOMPARE(target->uid, uid);
    QCOMPARE(target->slug, slug);
    QCOMPARE(target->isHere(), uid.isEmpty() && slug.isEmpty());
}

void LinksTest::readsArrivals()
{
    const auto target = dashboardTarget(QUrl(
        u"/d/abc?from=now-2d%2Fd&to=now&var-job=a%26b&var-job=c+d&var-x=&var-=no&viewPanel=panel-7&refresh=10s&timezone=utc&orgId=1"_s));
    QVERIFY(target);
    const LinkArrival &arrival = target->arrival;
    QCOMPARE(arrival.from, u"now-2d/d"_s);
    QCOMPARE(arrival.to, u"now"_s);
    QCOMPARE(arrival.variables, (QHash<QString, QStringList>{{u"job"_s, {u"a&b"_s, u"c d"_s}}, {u"x"_s, {QString()}}}));
    QCOMPARE(arrival.panel, u"7"_s);
    QCOMPARE(arrival.refresh, u"10s"_s);
    QCOMPARE(arrival.zone, u"utc"_s);
    const auto window = dashboardTarget(QUrl(u"/d/abc?time=1700000000000&time.window=60000"_s));
    QVERIFY(window);
    QCOMPARE(window->arrival.from, u"1699999970000"_s);
    QCOMPARE(window->arrival.to, u"1700000030000"_s);
}

void LinksTest::writesAddresses()
{
    QCOMPARE(slugOf(u"Node Exporter (Full) — 2"_s), u"node-exporter-full-2"_s);
    QCOMPARE(dashboardAddress(u"a b"_s, u"Node"_s), u"/d/a%20b/node"_s);
    QCOMPARE(dashboardAddress({}, u"Node Exporter"_s), u"/dashboard/db/node-exporter"_s);
    QCOMPARE(dashboardAddress({}, u"★"_s), QString());
    QCOMPARE(dashboardAddress(u"s"_s, u"★"_s), u"/d/s"_s);
    const auto target = dashboardTarget(QUrl(dashboardAddress(u"ü/x"_s, u"Übersicht"_s)));
    QVERIFY(target);
    QCOMPARE(target->uid, u"ü/x"_s);
    QCOMPARE(target->slug, u"übersicht"_s);
}

void LinksTest::offersLinks_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("word"); // of the problem; empty: it leads somewhere
    QTest::newRow("web") << u"https://e.org"_s << QString();
    QTest::newRow("dashboard") << u"/d/abc"_s << QString();
    QTest::newRow("page of Grafana") << u"/alerting"_s << u"Grafana"_s;
    QTest::newRow("host by a variable") << u"https://$job/"_s << u"variable"_s;
    QTest::newRow("script") << u"javascript:x"_s << u"Only"_s;
    QTest::newRow("nothing") << QString() << u"no address"_s;
}

void LinksTest::offersLinks()
{
    QFETCH(QString, form);
    QFETCH(QString, word);
    const QList<OfferedLink> links = panelLinks({{u"To $job"_s, form}}, context());
    QCOMPARE(links.size(), 1);
    QCOMPARE(links.constFirst().link.title, u"To api"_s);
    QCOMPARE(links.constFirst().link.url.isEmpty(), !word.isEmpty());
    QCOMPARE(links.constFirst().problem.isEmpty(), word.isEmpty());
    QVERIFY2(links.constFirst().problem.contains(word), qPrintable(links.constFirst().problem));
}

void LinksTest::makesButtons()
{
    DashboardLink link;
    link.title = u"Jobs of $job"_s;
    link.url = u"https://e.org/x#top"_s;
    link.icon = u"bolt"_s;
    link.tooltip = u"All of $job"_s;
    link.withTime = true;
    link.withVariables = true;
    LinkContext own = context();
    own.variables.byName = {{u"job"_s, valueOf({u"api"_s})}, {u"pod"_s, valueOf({u"a"_s, u"b"_s})}};
    const QList<LinkButton> buttons = linkButtons({link}, {}, own);
    QCOMPARE(buttons.size(), 1);
    QCOMPARE(buttons.constFirst().title, u"Jobs of api"_s);
    QCOMPARE(buttons.constFirst().icon, u"flash"_s);
    QCOMPARE(buttons.constFirst().tip, u"All of api"_s);
    QVERIFY(!buttons.constFirst().isMenu);
    QCOMPARE(shownAddress(buttons.constFirst().links.constFirst().link.url),
             u"https://e.org/x?from=now-1h&to=now&var-job=api&var-pod=a&var-pod=b#top"_s);
}

void LinksTest::listsDashboardsByTags()
{
    const QList<DashboardEntry> known{entry(u"b"_s, u"Beta"_s, {u"ops"_s, u"linux"_s}), entry(u"a"_s, u"Alpha"_s, {u"linux"_s, u"ops"_s, u"x"_s}),
                                      entry(u"c"_s, u"Gamma"_s, {u"ops"_s}), entry(u"b"_s, u"Old copy"_s, {u"ops"_s, u"linux"_s}),
                                      entry(u"own uid"_s, u"Own"_s, {u"ops"_s, u"linux"_s}),
                                      entry({}, u"★"_s, {u"ops"_s, u"linux"_s})};
    DashboardLink link;
    link.isList = true;
    link.tags = {u"ops"_s, u"linux"_s};
    link.withTime = true;
    link.asDropdown = true;
    link.title = u"Servers"_s;
    QList<LinkButton> buttons = linkButtons({link}, known, context());
    QCOMPARE(buttons.size(), 1);
    QVERIFY(buttons.constFirst().isMenu);
    QCOMPARE(titlesOf(buttons.constFirst().links), (QStringList{u"Alpha"_s, u"Beta"_s}));
    QCOMPARE(shownAddress(buttons.constFirst().links.constFirst().link.url), u"/d/a/alpha?from=now-1h&to=now"_s);
    link.asDropdown = false;
    buttons = linkButtons({link}, known, context());
    QCOMPARE(buttons.size(), 2);
    QCOMPARE(buttons.at(1).title, u"Beta"_s);
    QCOMPARE(buttons.at(1).icon, u"dashboard"_s);
    link.tags.clear();
    QCOMPARE(linkButtons({link}, known, context()).size(), 3);
}

void LinksTest::saysThatNoneIsKnown()
{
    DashboardLink link;
    link.isList = true;
    link.tags = {u"ops"_s};
    QVERIFY(linkButtons({link}, {}, context()).isEmpty());
    link.asDropdown = true;
    const QList<LinkButton> buttons = linkButtons({link}, {}, context());
    QCOMPARE(buttons.size(), 1);
    QVERIFY(buttons.constFirst().links.isEmpty());
    QCOMPARE(buttons.constFirst().title, u"Dashboards"_s);
    QCOMPARE(buttons.constFirst().tip, u"No dashboards with these tags were opened on this computer."_s);
}

void LinksTest::keepsWithinBounds()
{
    DashboardLink link;
    link.url = u"https://e.org"_s;
    link.title = QString(5'000, u'x');
    const QList<LinkButton> buttons = linkButtons(QList<DashboardLink>(1'000, link), {}, context());
    QCOMPARE(buttons.size(), 100);
    QVERIFY(buttons.constFirst().title.size() <= 201);
    LinkContext large = context();
    large.variables.byName.insert(u"job"_s, valueOf({QString(100'000, u'x')}));
    QCOMPARE(filledAddress(u"https://e.org/$job"_s, large), u"https://e.org/$job"_s);
    QCOMPARE(panelLinks(QList<DataLink>(1'000, {u"a"_s, u"https://e.org"_s}), context()).size(), 100);
}

void LinksTest::carriesFilters()
{
    LinkContext own = context();
    own.variables.byName = {{u"job"_s, valueOf({u"api"_s})}};
    const LabelFilter plain{u"path"_s, u"=~"_s, {u"/a|/b&c"_s}};
    const LabelFilter several{u"pod"_s, u"=|"_s, {u"x"_s, u"y"_s}};
    own.variables.filters.insert(u"Filters"_s, {{}, {plain, several}});
    QCOMPARE(filledAddress(u"/d/x?${__all_variables}"_s, own),
             u"/d/x?var-job=api&var-Filters=path%7C%3D~%7C%2Fa__gfp__%2Fb%26c&var-Filters=pod%7C%3D__gfp__%7Cx%7Cy"_s);
    const auto target = dashboardTarget(QUrl(filledAddress(u"/d/x?${__all_variables}"_s, own)));
    QVERIFY(target);
    const QStringList carried = target->arrival.variables.value(u"Filters"_s);
    QCOMPARE(carried.size(), 2);
    QCOMPARE(filterFromParameter(carried.at(0)), std::optional(plain));
    QCOMPARE(filterFromParameter(carried.at(1)), std::optional(several));
    for (const QString &text : {u""_s, u"a"_s, u"a|="_s, u"|=|b"_s, u"a|<|b"_s, u"a||b"_s})
        QVERIFY2(!filterFromParameter(text), qPrintable(text));
}

QTEST_GUILESS_MAIN(LinksTest)
#include "tst_links.moc"
