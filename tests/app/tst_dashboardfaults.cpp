#include "tests/app/dashboardfixture.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Promontory;
using namespace Qt::StringLiterals;

/// Files that are wrong, strange or too large: what is refused, what is adjusted, and the words.
class tst_DashboardFaults : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
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
    void manyFaults();
    void overlappingPanels();
    void damagedBytes();
};

void tst_DashboardFaults::refusals_data()
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

void tst_DashboardFaults::refusals()
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

void tst_DashboardFaults::wrongTypes_data()
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

void tst_DashboardFaults::wrongTypes()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, fault);
    QVERIFY(!readDashboard(text).has_value());
    QList<DocumentFault> faults = validateDashboard(text);
    faults.removeIf([](const DocumentFault &each) { return each.adjusted; });
    QCOMPARE(texts(faults), QStringList{fault});
}

using Probe = QString (*)(const Dashboard &);

void tst_DashboardFaults::adjustments_data()
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
        u"0 421000 24 200"_s);
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

void tst_DashboardFaults::adjustments()
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

void tst_DashboardFaults::reportsEveryFault()
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

void tst_DashboardFaults::panelIds()
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

void tst_DashboardFaults::trickyText_data()
{
    QTest::addColumn<QByteArray>("title");
    QTest::newRow("NUL") << QByteArray("a\\u0000b");
    QTest::newRow("lone surrogate") << QByteArray("a\\ud800");
    QTest::newRow("bidi override") << QByteArray("\xE2\x80\xAE txt.exe");
    QTest::newRow("BOM inside") << QByteArray("\xEF\xBB\xBFx");
    QTest::newRow("combining flood") << QByteArray("Z" + QByteArray("\xCC\x81").repeated(1000));
    QTest::newRow("megabyte word") << QByteArray(1'000'000, 'w');
}

void tst_DashboardFaults::trickyText()
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

void tst_DashboardFaults::limits_data()
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

void tst_DashboardFaults::limits()
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

void tst_DashboardFaults::manyPanelsAreSaid()
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

void tst_DashboardFaults::manyFaults()
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

void tst_DashboardFaults::overlappingPanels()
{
    const DocumentReading reading = readDocument(document(
        R"("panels": [{"id": 1, "type": "a", "title": "", "grid": {"x":0,"y":0,"w":12,"h":4}},
{"id": 2, "type": "a", "title": "", "grid": {"x":6,"y":2,"w":12,"h":4}}])"));
    QVERIFY(reading.dashboard.has_value());
    QCOMPARE(reading.dashboard->panels.at(0).rect, (GridRect{0, 0, 12, 4}));
    QCOMPARE(reading.dashboard->panels.at(1).rect, (GridRect{6, 4, 12, 4}));
    QVERIFY(texts(reading.faults).last().startsWith(u"4:"));
}

void tst_DashboardFaults::damagedBytes()
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

QTEST_GUILESS_MAIN(tst_DashboardFaults)
#include "tst_dashboardfaults.moc"
