#include "tests/app/tst_legacypanels.h"

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

ImportedLegacy graph(const QByteArray &keys)
{
    return importedLegacy("{\"id\": 1, \"type\": \"graph\", \"title\": \"G\", " + keys + "}");
}

} // namespace

/// Graphs of before version 8 of Grafana as time series.
class TestLegacyPanelsGraph : public QObject
{
    Q_OBJECT

private slots:
    void customSettings_data()
    {
        QTest::addColumn<QByteArray>("keys");
        QTest::addColumn<QByteArray>("custom"); ///< an object whose members the panel's must have
        const auto row = [](const char *name, const char *keys, const char *custom) {
            QTest::newRow(name) << QByteArray(keys) << QByteArray(custom);
        };
        row("nothing said", R"("bars": false)", R"({"drawStyle": "line", "showPoints": "never", "fillOpacity": 10})");
        row("bars win", R"("bars": true, "lines": true, "fill": 2)", R"({"drawStyle": "bars", "fillOpacity": 100})");
        row("points", R"("lines": false, "points": true, "pointradius": 3)",
            R"({"drawStyle": "points", "showPoints": "always", "pointSize": 8})");
        row("line with points", R"("lines": true, "points": true, "pointradius": 0.5)",
            R"({"drawStyle": "line", "showPoints": "always", "pointSize": 3})");
        row("fill in tenths", R"("fill": 4, "linewidth": 3)", R"({"fillOpacity": 40, "lineWidth": 3})");
        row("fill as text", R"("fill": "2")", R"({"fillOpacity": 20})");
        row("gradient", R"("fill": 1, "fillGradient": 6)", R"({"gradientMode": "opacity", "fillOpacity": 60})");
        row("steps", R"("steppedLine": true)", R"({"lineInterpolation": "stepAfter"})");
        row("dashes", R"("dashes": true, "dashLength": 4, "spaceLength": 6)",
            R"({"lineStyle": {"fill": "dash", "dash": [4, 6]}})");
        row("dashes by default", R"("dashes": true)", R"({"lineStyle": {"fill": "dash", "dash": [10, 10]}})");
        row("connected", R"("nullPointMode": "connected")", R"({"spanNulls": true})");
        row("gaps", R"("nullPointMode": "null")", R"({"spanNulls": false})");
        row("stack", R"("stack": true)", R"({"stacking": {"mode": "normal", "group": "A"}})");
        row("percent", R"("stack": true, "percentage": true)", R"({"stacking": {"mode": "percent", "group": "A"}})");
        row("axis label", R"("yaxes": [{"label": "Rate"}, {}])", R"({"axisLabel": "Rate"})");
        row("axis hidden", R"("yaxes": [{"show": false}, {}])", R"({"axisPlacement": "hidden"})");
        row("axis logarithmic", R"("yaxes": [{"logBase": 10}, {}])",
            R"({"scaleDistribution": {"type": "log", "log": 10}})");
    }
    void customSettings()
    {
        QFETCH(QByteArray, keys);
        QFETCH(QByteArray, custom);
        const ImportedLegacy imported = graph(keys);
        QCOMPARE(imported.panel.type, u"timeseries"_s);
        const Json expected = parsed(custom);
        for (const JsonMember &member : expected.members()) {
            QVERIFY2(imported.panel.defaults.custom[member.key] == member.value,
                     writeJsonCompact(imported.panel.defaults.custom).constData());
        }
    }

    void whatIsNotSaidIsNotSet()
    {
        const Json custom = graph(R"("stack": false, "percentage": true, "dashes": false, "dashLength": 4,
            "points": false, "pointradius": 3, "steppedLine": false,
            "yaxes": [{"logBase": 1, "show": true, "label": ""}, {}])").panel.defaults.custom;
        for (const QString &key : {u"stacking"_s, u"lineStyle"_s, u"pointSize"_s, u"lineInterpolation"_s,
                                   u"scaleDistribution"_s, u"axisPlacement"_s, u"axisLabel"_s})
            QVERIFY2(!custom.contains(key), qPrintable(key));
    }

    void firstAxis()
    {
        const ImportedLegacy imported = graph(
            R"("yaxes": [{"format": "bytes", "min": "0", "max": 1000, "decimals": 2, "show": true}, {"format": "s"}])");
        QCOMPARE(imported.panel.defaults.unit, u"bytes"_s);
        QCOMPARE(imported.panel.defaults.min, 0.0);
        QCOMPARE(imported.panel.defaults.max, 1000.0);
        QCOMPARE(imported.panel.defaults.decimals, 2);
        QVERIFY(imported.panel.overrides.isEmpty());
        QCOMPARE(imported.report.outcome, PanelReport::Outcome::Exact);
    }

    void limitsThatAreNoNumbers()
    {
        const ImportedLegacy imported = graph(R"("yaxes": [{"min": "auto", "max": ""}, {}])");
        QVERIFY(!imported.panel.defaults.min);
        QVERIFY(!imported.panel.defaults.max);
    }

    /// The legend of a graph had decimals of its own; there is one number for axis and legend now.
    void decimalsOfTheLegend()
    {
        const ImportedLegacy alone = graph(R"("decimals": 3, "yaxes": [{}, {}])");
        QCOMPARE(alone.panel.defaults.decimals, 3);
        QCOMPARE(alone.fateOf(u"decimals"_s), KeyFate::Approximated);
        const ImportedLegacy both = graph(R"("decimals": 3, "yaxes": [{"decimals": 1}, {}])");
        QCOMPARE(both.panel.defaults.decimals, 1);
    }

    void secondAxis()
    {
        const ImportedLegacy imported = graph(
            R"("yaxes": [{"format": "bytes", "min": 0, "label": "Size"}, {"format": "s", "max": 5, "logBase": 2}],
               "seriesOverrides": [{"alias": "latency", "yaxis": 2}])");
        const auto of = [&imported](const QString &id) { return imported.overridden(u"latency"_s, id); };
        QCOMPARE(of(u"unit"_s).toString(), u"s"_s);
        QCOMPARE(of(u"max"_s).toDouble(), 5.0);
        QVERIFY(of(u"min"_s).isNull()); // the first axis has one, the second none
        QVERIFY(of(u"custom.axisLabel"_s).isNull());
        QCOMPARE(of(u"custom.axisPlacement"_s).toString(), u"right"_s);
        QCOMPARE(of(u"custom.scaleDistribution"_s)[u"type"].toString(), u"log"_s);
    }

    void seriesOverrides_data()
    {
        QTest::addColumn<QByteArray>("keys");
        QTest::addColumn<QString>("property");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char *name, const char *keys, const char *property, const char *value) {
            QTest::newRow(name) << QByteArray(keys) << QString::fromLatin1(property) << QByteArray(value);
        };
        row("fill", R"("fill": 3)", "custom.fillOpacity", "30");
        row("no fill", R"("fill": 0)", "custom.fillOpacity", "0");
        row("fill below", R"("fillBelowTo": "min")", "custom.fillBelowTo", R"("min")");
        row("opacity below", R"("fillBelowTo": "min")", "custom.fillOpacity", "35");
        row("gradient", R"("fillGradient": 4)", "custom.gradientMode", R"("opacity")");
        row("no line", R"("lines": false)", "custom.lineWidth", "0");
        row("line", R"("lines": true)", "custom.drawStyle", R"("line")");
        row("only points", R"("lines": false, "points": true)", "custom.drawStyle", R"("points")");
        row("bars", R"("bars": true)", "custom.drawStyle", R"("bars")");
        row("points", R"("points": true)", "custom.showPoints", R"("always")");
        row("width", R"("linewidth": 4)", "custom.lineWidth", "4");
        row("radius", R"("pointradius": 2)", "custom.pointSize", "6");
        row("dashes", R"("dashes": true, "dashLength": 3)", "custom.lineStyle", R"({"fill": "dash", "dash": [3, 10]})");
        row("no dashes", R"("dashes": false)", "custom.lineStyle", R"({"fill": "solid"})");
        row("stack", R"("stack": true)", "custom.stacking", R"({"mode": "normal", "group": "A"})");
        row("no stack", R"("stack": false)", "custom.stacking", R"({"mode": "none", "group": "A"})");
        row("stack B", R"("stack": "B")", "custom.stacking", R"({"mode": "normal", "group": "B"})");
        row("colour", R"("color": "crimson")", "color", R"({"mode": "fixed", "fixedColor": "crimson"})");
        row("mirrored", R"("transform": "negative-Y")", "custom.transform", R"("negative-Y")");
        row("not in the legend", R"("legend": false)", "custom.hideFrom",
            R"({"legend": true, "tooltip": false, "viz": false})");
        row("not in the tooltip", R"("hideTooltip": true)", "custom.hideFrom",
            R"({"legend": false, "tooltip": true, "viz": false})");
        row("steps", R"("steppedLine": true)", "custom.lineInterpolation", R"("stepAfter")");
        row("connected", R"("nullPointMode": "connected")", "custom.spanNulls", "true");
    }
    void seriesOverrides()
    {
        QFETCH(QByteArray, keys);
        QFETCH(QString, property);
        QFETCH(QByteArray, value);
        const ImportedLegacy imported = graph(R"("seriesOverrides": [{"alias": "p99", )" + keys + "}]");
        QCOMPARE(imported.panel.overrides.size(), 1);
        QCOMPARE(imported.panel.overrides.first().matcher, u"byName"_s);
        const Json actual = imported.overridden(u"p99"_s, property);
        QVERIFY2(actual == parsed(value), writeJsonCompact(actual).constData());
        QCOMPARE(imported.report.outcome, PanelReport::Outcome::Exact);
    }

    void aliasesAndTheirOrder()
    {
        const ImportedLegacy imported = graph(
            R"("aliasColors": {"in": "gold"}, "seriesOverrides": [{"alias": "/^out.*/i", "color": "red"},
               {"alias": "", "color": "blue"}, {"alias": "in"}, {"alias": "in", "zindex": 3, "color": "navy"}])");
        QCOMPARE(imported.panel.overrides.size(), 3);
        QCOMPARE(imported.panel.overrides.at(0).matcher, u"byName"_s);
        QCOMPARE(imported.panel.overrides.at(1).matcher, u"byRegexp"_s);
        QCOMPARE(imported.panel.overrides.at(1).matcherOptions.toString(), u"/^out.*/i"_s);
        // Later overrides win, as overrides of series won over colours of aliases.
        QCOMPARE(imported.panel.overrides.at(2).properties.first().value[u"fixedColor"].toString(), u"navy"_s);
        QCOMPARE(imported.fateOf(u"seriesOverrides[3].zindex"_s), KeyFate::Ignored);
    }

    void missingValuesAsZeros()
    {
        const ImportedLegacy lines = graph(R"("nullPointMode": "null as zero")");
        QCOMPARE(lines.fateOf(u"nullPointMode"_s), KeyFate::Approximated);
        const ImportedLegacy stacked = graph(R"("nullPointMode": "null as zero", "stack": true)");
        QCOMPARE(stacked.fateOf(u"nullPointMode"_s), KeyFate::Exact);
        QVERIFY(!stacked.panel.defaults.custom[u"spanNulls"].toBool(true));
    }

    void legend()
    {
        const ImportedLegacy imported = graph(
            R"("legend": {"show": true, "alignAsTable": true, "rightSide": true, "sideWidth": 350, "values": true,
               "current": true, "max": true, "avg": false, "total": true, "sort": "current", "sortDesc": true})");
        const Json &legend = imported.panel.options[u"legend"];
        QVERIFY(legend[u"showLegend"].toBool());
        QCOMPARE(legend[u"displayMode"].toString(), u"table"_s);
        QCOMPARE(legend[u"placement"].toString(), u"right"_s);
        QCOMPARE(legend[u"width"].toDouble(), 350.0);
        QVERIFY(legend[u"calcs"] == parsed(R"(["max", "lastNotNull", "sum"])"));
        QCOMPARE(legend[u"sortBy"].toString(), u"Last *"_s);
        QVERIFY(legend[u"sortDesc"].toBool());
        QCOMPARE(imported.report.outcome, PanelReport::Outcome::Exact);
    }

    void legendWithoutValues()
    {
        const ImportedLegacy imported = graph(
            R"("legend": {"show": false, "values": false, "current": true, "sort": "current"})");
        const Json &legend = imported.panel.options[u"legend"];
        QVERIFY(!legend[u"showLegend"].toBool(true));
        QVERIFY(legend[u"calcs"] == Json::array());
        QVERIFY(!legend.contains(u"sortBy"));
        QCOMPARE(imported.fateOf(u"legend.sort"_s), KeyFate::Ignored);
    }

    void emptySeriesStayOutOfTheLegend()
    {
        const ImportedLegacy imported = graph(R"("legend": {"hideEmpty": true, "hideZero": false})");
        QCOMPARE(imported.panel.overrides.size(), 1);
        const FieldOverride &one = imported.panel.overrides.first();
        QCOMPARE(one.matcher, u"byValue"_s);
        QCOMPARE(one.matcherOptions[u"reducer"].toString(), u"allIsNull"_s);
        QVERIFY(one.properties.first().value[u"legend"].toBool());
        QVERIFY(!one.properties.first().value[u"viz"].toBool(true));
    }

    void tooltip_data()
    {
        QTest::addColumn<QByteArray>("tooltip");
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("sort");
        QTest::newRow("nothing said") << QByteArray("{}") << u"multi"_s << u"none"_s;
        QTest::newRow("shared") << QByteArray(R"({"shared": true, "sort": 2})") << u"multi"_s << u"desc"_s;
        QTest::newRow("single") << QByteArray(R"({"shared": false, "sort": 1})") << u"single"_s << u"asc"_s;
    }
    void tooltip()
    {
        QFETCH(QByteArray, tooltip);
        const ImportedLegacy imported = graph("\"tooltip\": " + tooltip);
        QTEST(imported.panel.options[u"tooltip"][u"mode"].toString(), "mode");
        QTEST(imported.panel.options[u"tooltip"][u"sort"].toString(), "sort");
    }

    void thresholds_data()
    {
        QTest::addColumn<QByteArray>("thresholds");
        QTest::addColumn<QString>("steps"); ///< "colour<value colour<value …"
        QTest::addColumn<QString>("style");
        const auto row = [](const char *name, const char *thresholds, const char *steps, const char *style) {
            QTest::newRow(name) << QByteArray(thresholds) << QString::fromLatin1(steps) << QString::fromLatin1(style);
        };
        row("above", R"([{"op": "gt", "value": 80, "colorMode": "critical", "line": true, "fill": false}])",
            "transparent 80:red", "line");
        row("below", R"([{"op": "lt", "value": 10, "colorMode": "warning", "fill": true}])",
            "orange 10:transparent", "area");
        row("two above, unsorted",
            R"([{"op": "gt", "value": 90, "colorMode": "critical", "fill": true, "line": true},
                {"op": "gt", "value": "70", "colorMode": "ok", "fill": true}])",
            "transparent 70:green 90:red", "line+area");
        row("between", R"([{"op": "lt", "value": 10, "colorMode": "critical", "fill": true},
                           {"op": "gt", "value": 50, "colorMode": "warning", "fill": true}])",
            "red 10:transparent 50:orange", "area");
        row("below and below", R"([{"op": "lt", "value": 10, "colorMode": "critical", "fill": true},
                                   {"op": "lt", "value": 20, "colorMode": "warning", "fill": true}])",
            "red 10:orange 20:transparent", "area");
        row("own colours", R"([{"op": "gt", "value": 1, "colorMode": "custom", "fill": true, "fillColor": "teal",
                                "line": false, "lineColor": "olive"}])",
            "transparent 1:teal", "area");
        row("without a value", R"([{"op": "gt", "value": null}])", "green 80:red", "");
    }
    void thresholds()
    {
        QFETCH(QByteArray, thresholds);
        const ImportedLegacy imported = graph("\"thresholds\": " + thresholds);
        QStringList steps;
        for (const ThresholdStep &step : imported.panel.defaults.thresholds.steps)
            steps.append(std::isfinite(step.value) ? QString(QString::number(step.value) + u':' + step.color) : step.color);
        QTEST(steps.join(u' '), "steps");
        QTEST(imported.panel.defaults.custom[u"thresholdsStyle"][u"mode"].toString(), "style");
    }

    void veryOldKeys()
    {
        const ImportedLegacy imported = graph(
            R"("grid": {"leftMin": 0, "leftMax": 9, "rightMax": 4, "leftLogBase": 10, "threshold1": 5,
                        "threshold2": 3, "threshold1Color": "indigo", "threshold2Color": "maroon", "thresholdLine": true},
               "y_formats": ["bytes", "ms"], "leftYAxisLabel": "Size", "x-axis": true, "y-axis": true,
               "aliasYAxis": {"slow": 2})");
        QCOMPARE(imported.panel.defaults.unit, u"bytes"_s);
        QCOMPARE(imported.panel.defaults.max, 9.0);
        QCOMPARE(imported.panel.defaults.custom[u"axisLabel"].toString(), u"Size"_s);
        QCOMPARE(imported.panel.defaults.custom[u"scaleDistribution"][u"log"].toInteger(), 10);
        QCOMPARE(imported.overridden(u"slow"_s, u"unit"_s).toString(), u"ms"_s);
        // The first threshold is above the second: what lies below them is coloured.
        QCOMPARE(imported.panel.defaults.thresholds.steps.first().color, u"maroon"_s);
        QCOMPARE(imported.panel.defaults.custom[u"thresholdsStyle"][u"mode"].toString(), u"line"_s);
        QCOMPARE(imported.report.outcome, PanelReport::Outcome::Exact);
    }

    void otherAxes_data()
    {
        QTest::addColumn<QByteArray>("keys");
        QTest::addColumn<QString>("type");
        QTest::newRow("series") << QByteArray(R"("xaxis": {"mode": "series", "values": ["max"]})") << u"barchart"_s;
        QTest::newRow("series with values")
            << QByteArray(R"("xaxis": {"mode": "series", "values": ["max"]}, "legend": {"values": true})")
            << u"bargauge"_s;
        QTest::newRow("histogram") << QByteArray(R"("xaxis": {"mode": "histogram", "buckets": 12})") << u"histogram"_s;
    }
    void otherAxes()
    {
        QFETCH(QByteArray, keys);
        const ImportedLegacy imported = graph(keys);
        QTEST(imported.panel.type, "type");
        if (imported.panel.type == "barchart"_L1)
            QVERIFY(imported.panel.transforms.first().options[u"reducers"] == parsed(R"(["max"])"));
        if (imported.panel.type == "bargauge"_L1)
            QVERIFY(imported.panel.options[u"reduceOptions"][u"calcs"] == parsed(R"(["max"])"));
        if (imported.panel.type == "histogram"_L1)
            QCOMPARE(imported.panel.options[u"bucketCount"].toInteger(), 12);
    }

    void settingsOfTodayStay()
    {
        const ImportedLegacy imported = graph(
            R"("yaxes": [{"format": "bytes"}, {}], "fieldConfig": {"defaults": {"unit": "s", "noValue": "none",
               "custom": {"lineWidth": 7}}, "overrides": [{"matcher": {"id": "byName", "options": "a"},
               "properties": [{"id": "unit", "value": "ms"}]}]}, "linewidth": 2,
               "options": {"dataLinks": [{"title": "More", "url": "/d/x", "targetBlank": true}]})");
        QCOMPARE(imported.panel.defaults.unit, u"bytes"_s);
        QCOMPARE(imported.panel.defaults.noValue, u"none"_s);
        QCOMPARE(imported.panel.defaults.custom[u"lineWidth"].toInteger(), 2);
        QCOMPARE(imported.overridden(u"a"_s, u"unit"_s).toString(), u"ms"_s);
        QCOMPARE(imported.panel.defaults.links, (QList<DataLink>{{u"More"_s, u"/d/x"_s, true}}));
    }

    void whatIsLostIsSaid()
    {
        const ImportedLegacy imported = graph(
            R"("timeRegions": [{"op": "time", "fill": true}], "yaxis": {"align": true}, "xaxis": {"show": false},
               "stack": true, "tooltip": {"value_type": "cumulative"}, "renderer": "flot", "alert": {"name": "x"})");
        for (const QString &path : {u"timeRegions[0].fill"_s, u"yaxis.align"_s, u"tooltip.value_type"_s})
            QCOMPARE(imported.fateOf(path), KeyFate::Ignored);
        QCOMPARE(imported.report.findings.size(), 4);
        for (const ImportFinding &finding : imported.report.findings)
            QVERIFY2(!finding.message.contains(u"not known"), qPrintable(finding.path));
    }
};

QTEST_GUILESS_MAIN(TestLegacyPanelsGraph)
#include "tst_legacypanelsgraph.moc"
