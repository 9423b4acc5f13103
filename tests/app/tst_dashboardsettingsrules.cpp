#include "app/dashboardsettings/generalrules.h"
#include "app/dashboardsettings/linkrules.h"
#include "app/dashboardsettings/queryparts.h"
#include "app/dashboardsettings/variablerules.h"
#include "app/edit/variablekinds.h"
#include "app/edit/variablerenames.h"

#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Promontory::QueryParts)
Q_DECLARE_METATYPE(Promontory::VariableSpec)

/// What the settings of a dashboard refuse, and how names of variables are changed everywhere.
class TestDashboardSettingsRules : public QObject
{
    Q_OBJECT

private slots:
    void titles();
    void refreshIntervals_data();
    void refreshIntervals();
    void listsOfIntervals();
    void delays();
    void variableNames_data();
    void variableNames();
    void variablesAreChecked_data();
    void variablesAreChecked();
    void namesAndCircles();
    void queries_data();
    void queries();
    void links_data();
    void links();
    void referencesFollow_data();
    void referencesFollow();
    void renamesReachEveryText();
    void namesCanChangePlaces();
    void renamesAreSeen();
    void usesAreCounted();
    void kindsAreConverted();
    void foreignKindsAreKnown();
};

namespace {

template <typename Kind>
Kind named(const QString &name)
{
    Kind variable;
    variable.common.name = name;
    return variable;
}

QueryVariable queryVariable(const QString &name, const QString &query, const QString &regex = {})
{
    auto variable = named<QueryVariable>(name);
    variable.query = query;
    variable.regex = regex;
    return variable;
}

/// A dashboard that names $job wherever it can.
Dashboard namingEverywhere(const QString &job)
{
    const QString reference = u"${"_s + job + u'}';
    Dashboard dashboard;
    dashboard.title = u"costs $job"_s; // no template
    dashboard.sourceId = reference;
    dashboard.variables = {named<CustomVariable>(job),
                           queryVariable(u"instance"_s,
                                         u"label_values(up{job=\"$"_s + job + u"\"}, instance)"_s,
                                         u"/[["_s + job + u"]]-(.*)/"_s)};
    PanelSpec panel;
    panel.id = {qint64(1)};
    panel.title = u"Of "_s + reference;
    panel.sourceId = reference;
    panel.queries = {Query()};
    panel.queries[0].expression = u"up{job=~\""_s + reference + u"\"}"_s;
    panel.queries[0].legend = reference + u" {{instance}}"_s;
    panel.repeat = Repeat{job, true, 4};
    panel.options = Json::object(
        {{u"content"_s, Json(QString(u"# "_s + reference)), -1}, {u"rows"_s, Json(3), -1}});
    panel.defaults.displayName = reference;
    panel.defaults.links = {{reference, u"https://example.org/"_s + reference, false, {}}};
    panel.overrides = {{u"byName"_s, Json(reference), {{u"displayName"_s, Json(reference)}}, {}}};
    panel.transforms = {
        {u"renameByRegex"_s, Json::object({{u"regex"_s, Json(reference), -1}}), false, {}, {}}};
    dashboard.panels = {panel};
    Row row;
    row.id = {qint64(2)};
    row.title = reference;
    row.collapsed = true;
    panel.id = {qint64(3)};
    row.folded = {panel};
    row.repeat = Repeat{job, true, 4};
    dashboard.rows = {row};
    AnnotationQuery annotation;
    annotation.expression = u"changes(up{job=\"$"_s + job + u"\"}[1m])"_s;
    dashboard.annotations = {annotation};
    DashboardLink link;
    link.url = u"https://example.org/?job="_s + reference;
    dashboard.links = {link};
    return dashboard;
}

} // namespace

void TestDashboardSettingsRules::titles()
{
    QCOMPARE(readTitle(u"  Shop "_s).value, u"Shop"_s);
    QVERIFY(!readTitle(u"   "_s).error.isEmpty());
    QVERIFY(readTitle(QString(512, u'x')).error.isEmpty());
    QVERIFY(!readTitle(QString(513, u'x')).error.isEmpty());
}

void TestDashboardSettingsRules::refreshIntervals_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<bool>("refused");
    QTest::addColumn<bool>("warned");
    QTest::newRow("nothing is never") << u""_s << qint64(0) << false << false;
    QTest::newRow("off") << u" off "_s << qint64(0) << false << false;
    QTest::newRow("ten seconds") << u"10s"_s << qint64(10'000) << false << false;
    QTest::newRow("two units") << u"1m30s"_s << qint64(90'000) << false << false;
    QTest::newRow("a day") << u"1d"_s << qint64(86'400'000) << false << false;
    QTest::newRow("more than a day") << u"2d"_s << qint64(0) << true << false;
    QTest::newRow("two seconds") << u"2s"_s << qint64(2'000) << false << true;
    QTest::newRow("less than a second") << u"500ms"_s << qint64(0) << true << false;
    QTest::newRow("zero") << u"0s"_s << qint64(0) << true << false;
    QTest::newRow("no length") << u"abc"_s << qint64(0) << true << false;
    QTest::newRow("a variable") << u"$__interval"_s << qint64(0) << true << false;
}

void TestDashboardSettingsRules::refreshIntervals()
{
    QFETCH(QString, text);
    QFETCH(qint64, ms);
    QFETCH(bool, refused);
    QFETCH(bool, warned);
    const auto read = readRefresh(text, u"Off"_s);
    QCOMPARE(read.value, ms);
    QCOMPARE(!read.error.isEmpty(), refused);
    QCOMPARE(!read.warning.isEmpty(), warned);
    if (ms > 0)
        QCOMPARE(readRefresh(refreshText(ms, u"Off"_s), u"Off"_s).value, ms);
}

void TestDashboardSettingsRules::listsOfIntervals()
{
    QCOMPARE(readIntervals(u"5s, 1m,,5s , 1h"_s).value, (QStringList{u"5s"_s, u"1m"_s, u"1h"_s}));
    QVERIFY(readIntervals(QString()).error.isEmpty());
    QVERIFY(readIntervals(u"5s, abc"_s).error.contains(u"abc"_s));
    QVERIFY(readIntervals(u"5s, 10ms"_s).error.contains(u"10ms"_s));
}

void TestDashboardSettingsRules::delays()
{
    QCOMPARE(readNowDelay(u" 1m "_s).value, u"1m"_s);
    QVERIFY(readNowDelay(QString()).error.isEmpty());
    QVERIFY(!readNowDelay(u"2d"_s).error.isEmpty());
    QVERIFY(!readNowDelay(u"soon"_s).error.isEmpty());
}

void TestDashboardSettingsRules::variableNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    QTest::newRow("a word") << u"job"_s << true;
    QTest::newRow("digits behind") << u"job2"_s << true;
    QTest::newRow("one underscore in front") << u"_job"_s << true;
    QTest::newRow("empty") << u""_s << false;
    QTest::newRow("a digit in front") << u"2job"_s << false;
    QTest::newRow("a blank") << u"my job"_s << false;
    QTest::newRow("a hyphen") << u"my-job"_s << false;
    QTest::newRow("letters with accents") << u"größe"_s << false;
    QTest::newRow("a line break behind") << u"job\n"_s << false;
    QTest::newRow("built-in") << u"__interval"_s << false;
    QTest::newRow("as long as can be") << QString(100, u'a') << true;
    QTest::newRow("too long") << QString(101, u'a') << false;
}

void TestDashboardSettingsRules::variableNames()
{
    QFETCH(QString, name);
    QFETCH(bool, good);
    QCOMPARE(variableNameFault(name).isEmpty(), good);
}

void TestDashboardSettingsRules::variablesAreChecked_data()
{
    QTest::addColumn<VariableSpec>("variable");
    QTest::addColumn<int>("field"); // -1: nothing is wrong
    QTest::addColumn<bool>("warning");
    const auto row = [](const char *name, const VariableSpec &variable, int field,
                        bool warning = false) {
        QTest::newRow(name) << variable << field << warning;
    };
    row("a query", queryVariable(u"a"_s, u"label_values(job)"_s), -1);
    row("no query", queryVariable(u"a"_s, u" "_s), int(VariableField::Query));
    row("a regular expression", queryVariable(u"a"_s, u"up"_s, u"/(.*):.*/"_s), -1);
    row("a broken one", queryVariable(u"a"_s, u"up"_s, u"/(.*/"_s), int(VariableField::Regex));
    row("one with a variable in it", queryVariable(u"a"_s, u"up"_s, u"/(${b}/"_s), -1);
    auto custom = named<CustomVariable>(u"a"_s);
    row("an empty list", custom, int(VariableField::Options), true);
    custom.query = u"x, y"_s;
    row("a list", custom, -1);
    auto interval = named<IntervalVariable>(u"a"_s);
    row("no intervals", interval, int(VariableField::Options));
    interval.automatic = true;
    row("only auto", interval, -1);
    interval.autoMin = u"abc"_s;
    row("a wrong shortest one", interval, int(VariableField::ShortestInterval));
    interval.autoMin = u"10s"_s;
    interval.options = {u"1m"_s, u"abc"_s};
    row("a wrong interval", interval, int(VariableField::Options));
    auto source = named<SourceVariable>(u"a"_s);
    source.regex = u"["_s;
    row("a wrong expression on sources", source, int(VariableField::Regex));
    auto onOff = named<SwitchVariable>(u"a"_s);
    onOff.offValue = onOff.onValue;
    row("a switch that does not switch", onOff, int(VariableField::Options), true);
    row("a text", named<TextVariable>(u"a"_s), -1);
    row("a constant", named<ConstantVariable>(u"a"_s), -1);
    row("filters", named<FilterVariable>(u"a"_s), -1);
    row("groups", named<GroupVariable>(u"a"_s), -1);
}

void TestDashboardSettingsRules::variablesAreChecked()
{
    QFETCH(VariableSpec, variable);
    QFETCH(int, field);
    QFETCH(bool, warning);
    const QList<VariableFault> faults = checkVariables({variable}).constFirst();
    QCOMPARE(faults.size(), field < 0 ? 0 : 1);
    if (field >= 0) {
        QCOMPARE(int(faults.constFirst().field), field);
        QCOMPARE(faults.constFirst().isWarning, warning);
        QVERIFY(faults.constFirst().message.endsWith(u'.') ||
                faults.constFirst().field == VariableField::Regex);
    }
}

void TestDashboardSettingsRules::namesAndCircles()
{
    const auto faults = checkVariables({queryVariable(u"a"_s, u"up{x=\"$b\"}"_s),
                                        queryVariable(u"b"_s, u"up{x=\"$a\"}"_s),
                                        named<TextVariable>(u"c"_s), named<TextVariable>(u"c"_s)});
    QCOMPARE(faults.at(0).size(), 1);
    QVERIFY(faults.at(0).constFirst().isWarning);
    QVERIFY(faults.at(1).constFirst().message.contains(u"depends on itself"_s));
    QVERIFY(!faults.at(2).constFirst().isWarning);
    QCOMPARE(faults.at(3).constFirst().field, VariableField::Name);
}

void TestDashboardSettingsRules::queries_data()
{
    using Kind = QueryParts::Kind;
    QTest::addColumn<QString>("query");
    QTest::addColumn<QueryParts>("parts");
    QTest::addColumn<QString>("written"); // in the usual spelling
    const auto row = [](const char *name, const QString &query, const QueryParts &parts,
                        const QString &written = {}) {
        QTest::newRow(name) << query << parts << (written.isNull() ? query : written);
    };
    row("values of a label", u"label_values(job)"_s, {Kind::LabelValues, u"job"_s, {}});
    row("of some series", u"label_values(up{a=\"b\",c=\"d\"}, job)"_s,
        {Kind::LabelValues, u"job"_s, u"up{a=\"b\",c=\"d\"}"_s});
    row("without a blank", u" label_values( up,job )"_s, {Kind::LabelValues, u"job"_s, u"up"_s},
        u"label_values(up, job)"_s);
    row("names of labels", u"label_names()"_s, {Kind::LabelNames, {}, {}});
    row("of some metrics", u"label_names(http)"_s, {Kind::LabelNames, {}, u"http"_s});
    row("metrics", u"metrics(http_.*)"_s, {Kind::Metrics, {}, u"http_.*"_s});
    row("a query", u"query_result(topk(5, sum(up) by (job)))"_s,
        {Kind::QueryResult, {}, u"topk(5, sum(up) by (job))"_s});
    row("series", u"up{job=\"$job\"}"_s, {Kind::Series, {}, u"up{job=\"$job\"}"_s});
    row("nothing", u""_s, {Kind::LabelValues, {}, {}}, u""_s);
}

void TestDashboardSettingsRules::queries()
{
    QFETCH(QString, query);
    QFETCH(QueryParts, parts);
    QFETCH(QString, written);
    QCOMPARE(partsOf(query), parts);
    QCOMPARE(queryOf(parts), written);
}

void TestDashboardSettingsRules::links_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("good");
    QTest::newRow("https") << u"https://example.org/x?a=${b}"_s << true;
    QTest::newRow("mail") << u"mailto:a@example.org"_s << true;
    QTest::newRow("another dashboard") << u"/d/django?var-job=$job"_s << true;
    QTest::newRow("here with a value") << u"?var-x=1"_s << true;
    QTest::newRow("a dashboard without the slash") << u"d/uid/slug"_s << true;
    QTest::newRow("braces and blanks") << u"https://e.org/?q={a|b} c"_s << true;
    QTest::newRow("its own address") << u"${__url.path}?var-job=$job"_s << true;
    QTest::newRow("a variable as uid") << u"/d/${uid}"_s << true;
    QTest::newRow("blanks around") << u" https://example.org "_s << true;
    QTest::newRow("a variable in front") << u"${base}/x"_s << false;
    QTest::newRow("a variable in front of a dashboard") << u"$base/d/y"_s << false;
    QTest::newRow("a variable as host") << u"https://${host}/x"_s << false;
    QTest::newRow("a page of Grafana") << u"/foo"_s << false;
    QTest::newRow("empty") << u""_s << false;
    QTest::newRow("a host alone") << u"example.org"_s << false;
    QTest::newRow("script") << u"javascript:alert(1)"_s << false;
    QTest::newRow("a file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("data") << u"data:text/html,x"_s << false;
    QTest::newRow("a password in it") << u"https://a:b@example.org"_s << false;
    QTest::newRow("another host by two slashes") << u"//example.org"_s << false;
}

void TestDashboardSettingsRules::links()
{
    QFETCH(QString, url);
    QFETCH(bool, good);
    DashboardLink link;
    link.url = url;
    QCOMPARE(checkLink(link).message.isEmpty(), good);
}

void TestDashboardSettingsRules::referencesFollow_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("renamed"); // job → team
    const auto same = [](const char *name, const QString &text) {
        QTest::newRow(name) << text << text;
    };
    QTest::newRow("plain") << u"$job"_s << u"$team"_s;
    QTest::newRow("braces") << u"a${job}b"_s << u"a${team}b"_s;
    QTest::newRow("a format") << u"${job:regex}"_s << u"${team:regex}"_s;
    QTest::newRow("a format with the same word") << u"${job:job}"_s << u"${team:job}"_s;
    QTest::newRow("a path") << u"${job.text}"_s << u"${team.text}"_s;
    QTest::newRow("brackets") << u"[[job]]"_s << u"[[team]]"_s;
    QTest::newRow("brackets with a format") << u"[[job:csv]]"_s << u"[[team:csv]]"_s;
    QTest::newRow("in a query") << u"up{job=~\"$job\", x=\"$other\"}[$__interval]"_s
                                << u"up{job=~\"$team\", x=\"$other\"}[$__interval]"_s;
    QTest::newRow("twice") << u"$job/$job"_s << u"$team/$team"_s;
    same("a longer name", u"$job_name ${jobs} $jobs"_s);
    same("no reference", u"job costs 5$"_s);
    same("an open brace", u"${job"_s);
    same("a label", u"{{job}}"_s);
    same("empty", u""_s);
}

void TestDashboardSettingsRules::referencesFollow()
{
    QFETCH(QString, text);
    QFETCH(QString, renamed);
    QCOMPARE(renameReferences(text, {{u"job"_s, u"team"_s}}), renamed);
}

void TestDashboardSettingsRules::renamesReachEveryText()
{
    const Dashboard before = namingEverywhere(u"job"_s);
    QVERIFY(renameVariables(before, {{u"job"_s, u"team"_s, true}}) == namingEverywhere(u"team"_s));
    QVERIFY(renameVariables(before, {}) == before);
    // Without the references the variable alone.
    Dashboard alone = before;
    commonOf(alone.variables[0]).name = u"team"_s;
    QVERIFY(renameVariables(before, {{u"job"_s, u"team"_s, false}}) == alone);
    // What does not change stays shared.
    const Dashboard other = renameReferences(before, {{u"nothing"_s, u"else"_s}});
    QCOMPARE(other.panels.constData(), before.panels.constData());
}

void TestDashboardSettingsRules::namesCanChangePlaces()
{
    QCOMPARE(renameReferences(u"$a $b ${a}"_s, {{u"a"_s, u"b"_s}, {u"b"_s, u"a"_s}}),
             u"$b $a ${b}"_s);
}

void TestDashboardSettingsRules::renamesAreSeen()
{
    const QList<VariableSpec> before{named<TextVariable>(u"a"_s), named<TextVariable>(u"b"_s)};
    QVERIFY(renamedVariables(before, before).isEmpty());
    const QHash<QString, QString> one =
        renamedVariables(before, {named<TextVariable>(u"c"_s), named<TextVariable>(u"b"_s)});
    QCOMPARE(one.size(), 1);
    QCOMPARE(one.value(u"a"_s), u"c"_s);
    QVERIFY(renamedVariables(before, {named<TextVariable>(u"b"_s), named<TextVariable>(u"a"_s)})
                .isEmpty());
    QVERIFY(renamedVariables(before, {named<SwitchVariable>(u"c"_s), named<TextVariable>(u"b"_s)})
                .isEmpty());
    QVERIFY(renamedVariables(before, {named<TextVariable>(u"b"_s)}).isEmpty());
}

void TestDashboardSettingsRules::usesAreCounted()
{
    const QHash<QString, VariableUses> uses = variableUses(namingEverywhere(u"job"_s));
    QCOMPARE(uses.value(u"job"_s), (VariableUses{2, {u"instance"_s}, 4}));
    QVERIFY(!uses.contains(u"instance"_s));
}

void TestDashboardSettingsRules::kindsAreConverted()
{
    auto query = queryVariable(u"job"_s, u"label_values(job)"_s);
    query.common.label = u"Job"_s;
    query.selection.multi = true;
    query.sourceId = u"prod"_s;
    for (int kind = 0; kind < VariableKindCount; ++kind) {
        const VariableSpec converted = convertVariable(query, VariableKind(kind));
        QCOMPARE(int(kindOf(converted)), kind);
        QCOMPARE(commonOf(converted).name, u"job"_s);
        QCOMPARE(commonOf(converted).label, u"Job"_s);
        if (const auto *custom = std::get_if<CustomVariable>(&converted))
            QVERIFY(custom->selection.multi);
        if (const auto *filters = std::get_if<FilterVariable>(&converted))
            QCOMPARE(filters->sourceId, u"prod"_s);
    }
    QVERIFY(convertVariable(query, VariableKind::Query) == VariableSpec(query));
    QCOMPARE(commonOf(duplicateVariable(query, {query})).name, u"job2"_s);
}

void TestDashboardSettingsRules::foreignKindsAreKnown()
{
    auto constant = named<ConstantVariable>(u"a"_s);
    Dashboard dashboard;
    QVERIFY(foreignKind(constant, dashboard).isEmpty());
    constant.common.unknown = Json::object({{u"type"_s, Json(u"constant"_s), -1}});
    QVERIFY(foreignKind(constant, dashboard).isEmpty());
    constant.common.unknown = Json::object({{u"type"_s, Json(u"oracle"_s), -1}});
    QCOMPARE(foreignKind(constant, dashboard), u"oracle"_s);
    dashboard.original = Json::array({Json::object({{u"type"_s, Json(u"snapshot"_s), -1}})});
    constant.common.original = Json(u"/0"_s);
    QCOMPARE(foreignKind(constant, dashboard), u"snapshot"_s);
}

QTEST_GUILESS_MAIN(TestDashboardSettingsRules)
#include "tst_dashboardsettingsrules.moc"
