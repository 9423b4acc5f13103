#include "tests/app/tst_legacypanels.h"

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

ImportedLegacy singleStat(const QByteArray &keys)
{
    return importedLegacy("{\"id\": 1, \"type\": \"singlestat\", \"title\": \"S\", " + keys + "}");
}

QString stepsText(const Thresholds &thresholds)
{
    QStringList steps;
    for (const ThresholdStep &step : thresholds.steps)
        steps.append(std::isfinite(step.value) ? QString(QString::number(step.value) + u':' + step.color) : step.color);
    return steps.join(u' ');
}

} // namespace

/// Single values of old versions: singlestat, the first stats and gauges, polystat.
class TestLegacyPanelsStat : public QObject
{
    Q_OBJECT

private slots:
    void calculations_data()
    {
        QTest::addColumn<QString>("old");
        QTest::addColumn<QString>("now");
        for (const auto &[old, now] : std::initializer_list<std::pair<const char *, const char *>>{
                 {"min", "min"}, {"max", "max"}, {"avg", "mean"}, {"current", "lastNotNull"}, {"total", "sum"},
                 {"first", "firstNotNull"}, {"last", "lastNotNull"}, {"delta", "delta"}, {"diff", "diff"},
                 {"range", "range"}, {"name", "lastNotNull"}, {"last_time", "lastNotNull"}, {"", "mean"},
                 {"other", "mean"}})
            QTest::newRow(old) << QString::fromLatin1(old) << QString::fromLatin1(now);
    }
    void calculations()
    {
        QFETCH(QString, old);
        const ImportedLegacy imported = singleStat("\"valueName\": \"" + old.toLatin1() + '"');
        QTEST(imported.panel.options[u"reduceOptions"][u"calcs"].at(0).toString(), "now");
        QCOMPARE(imported.panel.options[u"textMode"].toString() == "name"_L1, old == "name"_L1);
        if (old == "last_time"_L1)
            QCOMPARE(imported.panel.options[u"reduceOptions"][u"fields"].toString(), u"/^Time$/"_s);
    }

    void looks_data()
    {
        QTest::addColumn<QByteArray>("keys");
        QTest::addColumn<QString>("colorMode");
        QTest::addColumn<QString>("graphMode");
        const auto row = [](const char *name, const char *keys, const QString &color, const QString &graph) {
            QTest::newRow(name) << QByteArray(keys) << color << graph;
        };
        row("plain", R"("colorValue": false)", u"none"_s, u"none"_s);
        row("value", R"("colorValue": true, "sparkline": {"show": true})", u"value"_s, u"area"_s);
        row("background", R"("colorValue": true, "colorBackground": true, "sparkline": {"show": false})",
            u"background"_s, u"none"_s);
    }
    void looks()
    {
        QFETCH(QByteArray, keys);
        const ImportedLegacy imported = singleStat(keys);
        QCOMPARE(imported.panel.type, u"stat"_s);
        QTEST(imported.panel.options[u"colorMode"].toString(), "colorMode");
        QTEST(imported.panel.options[u"graphMode"].toString(), "graphMode");
        QCOMPARE(imported.panel.options[u"orientation"].toString(), u"horizontal"_s);
    }

    void colourOfTheLine()
    {
        const ImportedLegacy plain = singleStat(R"("sparkline": {"show": true, "lineColor": "purple"})");
        QCOMPARE(plain.panel.defaults.color.mode, u"fixed"_s);
        QCOMPARE(plain.panel.defaults.color.fixedColor, u"purple"_s);
        const ImportedLegacy valued = singleStat(
            R"("colorValue": true, "sparkline": {"show": true, "lineColor": "purple", "ymin": 0, "full": true})");
        QVERIFY(valued.panel.defaults.color.fixedColor.isEmpty());
        for (const QString &path : {u"sparkline.lineColor"_s, u"sparkline.ymin"_s, u"sparkline.full"_s})
            QCOMPARE(valued.fateOf(path), KeyFate::Ignored);
        const ImportedLegacy hidden = singleStat(R"("sparkline": {"show": false, "lineColor": "purple"})");
        QCOMPARE(hidden.report.outcome, PanelReport::Outcome::Exact);
    }

    void thresholds_data()
    {
        QTest::addColumn<QByteArray>("keys");
        QTest::addColumn<QString>("steps");
        const auto row = [](const char *name, const char *keys, const char *steps) {
            QTest::newRow(name) << QByteArray(keys) << QString::fromLatin1(steps);
        };
        row("two", R"("thresholds": "50,80", "colors": ["green", "orange", "red"])", "green 50:orange 80:red");
        row("spaces", R"("thresholds": " 0.5, 80 ", "colors": ["green", "orange", "red"])", "green 0.5:orange 80:red");
        row("one", R"("thresholds": "1", "colors": ["green", "orange", "red"])", "green 1:orange");
        row("open end", R"("thresholds": "1,", "colors": ["green", "orange", "red"])", "green 1:orange");
        row("three of version 8", R"("thresholds": "0,50,80", "colors": ["green", "orange", "red"])",
            "green 50:orange 80:red");
        row("none", R"("thresholds": "", "colors": ["green", "orange", "red"])", "green 80:red");
        row("no colours", R"("thresholds": "50,80")", "green 80:red");
    }
    void thresholds()
    {
        QFETCH(QByteArray, keys);
        const ImportedLegacy imported = singleStat(keys);
        QTEST(stepsText(imported.panel.defaults.thresholds), "steps");
        QVERIFY(imported.report.findings.isEmpty());
    }

    void fieldSettings()
    {
        const ImportedLegacy imported = singleStat(
            R"("format": "bytes", "decimals": 0, "nullText": "nothing", "prefix": "", "postfix": "")");
        QCOMPARE(imported.panel.defaults.unit, u"bytes"_s);
        QCOMPARE(imported.panel.defaults.decimals, 0);
        QCOMPARE(imported.panel.defaults.noValue, u"nothing"_s);
        QVERIFY(!imported.panel.defaults.min);
        QCOMPARE(imported.report.outcome, PanelReport::Outcome::Exact);
    }

    void columnsOfTables()
    {
        const ImportedLegacy table = singleStat(
            R"x("tableColumn": "version (full)", "targets": [{"expr": "up", "format": "table"}])x");
        QCOMPARE(table.panel.options[u"reduceOptions"][u"fields"].toString(), u"/^version\\ \\(full\\)$/"_s);
        const ImportedLegacy series = singleStat(R"("tableColumn": "Value", "targets": [{"expr": "up"}])");
        QVERIFY(series.panel.options[u"reduceOptions"][u"fields"].toString().isEmpty());
    }

    void wordsBesideTheValue_data()
    {
        QTest::addColumn<QByteArray>("keys");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *name, const char *keys, const QString &unit, const QString &over) {
            QTest::newRow(name) << QByteArray(keys) << unit << over;
        };
        row("after", R"("format": "none", "postfix": " pods")", u"suffix:pods"_s, {});
        row("before", R"("prefix": "v")", u"prefix:v"_s, {});
        row("both", R"("prefix": "about", "postfix": "pods")", u"suffix:pods"_s, u"about"_s);
        row("beside a unit", R"("format": "bytes", "postfix": "used")", u"bytes"_s, u"used"_s);
        row("spaces", R"("format": "bytes", "postfix": " ")", u"bytes"_s, {});
    }
    void wordsBesideTheValue()
    {
        QFETCH(QByteArray, keys);
        QFETCH(QString, name);
        const ImportedLegacy imported = singleStat(keys);
        QTEST(imported.panel.defaults.unit, "unit");
        QCOMPARE(imported.panel.defaults.displayName, name);
        QCOMPARE(imported.panel.options[u"textMode"].toString() == "value_and_name"_L1, !name.isEmpty());
        QCOMPARE(imported.report.outcome == PanelReport::Outcome::Exact, name.isEmpty());
    }

    void asGauge()
    {
        const ImportedLegacy imported = singleStat(
            R"("gauge": {"show": true, "minValue": 0, "maxValue": 20, "thresholdLabels": true, "thresholdMarkers": false},
               "thresholds": "5,10", "colors": ["green", "orange", "red"], "format": "percent")");
        QCOMPARE(imported.panel.type, u"gauge"_s);
        QCOMPARE(imported.panel.defaults.min, 0.0);
        QCOMPARE(imported.panel.defaults.max, 20.0);
        QVERIFY(imported.panel.options[u"showThresholdLabels"].toBool());
        QVERIFY(!imported.panel.options[u"showThresholdMarkers"].toBool(true));
        QCOMPARE(imported.report.type, u"singlestat"_s);
        QCOMPARE(imported.report.outcome, PanelReport::Outcome::Exact);
    }

    void valueMaps()
    {
        const ImportedLegacy imported = singleStat(
            R"("mappingType": 1, "valueMaps": [{"op": "=", "value": "null", "text": "N/A"},
               {"op": "=", "value": "1", "text": "UP"}, {"op": "=", "value": "0", "text": "95"}],
               "rangeMaps": [{"from": "1", "to": "2", "text": "no"}],
               "thresholds": "50,90", "colors": ["green", "orange", "red"])");
        const QList<ValueMapping> &mappings = imported.panel.defaults.mappings;
        QCOMPARE(mappings.size(), 3);
        QCOMPARE(mappings.at(0).kind, ValueMapping::Kind::Null);
        QCOMPARE(mappings.at(0).result.text, u"N/A"_s);
        QCOMPARE(mappings.at(1).match, u"1"_s);
        QVERIFY(mappings.at(1).result.color.isEmpty());
        QCOMPARE(mappings.at(2).result.color, u"red"_s); // that of the number 95
    }

    void rangeMaps()
    {
        const ImportedLegacy imported = singleStat(
            R"("mappingType": 2, "valueMaps": [{"op": "=", "value": "1", "text": "no"}],
               "rangeMaps": [{"from": "null", "to": "null", "text": "N/A"}, {"from": "1", "to": "2.5", "text": "low"}])");
        const QList<ValueMapping> &mappings = imported.panel.defaults.mappings;
        QCOMPARE(mappings.size(), 2);
        QCOMPARE(mappings.at(0).kind, ValueMapping::Kind::Null);
        QCOMPARE(mappings.at(1).kind, ValueMapping::Kind::Range);
        QCOMPARE(mappings.at(1).from, 1.0);
        QCOMPARE(mappings.at(1).to, 2.5);
    }

    void pluginOfTheSameName()
    {
        const ImportedLegacy imported = importedLegacy(R"({"type": "grafana-singlestat-panel", "valueName": "max"})");
        QCOMPARE(imported.panel.type, u"stat"_s);
    }

    void firstGauges()
    {
        const ImportedLegacy imported = importedLegacy(
            R"({"type": "gauge", "pluginVersion": "6.0.0", "options": {"showThresholdLabels": true,
                "valueOptions": {"stat": "avg", "unit": "ms", "decimals": 1, "prefix": "", "suffix": ""},
                "minValue": 0, "maxValue": 50, "thresholds": [{"index": 1, "value": 20, "color": "red"},
                {"index": 0, "value": null, "color": "green"}],
                "valueMappings": [{"id": 1, "type": 1, "operator": "", "value": "3", "text": "three"}]}})");
        QCOMPARE(imported.panel.options[u"reduceOptions"][u"calcs"].at(0).toString(), u"mean"_s);
        QVERIFY(imported.panel.options[u"showThresholdLabels"].toBool());
        QCOMPARE(imported.panel.defaults.unit, u"ms"_s);
        QCOMPARE(imported.panel.defaults.max, 50.0);
        QCOMPARE(stepsText(imported.panel.defaults.thresholds), u"green 20:red"_s);
        QCOMPARE(imported.panel.defaults.mappings.first().result.text, u"three"_s);
    }

    void fieldOptions()
    {
        const ImportedLegacy imported = importedLegacy(
            R"({"type": "bargauge", "pluginVersion": "6.5.1", "options": {"displayMode": "lcd", "fieldOptions":
                {"calcs": ["max"], "values": false, "defaults": {"title": "T", "unit": "s", "min": 1, "max": 9,
                "mappings": [{"id": 0, "op": "=", "type": 2, "from": "1", "to": "2", "text": "low"}],
                "thresholds": [{"color": "green", "value": null}, {"color": "red", "value": 8}]}, "override": {}}}})");
        QCOMPARE(imported.panel.options[u"displayMode"].toString(), u"lcd"_s);
        QVERIFY(!imported.panel.options.contains(u"fieldOptions"));
        QCOMPARE(imported.panel.options[u"reduceOptions"][u"calcs"].at(0).toString(), u"max"_s);
        QCOMPARE(imported.panel.defaults.displayName, u"T"_s);
        QCOMPARE(imported.panel.defaults.min, 1.0);
        QCOMPARE(stepsText(imported.panel.defaults.thresholds), u"green 8:red"_s);
        QCOMPARE(imported.panel.defaults.mappings.first().kind, ValueMapping::Kind::Range);
        QCOMPARE(imported.report.outcome, PanelReport::Outcome::Exact);
    }

    void limitsOfPercent_data()
    {
        QTest::addColumn<QByteArray>("panel");
        QTest::addColumn<double>("max");
        QTest::newRow("percent") << QByteArray(R"("pluginVersion": "7.3.1", "fieldConfig": {"defaults": {"unit": "percent"}})")
                                 << 100.0;
        QTest::newRow("part") << QByteArray(R"("pluginVersion": "7.3.1", "fieldConfig": {"defaults": {"unit": "percentunit"}})")
                              << 1.0;
        QTest::newRow("given") << QByteArray(
            R"("pluginVersion": "7.3.1", "fieldConfig": {"defaults": {"unit": "percent", "max": 50}})") << 50.0;
        QTest::newRow("of today") << QByteArray(
            R"("pluginVersion": "9.0.0", "fieldConfig": {"defaults": {"unit": "percent"}})") << -1.0;
    }
    void limitsOfPercent()
    {
        QFETCH(QByteArray, panel);
        QTEST(importedLegacy("{\"type\": \"gauge\", " + panel + "}").panel.defaults.max.value_or(-1), "max");
    }

    void polystat()
    {
        const ImportedLegacy imported = importedLegacy(
            R"({"type": "grafana-polystat-panel", "polystat": {"globalOperatorName": "current", "globalUnitFormat": "ms",
                "globalDecimals": 1, "globalThresholds": [{"color": "salmon", "state": 1, "value": 10}],
                "columns": "auto"}})");
        QCOMPARE(imported.panel.type, u"stat"_s);
        QCOMPARE(imported.panel.options[u"reduceOptions"][u"calcs"].at(0).toString(), u"lastNotNull"_s);
        QCOMPARE(imported.panel.defaults.unit, u"ms"_s);
        QCOMPARE(stepsText(imported.panel.defaults.thresholds), u"green 10:salmon"_s);
        QCOMPARE(imported.fateOf(u"polystat.columns"_s), KeyFate::Ignored);
        QCOMPARE(imported.fateOf(u"polystat.globalUnitFormat"_s), KeyFate::Exact);
    }
};

QTEST_GUILESS_MAIN(TestLegacyPanelsStat)
#include "tst_legacypanelsstat.moc"
