// Documents at and beyond their limits, our own and Grafana's (reliability-security D1).
#include "app/dashboard/dashboardjson.h"
#include "app/dashboard/documentchecks.h"
#include "app/import/importgrafana.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <functional>

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

using Document = std::function<QByteArray(int count)>;

QByteArray listOf(int count, const QByteArray &item)
{
    QByteArrayList items;
    for (int i = 0; i < count; ++i)
        items.append(QByteArray(item).replace('#', QByteArray::number(i + 1)));
    return "[" + items.join(',') + "]";
}

QByteArray own(const QByteArray &members)
{
    return R"({"format": "promontory-dashboard", "version": 1, "uid": "u", "title": "T", "time": {"from": "now-1h", "to": "now"}, )"
        + members + "}";
}

QByteArray ownPanel(const QByteArray &members)
{
    return own(R"("panels": [{"id": 1, "type": "stat", "title": "P", "grid": {"x": 0, "y": 0, "w": 6, "h": 4}, )" + members
               + "}]");
}

QByteArray grafana(const QByteArray &members)
{
    return R"({"title": "T", "schemaVersion": 41, "uid": "u", )" + members + "}";
}

QByteArray grafanaPanel(const QByteArray &members)
{
    return grafana(R"("panels": [{"id": 1, "type": "stat", "title": "P", "gridPos": {"x": 0, "y": 0, "w": 6, "h": 4}, )"
                   + members + "}]");
}

/// What opening says of sizes. Fails the test if the document does not open.
QStringList said(const QByteArray &text)
{
    QStringList messages;
    const auto root = parseJson(text);
    if (root && isOwnDocument(*root)) {
        const DocumentReading reading = readDocument(*root, text);
        for (const DocumentFault &fault : reading.faults)
            messages.append(fault.message);
        if (!reading.dashboard)
            QTest::qFail("It is refused.", __FILE__, __LINE__);
    } else {
        const auto import = root ? importGrafana(*root) : failure(ErrorKind::Syntax, root.error().message);
        if (!import)
            QTest::qFail(qPrintable(import.error().message), __FILE__, __LINE__);
        for (const ImportFinding &finding : import ? import->report.dashboard : QList<ImportFinding>())
            messages.append(finding.message);
    }
    return messages.filter(u"are slow"_s);
}

/// The highest memory that this process ever had.
qint64 peakKib()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').constFirst().toLongLong();
    }
    return 0;
}

} // namespace

Q_DECLARE_METATYPE(Document)

class TestDocumentLimits : public QObject
{
    Q_OBJECT

private slots:
    void millionsOfPanels_data();
    void millionsOfPanels(); // first: it measures the peak
    void manyAreSaid_data();
    void manyAreSaid();
    void panelsHaveALimit_data();
    void panelsHaveALimit();
    void repeatedElementsHaveALimit();
    void tallBoardsAreReadAgain();
    void heightIsSaid();
    void rangesAreTurned();
};

void TestDocumentLimits::millionsOfPanels_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray panels = R"("panels": [)" + QByteArray("{},").repeated(1'000'000) + "{}]";
    QTest::newRow("own") << own(panels);
    QTest::newRow("Grafana's") << grafana(panels);
}

void TestDocumentLimits::millionsOfPanels()
{
    QFETCH(QByteArray, text);
    [[maybe_unused]] const qint64 before = peakKib();
    QElapsedTimer spent;
    spent.start();
    const auto root = parseJson(text);
    QVERIFY(!root);
    QVERIFY(root.error().limit);
    QCOMPARE(readDashboard(text).error().kind, ErrorKind::TooLarge);
#if !defined(__SANITIZE_ADDRESS__)
    QVERIFY2(spent.elapsed() < 1'000, QByteArray::number(spent.elapsed()).constData());
    QVERIFY2(peakKib() - before < 300 * 1024, QByteArray::number(peakKib() - before).constData());
#endif
}

void TestDocumentLimits::manyAreSaid_data()
{
    QTest::addColumn<int>("most");
    QTest::addColumn<Document>("document");
    const auto row = [](const char *name, int most, const Document &document) { QTest::newRow(name) << most << document; };
    const QByteArray ownQuery = R"({"refId": "R#", "expr": "up"})";
    const QByteArray override = R"({"matcher": {"id": "byName", "options": "a#"}, "properties": []})";
    const QByteArray link = R"({"title": "L#", "url": "https://example.org/#"})";
    row("own panels", 2'000, [](int count) {
        return own(R"("panels": )" + listOf(count, R"({"id": #, "type": "stat", "title": "", "grid": {"x": 0, "y": #, "w": 1, "h": 1}})"));
    });
    row("own queries", 200, [=](int count) { return ownPanel(R"("queries": )" + listOf(count, ownQuery)); });
    row("own overrides", 1'000, [=](int count) { return ownPanel(R"("overrides": )" + listOf(count, override)); });
    row("own links of a panel", 1'000, [=](int count) { return ownPanel(R"("links": )" + listOf(count, link)); });
    row("own links", 1'000, [=](int count) { return own(R"("panels": [], "links": )" + listOf(count, link)); });
    row("own variables", 200, [](int count) {
        return own(R"("panels": [], "variables": )" + listOf(count, R"({"type": "constant", "name": "v#", "value": "1"})"));
    });
    row("own annotations", 1'000, [](int count) {
        return own(R"("panels": [], "annotations": )" + listOf(count, R"({"name": "a#", "expr": "up"})"));
    });
    row("panels", 2'000, [](int count) {
        return grafana(R"("panels": )" + listOf(count, R"({"id": #, "type": "stat", "title": "", "gridPos": {"x": 0, "y": #, "w": 1, "h": 1}})"));
    });
    row("targets", 200, [=](int count) { return grafanaPanel(R"("targets": )" + listOf(count, ownQuery)); });
    row("overrides", 1'000, [=](int count) {
        return grafanaPanel(R"("fieldConfig": {"defaults": {}, "overrides": )" + listOf(count, override) + "}");
    });
    row("links of a panel", 1'000, [=](int count) { return grafanaPanel(R"("links": )" + listOf(count, link)); });
    row("variables", 200, [](int count) {
        return grafana(R"("panels": [], "templating": {"list": )"
                       + listOf(count, R"({"type": "constant", "name": "v#", "query": "1"})") + "}");
    });
    row("annotations", 1'000, [](int count) {
        return grafana(R"("panels": [], "annotations": {"list": )"
                       + listOf(count, R"({"name": "a#", "enable": true, "expr": "up", "iconColor": "red"})") + "}");
    });
}

/// At the limit and below nothing is said; beyond it is, and the dashboard opens all the same.
void TestDocumentLimits::manyAreSaid()
{
    QFETCH(int, most);
    QFETCH(Document, document);
    QCOMPARE(said(document(most - 1)), QStringList());
    QCOMPARE(said(document(most)), QStringList());
    const QStringList messages = said(document(most + 1));
    QCOMPARE(messages.size(), 1);
    QVERIFY2(messages.constFirst().contains(QString::number(most + 1)), qPrintable(messages.constFirst()));
}

void TestDocumentLimits::panelsHaveALimit_data()
{
    QTest::addColumn<Document>("document");
    QTest::newRow("own") << Document([](int count) { return own(R"("panels": )" + listOf(count, "{}")); });
    QTest::newRow("own, in a row") << Document([](int count) {
        return own(R"("panels": [], "rows": [{"id": 1, "title": "R", "y": 0, "collapsed": true, "panels": )" + listOf(count, "{}")
                   + "}]");
    });
    QTest::newRow("Grafana's") << Document([](int count) { return grafana(R"("panels": )" + listOf(count, "{}")); });
    QTest::newRow("Grafana's, in a row") << Document([](int count) {
        return grafana(R"("panels": [{"type": "row", "collapsed": true, "panels": )" + listOf(count - 1, "{}") + "}]");
    });
    QTest::newRow("Grafana's, in old rows") << Document([](int count) {
        return grafana(R"("rows": [{"title": "", "panels": )" + listOf(count, "{}") + "}]");
    });
}

void TestDocumentLimits::panelsHaveALimit()
{
    QFETCH(Document, document);
    const auto opens = [](const QByteArray &text) {
        const auto root = parseJson(text);
        if (!root)
            return false;
        if (isOwnDocument(*root))
            return readDashboard(text).has_value();
        const auto import = importGrafana(*root);
        return import.has_value();
    };
    QVERIFY(opens(document(int(MostPanels) - 1)));
    QVERIFY(opens(document(int(MostPanels))));
    QVERIFY(!opens(document(int(MostPanels) + 1)));
}

/// One element that a layout shows again and again.
void TestDocumentLimits::repeatedElementsHaveALimit()
{
    const QByteArray keys = QByteArray(R"("k#": 1)");
    QByteArrayList options;
    for (int i = 0; i < 2'000; ++i)
        options.append(QByteArray(keys).replace('#', QByteArray::number(i)));
    const QByteArray element = R"({"kind": "Panel", "spec": {"id": 1, "title": "P", "vizConfig": {"kind": "VizConfig", "group": "stat", "spec": {"options": {)"
        + options.join(',') + "}}}}}";
    const QByteArray text = R"({"apiVersion": "dashboard.grafana.app/v2", "kind": "Dashboard", "metadata": {"name": "u"}, "spec": {"title": "T", "elements": {"a": )"
        + element + R"(}, "layout": {"kind": "GridLayout", "spec": {"items": )"
        + listOf(30'000, R"({"kind": "GridLayoutItem", "spec": {"x": 0, "y": #, "width": 1, "height": 1, "element": {"kind": "ElementReference", "name": "a"}}})")
        + "}}}}";
    const auto root = parseJson(text);
    QVERIFY2(root.has_value(), qPrintable(root ? QString() : root.error().message));
    const auto import = importGrafana(*root);
    QVERIFY(import.has_value());
    const auto panels = import->dashboard.panels.size();
    QVERIFY2(panels > 10 && panels < 100, QByteArray::number(panels).constData());
    const auto &findings = import->report.dashboard;
    QVERIFY(std::any_of(findings.cbegin(), findings.cend(),
                        [](const ImportFinding &finding) { return finding.message.contains(u"the rest is left out"); }));
}

/// No widget is high enough for all of it.
/// Panels that others push far down lie there in the written file too.
void TestDocumentLimits::tallBoardsAreReadAgain()
{
    const auto import = importGrafana(*parseJson(grafana(
        R"("panels": )" + listOf(2'000, R"({"id": #, "type": "stat", "gridPos": {"x": 0, "y": 0, "w": 24, "h": 8}})"))));
    QVERIFY(import.has_value());
    const QList<PanelSpec> &panels = import->dashboard.panels;
    QCOMPARE(panels.last().rect.y, 1'999 * 8);
    const QByteArray text = writeDashboard(import->dashboard);
    QVERIFY(validateDashboard(text).isEmpty());
    const auto again = readDashboard(text);
    QVERIFY(again.has_value());
    QCOMPARE(again->panels.size(), panels.size());
    QVERIFY(std::equal(panels.cbegin(), panels.cend(), again->panels.cbegin(),
                       [](const PanelSpec &a, const PanelSpec &b) { return a.id == b.id && a.rect == b.rect; }));
}

void TestDocumentLimits::heightIsSaid()
{
    const auto high = [](int count) {
        return own(R"("panels": )" + listOf(count, R"({"id": #, "type": "stat", "title": "", "grid": {"x": 0, "y": 0, "w": 24, "h": 200}})"));
    };
    const auto messages = [&](int count) {
        const QList<DocumentFault> faults = validateDashboard(high(count));
        return std::count_if(faults.cbegin(), faults.cend(),
                             [](const DocumentFault &fault) { return fault.message.contains(u"is not shown"); });
    };
    QCOMPARE(messages(1'000), 0);
    QCOMPARE(messages(2'200), 1);
}

void TestDocumentLimits::rangesAreTurned()
{
    const auto import = importGrafana(*parseJson(grafana(R"("time": {"from": "now", "to": "now-6h"}, "panels": [])")));
    QVERIFY(import.has_value());
    QCOMPARE(import->dashboard.range.from, u"now-6h"_s);
    QCOMPARE(import->dashboard.range.to, u"now"_s);
    const QList<ImportFinding> &findings = import->report.dashboard;
    QVERIFY(std::any_of(findings.cbegin(), findings.cend(),
                        [](const ImportFinding &finding) { return finding.path == "time.from"_L1; }));
}

QTEST_GUILESS_MAIN(TestDocumentLimits)
#include "tst_documentlimits.moc"
