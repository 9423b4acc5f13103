#include "app/dashboard/dashboardjson.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

QByteArray testFile(const QString &name)
{
    QFile file(QStringLiteral(PROMONTORY_TEST_DATA "/dashboards/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A whole document around these members.
QByteArray document(const QByteArray &members)
{
    return R"({"format": "promontory-dashboard", "version": 1, "uid": "u", "title": "T",
"time": {"from": "now-1h", "to": "now"}, "panels": [])" +
           (members.isEmpty() ? QByteArray() : QByteArray(",\n" + members)) + "}";
}

QByteArray withPanel(const QByteArray &members)
{
    return R"({"format": "promontory-dashboard", "version": 1, "uid": "u", "title": "T",
"time": {"from": "now-1h", "to": "now"}, "panels": [
{"id": 1, "type": "stat", "title": "P", "grid": {"x": 0, "y": 0, "w": 6, "h": 4})" +
           (members.isEmpty() ? QByteArray() : QByteArray(",\n" + members)) + "}]}";
}

QStringList texts(const QList<DocumentFault> &faults)
{
    QStringList result;
    for (const DocumentFault &fault : faults)
        result.append(fault.toText());
    return result;
}

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
    void refusals_data();
    void refusals();
    void wrongTypes_data();
    void wrongTypes();
    void adjustments_data();
    void adjustments();
    void reportsEveryFault();
    void panelIds();
    void trickyText_data();
    void trickyText();
    void limits_data();
    void limits();
    void manyPanelsAreSaid();
    void overlappingPanels();
    void manyFaults();
    void panelForTheClipboard();
    void damagedBytes();
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

void tst_DashboardJson::refusals_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &text, ErrorKind kind,
                        const QString &place, const QString &message) {
        QTest::newRow(name) << text << kind << place << message;
    };
    row("newer version",
        "{\n \"format\": \"promontory-dashboard\",\n \"version\": 2, \"future\": {}}",
        ErrorKind::Unsupported, u"3:13"_s, u"newer Promontory"_s);
    row("no version", "{\"format\": \"promontory-dashboard\"}", ErrorKind::Syntax, u"1:1"_s,
        u"version"_s);
    row("version zero", "{\"format\": \"promontory-dashboard\", \"version\": 0}", ErrorKind::Syntax,
        u"1:47"_s, u"whole number"_s);
    row("version half", "{\"format\": \"promontory-dashboard\", \"version\": 1.5}",
        ErrorKind::Syntax, u"1:47"_s, u"whole number"_s);
    row("version text", "{\"format\": \"promontory-dashboard\", \"version\": \"1\"}",
        ErrorKind::Syntax, u"1:47"_s, u"whole number"_s);
    row("Grafana", R"( {"title": "x", "panels": [], "schemaVersion": 39})", ErrorKind::Unsupported,
        u"1:2"_s, u"Grafana"_s);
    row("Grafana rows", R"({"title": "x", "rows": []})", ErrorKind::Unsupported, u"1:1"_s,
        u"Grafana"_s);
    row("Grafana answer", R"({"dashboard": {"panels": []}, "meta": {}})", ErrorKind::Unsupported,
        u"1:1"_s, u"Grafana"_s);
    row("Grafana resource", R"({"apiVersion": "dashboard.grafana.app/v1", "spec": {}})",
        ErrorKind::Unsupported, u"1:1"_s, u"Grafana"_s);
    row("Grafana list", R"([{"title": "x", "panels": []}])", ErrorKind::Unsupported, u"1:1"_s,
        u"Grafana"_s);
    row("other JSON", "{\"a\": 1}", ErrorKind::Syntax, u"1:1"_s, u"\"format\" is missing"_s);
    row("other format", "{\n\"format\": \"x\"}", ErrorKind::Syntax, u"2:11"_s,
        u"not a Promontory"_s);
    row("a number", "12", ErrorKind::Syntax, u"1:1"_s, u"not a Promontory"_s);
    row("not JSON", "{\n  \"format\": oops\n}", ErrorKind::Syntax, u"2:13"_s, u"no JSON value"_s);
    row("truncated", document("").chopped(1), ErrorKind::Syntax, u"2:54"_s, u"ends before"_s);
    row("empty", "", ErrorKind::Syntax, u"1:1"_s, u"empty"_s);
    row("UTF-16", QByteArray("\xFF\xFE{\0", 4), ErrorKind::Syntax, u"1:1"_s, u"UTF-16"_s);
    row("comment", "{\n// hello\n}", ErrorKind::Syntax, u"2:1"_s, u"comments"_s);
}

void tst_DashboardJson::refusals()
{
    QFETCH(QByteArray, text);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, place);
    QFETCH(QString, message);
    const auto dashboard = readDashboard(text);
    QVERIFY(!dashboard.has_value());
    QCOMPARE(dashboard.error().kind, kind);
    QCOMPARE(dashboard.error().detail, place);
    QVERIFY2(dashboard.error().message.contains(message), qPrintable(dashboard.error().message));
    QCOMPARE(validateDashboard(text).size(), 1);
}

void tst_DashboardJson::wrongTypes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("fault");
    QTest::newRow("title") << document("\"description\": 5")
                           << u"3:16: description must be a text."_s;
    QTest::newRow("locked") << document("\"locked\": \"yes\"")
                            << u"3:11: locked must be true or false."_s;
    QTest::newRow("tags") << document("\"tags\": [\"a\", 1]") << u"3:15: tags[1] must be a text."_s;
    QTest::newRow("rows") << document("\"rows\": {}") << u"3:9: rows must be a list."_s;
    QTest::newRow("row") << document("\"rows\": [7]") << u"3:10: rows[0] must be an object."_s;
    QTest::newRow("variable type") << document("\"variables\": [{\"type\": 1, \"name\": \"a\"}]")
                                   << u"3:24: variables[0].type must be a text."_s;
    QTest::newRow("name with NUL")
        << document("\"variables\": [{\"type\": \"text\", \"name\": \"a\\u0000\"}]")
        << u"3:40: variables[0].name holds characters that a name cannot have."_s;
    QTest::newRow("name with half a surrogate")
        << document("\"variables\": [{\"type\": \"text\", \"name\": \"\\ud800\"}]")
        << u"3:40: variables[0].name holds characters that a name cannot have."_s;
    QTest::newRow("queries") << withPanel("\"queries\": [{\"expr\": null}, {\"expr\": []}]")
                             << u"4:38: panels[0].queries[1].expr must be a text."_s;
    QTest::newRow("step") << withPanel(
                                 "\"field\": {\"thresholds\": {\"steps\": [{\"value\": true}]}}")
                          << u"4:46: panels[0].field.thresholds.steps[0].value must be a number."_s;
    QTest::newRow("options") << withPanel("\"options\": []")
                             << u"4:12: panels[0].options must be an object."_s;
    QTest::newRow("override") << withPanel(
                                     "\"overrides\": [{\"matcher\": \"x\", \"properties\": []}]")
                              << u"4:27: panels[0].overrides[0].matcher must be an object."_s;
    QTest::newRow("mapping") << withPanel("\"field\": {\"mappings\": [1]}")
                             << u"4:24: panels[0].field.mappings[0] must be an object."_s;
}

void tst_DashboardJson::wrongTypes()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, fault);
    QVERIFY(!readDashboard(text).has_value());
    QList<DocumentFault> faults = validateDashboard(text);
    faults.removeIf([](const DocumentFault &each) { return each.adjusted; });
    QCOMPARE(texts(faults), QStringList{fault});
}

using Probe = QString (*)(const Dashboard &);

void tst_DashboardJson::adjustments_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Probe>("probe");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *name, const QByteArray &text, Probe probe,
                        const QString &value) { QTest::newRow(name) << text << probe << value; };
    const auto grid = [](const Dashboard &d) -> QString {
        const GridRect &r = d.panels.at(0).rect;
        return u"%1 %2 %3 %4"_s.arg(r.x).arg(r.y).arg(r.width).arg(r.height);
    };
    const auto gridText = [](const char *rect) -> QByteArray {
        return withPanel("\"grid\": " + QByteArray(rect));
    };
    row("negative grid", gridText(R"({"x": -4, "y": -1, "w": -3, "h": 0})"), grid, u"0 0 1 1"_s);
    row("huge grid", gridText(R"({"x": 1e300, "y": 2147483648, "w": 4294967296, "h": 1e18})"), grid,
        u"0 10000 24 200"_s);
    row("grid out of doubles", gridText(R"({"x": 1e999, "y": -1e999, "w": 6, "h": 4})"), grid,
        u"0 0 6 4"_s);
    row("grid sticks out", gridText(R"({"x": 20, "y": 0, "w": 12, "h": 4})"), grid, u"12 0 12 4"_s);
    row("grid fractions", gridText(R"({"x": 0.6, "y": 0, "w": 6.4, "h": 4})"), grid, u"1 0 6 4"_s);
    const auto field = [](const Dashboard &d) -> QString {
        const FieldConfig &f = d.panels.at(0).defaults;
        return u"%1 %2 %3 %4"_s.arg(f.decimals.value_or(-1))
            .arg(f.min.value_or(-1))
            .arg(f.max.value_or(-1))
            .arg(f.unit);
    };
    const auto fieldText = [](const char *config) -> QByteArray {
        return withPanel("\"field\": " + QByteArray(config));
    };
    row("decimals too many", fieldText(R"({"decimals": 1e9})"), field, u"15 -1 -1 "_s);
    row("decimals negative", fieldText(R"({"decimals": -3})"), field, u"0 -1 -1 "_s);
    row("min above max", fieldText(R"({"min": 10, "max": 2})"), field, u"-1 2 10 "_s);
    row("min out of doubles", fieldText(R"({"min": -1e999, "max": 3})"), field, u"-1 -1 3 "_s);
    row("unit bomb", fieldText(R"({"unit": "%n%s%n%s%n%s%n%s%n%s%n%s%n%s%n%s%n%s%n%s"})"), field,
        u"-1 -1 -1 %n%s%n%s%n%s%n%s%n%s%n%s%n%s%n%s"_s);
    const auto time = [](const Dashboard &d) -> QString {
        return u"%1 %2 %3 %4"_s.arg(d.range.from, d.range.to, QString::number(d.refreshMs),
                                    d.timeZone);
    };
    row("refresh too fast", document("\"refresh\": \"1ms\""), time, u"now-1h now 1000 "_s);
    row("refresh nonsense", document("\"refresh\": \"soon\""), time, u"now-1h now 30000 "_s);
    row("refresh for ever", document("\"refresh\": \"99999d\""), time, u"now-1h now 86400000 "_s);
    row("time nonsense", document("\"time\": {\"from\": \"yesterday-ish\", \"to\": \"now\"}"), time,
        u"now-6h now 30000 "_s);
    row("time turned round", document("\"time\": {\"from\": \"now\", \"to\": \"now-1h\"}"), time,
        u"now-1h now 30000 "_s);
    row("zone unknown", document("\"timezone\": \"Moon/Base\""), time, u"now-1h now 30000 "_s);
    row(
        "choice unknown", document("\"tooltip\": \"telepathy\""),
        [](const Dashboard &d) -> QString { return QString::number(int(d.tooltipSync)); }, u"1"_s);
    row(
        "duplicate key", document("\"title\": \"second\""),
        [](const Dashboard &d) -> QString { return d.title; }, u"second"_s);
}

void tst_DashboardJson::adjustments()
{
    QFETCH(QByteArray, text);
    QFETCH(Probe, probe);
    QFETCH(QString, value);
    const DocumentReading reading = readDocument(text);
    QVERIFY2(reading.dashboard.has_value(), qPrintable(texts(reading.faults).join(u'\n')));
    QVERIFY(!reading.faults.isEmpty());
    QCOMPARE(probe(*reading.dashboard), value);
    // Adjusted values do not change the file by themselves.
    Dashboard edited = *reading.dashboard;
    edited.description = u"x"_s;
    const auto again = readDashboard(writeDashboard(edited));
    QVERIFY(again.has_value());
    QCOMPARE(probe(*again), value);
}

void tst_DashboardJson::reportsEveryFault()
{
    const QByteArray text = R"({
  "format": "promontory-dashboard",
  "version": 1,
  "uid": 3,
  "title": ["x"],
  "time": {"from": "now-1h", "to": "now"},
  "panels": [
    {"id": 1, "type": "stat", "title": "a", "grid": {"x": 0, "y": 0, "w": "wide", "h": 99999}},
    "panel"
  ]
})";
    QCOMPARE(texts(validateDashboard(text)),
             (QStringList{u"4:10: uid must be a text."_s, u"5:12: title must be a text."_s,
                          u"8:75: panels[0].grid.w must be a number."_s,
                          u"8:88: panels[0].grid.h must be a whole number from 1 to 200."_s,
                          u"9:5: panels[1] must be an object."_s}));
}

void tst_DashboardJson::panelIds()
{
    const DocumentReading reading = readDocument(document(
        R"("rows": [{"id": 5, "title": "r", "y": 0}],
"panels": [{"id": 5, "type": "a", "title": "", "grid": {"x":0,"y":1,"w":1,"h":1}},
{"id": "5", "type": "a", "title": "", "grid": {"x":1,"y":1,"w":1,"h":1}},
{"type": "a", "title": "", "grid": {"x":2,"y":1,"w":1,"h":1}}])"));
    QVERIFY(reading.dashboard.has_value());
    const QList<PanelSpec> &panels = reading.dashboard->panels;
    QCOMPARE(panels.at(0).id, (PanelId{qint64(6)}));
    QCOMPARE(panels.at(1).id, (PanelId{u"5"_s}));
    QCOMPARE(panels.at(2).id, (PanelId{qint64(7)}));
    QCOMPARE(reading.dashboard->rows.at(0).id, (PanelId{qint64(5)}));
}

void tst_DashboardJson::trickyText_data()
{
    QTest::addColumn<QByteArray>("title");
    QTest::newRow("NUL") << QByteArray("a\\u0000b");
    QTest::newRow("lone surrogate") << QByteArray("a\\ud800");
    QTest::newRow("bidi override") << QByteArray("\xE2\x80\xAE txt.exe");
    QTest::newRow("BOM inside") << QByteArray("\xEF\xBB\xBFx");
    QTest::newRow("combining flood") << QByteArray("Z" + QByteArray("\xCC\x81").repeated(1000));
    QTest::newRow("megabyte word") << QByteArray(1'000'000, 'w');
}

void tst_DashboardJson::trickyText()
{
    QFETCH(QByteArray, title);
    const auto dashboard = readDashboard(document("\"title\": \"" + title + "\""));
    QVERIFY(dashboard.has_value());
    const QByteArray once = writeDashboard(*dashboard);
    const auto again = readDashboard(once);
    QVERIFY(again.has_value());
    QCOMPARE(again->title, dashboard->title);
    QCOMPARE(writeDashboard(*again), once);
}

void tst_DashboardJson::limits_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("accepted");
    const auto padded = [](qsizetype bytes) -> QByteArray {
        const QByteArray text = document("");
        return text + QByteArray(bytes - text.size(), ' ');
    };
    // The document itself is one level and has eight values besides the list's items.
    const auto nested = [](qsizetype depth) -> QByteArray {
        return document("\"foreign\": " + QByteArray(depth - 1, '[') + QByteArray(depth - 1, ']'));
    };
    const auto filled = [](int nodes) -> QByteArray {
        return document("\"foreign\": [" + QByteArray("0,").repeated(nodes - 11) + "0]");
    };
    for (const int difference : {-1, 0, 1}) {
        const bool accepted = difference <= 0;
        const auto name = [difference](const char *what) -> QByteArray {
            return QByteArray(what) + (difference < 0    ? " below"
                                       : difference == 0 ? " at"
                                                         : " above");
        };
        QTest::newRow(name("bytes").constData())
            << padded(16 * 1024 * 1024 + difference) << accepted;
        QTest::newRow(name("depth").constData()) << nested(64 + difference) << accepted;
        QTest::newRow(name("nodes").constData()) << filled(500'000 + difference) << accepted;
    }
    QTest::newRow("a million panels")
        << QByteArray(R"({"format": "promontory-dashboard", "version": 1, "panels": [)" +
                      QByteArray("{},").repeated(1'000'000) + "{}]}")
        << false;
}

void tst_DashboardJson::limits()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, accepted);
    QElapsedTimer clock;
    clock.start();
    const auto dashboard = readDashboard(text);
    QCOMPARE(dashboard.has_value(), accepted);
    if (!accepted) {
        QCOMPARE(dashboard.error().kind, ErrorKind::TooLarge);
        QVERIFY(clock.elapsed() < 1000);
    }
}

void tst_DashboardJson::manyPanelsAreSaid()
{
    const auto list = [](int panels) -> QByteArray {
        QByteArray text = "\"panels\": [";
        for (int i = 0; i < panels; ++i) {
            text += QByteArray(i > 0 ? "," : "") + "{\"id\": " + QByteArray::number(i + 1) +
                    ", \"type\": \"stat\", \"title\": \"\", \"grid\": {\"x\": 0, \"y\": " +
                    QByteArray::number(i) + ", \"w\": 1, \"h\": 1}}";
        }
        return document(text + "]");
    };
    // One fault is the key that occurs twice.
    QCOMPARE(readDocument(list(1999)).faults.size(), 1);
    QCOMPARE(readDocument(list(2000)).faults.size(), 1);
    const DocumentReading reading = readDocument(list(2001));
    QCOMPARE(reading.faults.size(), 2);
    QVERIFY(reading.dashboard.has_value());
    QCOMPARE(reading.dashboard->panels.size(), 2001);
}

void tst_DashboardJson::manyFaults()
{
    // What can be adjusted is said a thousand times at most, and never hides what cannot.
    const QByteArray odd =
        R"({"id": 1, "type": "a", "title": "", "grid": {"x": 99, "y": -1, "w": 0, "h": 0}},)";
    const DocumentReading odds =
        readDocument(document("\"panels\": [" + odd.repeated(2000).chopped(1) + "]"));
    QVERIFY(odds.dashboard.has_value());
    QCOMPARE(odds.faults.size(), 1000);
    const DocumentReading wrong =
        readDocument(document("\"panels\": [" + odd.repeated(2000) + "5]"));
    QVERIFY(!wrong.dashboard.has_value());
    QVERIFY(!wrong.faults.constLast().adjusted);
}

void tst_DashboardJson::overlappingPanels()
{
    const DocumentReading reading = readDocument(document(
        R"("panels": [{"id": 1, "type": "a", "title": "", "grid": {"x":0,"y":0,"w":12,"h":4}},
{"id": 2, "type": "a", "title": "", "grid": {"x":6,"y":2,"w":12,"h":4}}])"));
    QVERIFY(reading.dashboard.has_value());
    QCOMPARE(reading.dashboard->panels.at(0).rect, (GridRect{0, 0, 12, 4}));
    QCOMPARE(reading.dashboard->panels.at(1).rect, (GridRect{6, 4, 12, 4}));
    QVERIFY(texts(reading.faults).last().startsWith(u"4:"));
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

void tst_DashboardJson::damagedBytes()
{
    const QByteArray good = testFile(u"complete.json"_s);
    QRandomGenerator random(4711);
    for (int round = 0; round < 10'000; ++round) {
        QByteArray bad = good;
        const qsizetype at = random.bounded(int(bad.size()));
        bad[at] = static_cast<char>(random.bounded(256));
        const DocumentReading reading = readDocument(bad);
        QVERIFY(reading.dashboard.has_value() || !reading.faults.isEmpty());
        if (!reading.dashboard)
            QVERIFY(!reading.faults.constLast().message.isEmpty());
    }
}

QTEST_GUILESS_MAIN(tst_DashboardJson)
#include "tst_dashboardjson.moc"
