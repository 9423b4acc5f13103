#include "tests/app/dashboardfixture.h"

#include <QRegularExpression>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

/// Line numbers (from 1) where two texts of equal length in lines differ; -1 for different lengths.
QList<qsizetype> differingLines(const QByteArray &before, const QByteArray &after)
{
    const QList<QByteArray> left = before.split('\n');
    const QList<QByteArray> right = after.split('\n');
    if (left.size() != right.size())
        return {-1};
    QList<qsizetype> result;
    for (qsizetype i = 0; i < left.size(); ++i) {
        if (left.at(i) != right.at(i))
            result.append(i + 1);
    }
    return result;
}

} // namespace

/// Good files: what is read, and that writing changes no more than what was edited.
class tst_DashboardJson : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void readsEverything();
    void writesUnchangedCanonicalFile_data();
    void writesUnchangedCanonicalFile();
    void oneEditIsOneLine_data();
    void oneEditIsOneLine();
    void newKeysComeInOrder();
    void defaultsAreLeftOut();
    void foreignPartsSurviveEdits();
    void listItemsKeepTheirForeignKeys();
    void unknownVariableSurvives();
    void modelSurvivesWriting();
    void panelForTheClipboard();
};

void tst_DashboardJson::readsEverything()
{
    const auto dashboard = readDashboard(testFile(u"complete.json"_s));
    QVERIFY2(dashboard.has_value(), dashboard ? "" : qPrintable(dashboard.error().message));
    QCOMPARE(dashboard->uid, u"complete"_s);
    QCOMPARE(dashboard->tags, (QStringList{u"django"_s, u"demo"_s}));
    QCOMPARE(dashboard->refreshMs, 10'000);
    QCOMPARE(dashboard->timeZone, u"Europe/Berlin"_s);
    QVERIFY(dashboard->locked);
    QCOMPARE(dashboard->tooltipSync, TooltipSync::Tooltip);
    QCOMPARE(dashboard->variables.size(), 7);
    const auto &job = std::get<QueryVariable>(dashboard->variables.at(0));
    QCOMPARE(job.common.name, u"job"_s);
    QCOMPARE(job.common.hide, VariableCommon::Hide::Label);
    QCOMPARE(job.refresh, 2);
    QVERIFY(job.selection.multi && job.selection.includeAll);
    QCOMPARE(job.selection.current, (QList<VariableOption>{{u"All"_s, u"$__all"_s}}));
    QCOMPARE(std::get<IntervalVariable>(dashboard->variables.at(3)).options.size(), 3);
    QCOMPARE(dashboard->annotations.size(), 1);
    QVERIFY(!dashboard->annotations.at(0).enabled);
    QCOMPARE(dashboard->links.at(0).newWindow, true);
    QCOMPARE(dashboard->rows.size(), 2);
    QCOMPARE(dashboard->rows.at(1).folded.size(), 1);
    QCOMPARE(dashboard->rows.at(1).repeat->variable, u"job"_s);
    const PanelSpec &panel = dashboard->panels.at(0);
    QCOMPARE(panel.id, (PanelId{qint64(1)}));
    QCOMPARE(panel.rect, (GridRect{0, 1, 12, 8}));
    QCOMPARE(panel.queries.size(), 2);
    QCOMPARE(panel.queries.at(0).legend, u"{{view}}"_s);
    QCOMPARE(panel.queries.at(1).kind, QueryKind::Instant);
    QCOMPARE(panel.queries.at(1).format, QueryFormat::Table);
    QCOMPARE(panel.maxDataPoints, std::optional<int>(800));
    QCOMPARE(panel.transforms.at(0).id, u"organize"_s);
    QCOMPARE(panel.defaults.unit, u"reqps"_s);
    QCOMPARE(panel.defaults.decimals, std::optional<int>(1));
    QCOMPARE(panel.defaults.max, std::optional<double>(100));
    QVERIFY(panel.defaults.thresholds.steps.at(0).value < -1e308);
    QCOMPARE(panel.defaults.thresholds.steps.at(1), (ThresholdStep{80, u"red"_s}));
    QCOMPARE(panel.defaults.mappings.size(), 4);
    QCOMPARE(panel.defaults.color.mode, u"palette-classic"_s);
    QCOMPARE(panel.defaults.custom[u"lineWidth"].toInteger(), 1);
    QCOMPARE(panel.overrides.at(0).matcher, u"byName"_s);
    QCOMPARE(panel.overrides.at(0).properties.at(0).id, u"unit"_s);
    QCOMPARE(panel.repeat->horizontal, false);
    QCOMPARE(panel.options[u"legend"][u"placement"].toString(), u"right"_s);
    QCOMPARE(dashboard->panels.at(1).id, (PanelId{u"panel-x"_s}));
    QCOMPARE(texts(validateDashboard(testFile(u"complete.json"_s))), QStringList());
}

void tst_DashboardJson::writesUnchangedCanonicalFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("complete") << testFile(u"complete.json"_s);
    QTest::newRow("foreign") << testFile(u"foreign.json"_s);
    QTest::newRow("minimal") << writeDashboard(Dashboard());
}

void tst_DashboardJson::writesUnchangedCanonicalFile()
{
    QFETCH(QByteArray, text);
    const auto dashboard = readDashboard(text);
    QVERIFY(dashboard.has_value());
    QCOMPARE(writeDashboard(*dashboard), text);
}

using Edit = void (*)(Dashboard &);

void tst_DashboardJson::oneEditIsOneLine_data()
{
    QTest::addColumn<Edit>("edit");
    const auto row = [](const char *name, Edit edit) { QTest::newRow(name) << edit; };
    row("title", [](Dashboard &d) { d.title = u"Other"_s; });
    row("refresh", [](Dashboard &d) { d.refreshMs = 90'000; });
    row("range", [](Dashboard &d) { d.range.from = u"now-2h"_s; });
    row("panel title", [](Dashboard &d) { d.panels[0].title = u"Other"_s; });
    row("grid", [](Dashboard &d) { d.panels[0].rect.height = 7; });
    row("expression", [](Dashboard &d) { d.panels[0].queries[0].expression = u"up"_s; });
    row("query kind", [](Dashboard &d) {
        d.panels[0].queries[1].kind = QueryKind::Range;
        d.panels[0].queries[1].alsoInstant = true;
    });
    row("decimals", [](Dashboard &d) { d.panels[0].defaults.decimals = 3; });
    row("threshold colour",
        [](Dashboard &d) { d.panels[0].defaults.thresholds.steps[1].color = u"blue"_s; });
    row("threshold value",
        [](Dashboard &d) { d.panels[0].defaults.thresholds.steps[1].value = 90; });
    row("custom", [](Dashboard &d) { d.panels[0].defaults.custom.set(u"lineWidth", Json(2)); });
    row("option", [](Dashboard &d) {
        Json legend = d.panels[0].options[u"legend"];
        legend.set(u"placement", Json(u"bottom"_s));
        d.panels[0].options.set(u"legend", legend);
    });
    row("override value",
        [](Dashboard &d) { d.panels[0].overrides[0].properties[0].value = Json(u"ms"_s); });
    row("variable",
        [](Dashboard &d) { std::get<QueryVariable>(d.variables[0]).query = u"label_values(x)"_s; });
    row("folded panel", [](Dashboard &d) { d.rows[1].folded[0].title = u"Other"_s; });
    row("link", [](Dashboard &d) { d.links[0].title = u"Other"_s; });
}

void tst_DashboardJson::oneEditIsOneLine()
{
    QFETCH(Edit, edit);
    const QByteArray before = testFile(u"complete.json"_s);
    auto dashboard = readDashboard(before);
    QVERIFY(dashboard.has_value());
    edit(*dashboard);
    const QByteArray after = writeDashboard(*dashboard);
    QCOMPARE(differingLines(before, after).size(), 1);
    QVERIFY(differingLines(before, after) != QList<qsizetype>{-1});
    const auto again = readDashboard(after);
    QVERIFY(again.has_value());
    QVERIFY(withoutFileParts(*again) == withoutFileParts(*dashboard));
}

void tst_DashboardJson::newKeysComeInOrder()
{
    auto dashboard = readDashboard(withPanel("\"zebra\": 1"));
    QVERIFY(dashboard.has_value());
    dashboard->description = u"D"_s;
    dashboard->panels[0].defaults.unit = u"s"_s;
    const Json written = *parseJson(writeDashboard(*dashboard));
    const auto keys = [](const Json &object) {
        QStringList result;
        for (const JsonMember &member : object.members())
            result.append(member.key);
        return result.join(u' ');
    };
    QCOMPARE(keys(written), u"format version uid title description time panels"_s);
    QCOMPARE(keys(written[u"panels"].at(0)), u"id type title grid field zebra"_s);
}

void tst_DashboardJson::defaultsAreLeftOut()
{
    Dashboard dashboard;
    dashboard.panels.append(PanelSpec());
    QCOMPARE(
        writeJsonCompact(*parseJson(writeDashboard(dashboard))),
        QByteArray(R"({"format":"promontory-dashboard","version":1,"uid":"","title":"",)"
                   R"("time":{"from":"now-6h","to":"now"},"panels":[{"id":0,"type":"timeseries",)"
                   R"("title":"","grid":{"x":0,"y":0,"w":12,"h":8}}]})"));
    auto edited = readDashboard(testFile(u"complete.json"_s));
    QVERIFY(edited.has_value());
    edited->locked = false;
    edited->panels[0].defaults = {};
    edited->panels[0].repeat.reset();
    edited->panels[0].overrides.clear();
    const Json written = *parseJson(writeDashboard(*edited));
    QVERIFY(!written.contains(u"locked"));
    QVERIFY(!written[u"panels"].at(0).contains(u"field"));
    QVERIFY(!written[u"panels"].at(0).contains(u"repeat"));
    QVERIFY(!written[u"panels"].at(0).contains(u"overrides"));
}

void tst_DashboardJson::foreignPartsSurviveEdits()
{
    const QByteArray before = testFile(u"foreign.json"_s);
    auto dashboard = readDashboard(before);
    QVERIFY(dashboard.has_value());
    dashboard->panels[0].title = u"Edited"_s;
    const QByteArray after = writeDashboard(*dashboard);
    QCOMPARE(differingLines(before, after).size(), 1);
    // A panel of an unknown type keeps its options word for word, also when it moves into a row.
    PanelSpec panel = dashboard->panels.takeAt(1);
    QCOMPARE(panel.type, u"hologram"_s);
    dashboard->rows.append({{qint64(99)}, u"Row"_s, 20, true, {panel}, {}, {}, {}});
    const Json written = *parseJson(writeDashboard(*dashboard));
    QCOMPARE(writeJson(written[u"rows"].at(0)[u"panels"].at(0)),
             writeJson((*parseJson(before))[u"panels"].at(1)));
}

void tst_DashboardJson::listItemsKeepTheirForeignKeys()
{
    auto dashboard = readDashboard(withPanel(
        R"("links": [{"title": "a", "url": "u1", "x": 1}, {"title": "b", "url": "u2", "x": 2}, {"title": "c", "url": "u3", "x": 3}])"));
    QVERIFY(dashboard.has_value());
    dashboard->panels[0].links.removeAt(0);
    dashboard->panels[0].links.move(0, 1);
    const Json links = (*parseJson(writeDashboard(*dashboard)))[u"panels"].at(0)[u"links"];
    QCOMPARE(writeJsonCompact(links),
             QByteArray(R"([{"title":"c","url":"u3","x":3},{"title":"b","url":"u2","x":2}])"));
}

void tst_DashboardJson::unknownVariableSurvives()
{
    const QByteArray text = document(
        R"("variables": [{"type": "hologram", "name": "v", "current": {"value": "on"}, "depth": [1, {"a": 1.0}]}])");
    const DocumentReading reading = readDocument(text);
    QVERIFY(reading.dashboard.has_value());
    QCOMPARE(reading.faults.size(), 1);
    QVERIFY(reading.faults.at(0).adjusted);
    const auto &constant = std::get<ConstantVariable>(reading.dashboard->variables.at(0));
    QCOMPARE(constant.common.name, u"v"_s);
    QCOMPARE(constant.value, u"on"_s);
    Dashboard edited = *reading.dashboard;
    edited.title = u"X"_s;
    QCOMPARE(writeJson((*parseJson(writeDashboard(edited)))[u"variables"]),
             writeJson((*parseJson(text))[u"variables"]));
}

void tst_DashboardJson::modelSurvivesWriting()
{
    // Built in the program, without a file: everything has to come from the model.
    const auto file = readDashboard(testFile(u"complete.json"_s));
    QVERIFY(file.has_value());
    const Dashboard model = withoutFileParts(*file);
    QVERIFY(model.unknown.isUndefined());
    QVERIFY(model.panels.at(0).queries.at(0).extra.isUndefined());
    const auto again = readDashboard(writeDashboard(model));
    QVERIFY(again.has_value());
    QVERIFY(withoutFileParts(*again) == model);
    QCOMPARE(writeDashboard(*again), writeDashboard(model));
}

void tst_DashboardJson::panelForTheClipboard()
{
    const auto dashboard = readDashboard(testFile(u"complete.json"_s));
    QVERIFY(dashboard.has_value());
    const auto panel = readPanel(writePanel(dashboard->panels.at(0)));
    QVERIFY(panel.has_value());
    QCOMPARE(panel->queries, dashboard->panels.at(0).queries);
    QVERIFY(!readPanel("[]").has_value());
    QVERIFY(!readPanel("nonsense").has_value());
}

QTEST_GUILESS_MAIN(tst_DashboardJson)
#include "tst_dashboardjson.moc"
