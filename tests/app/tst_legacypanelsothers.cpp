#include "tests/app/tst_legacypanels.h"

using namespace Promontory;
using namespace Qt::StringLiterals;

namespace {

ImportedLegacy table(const QByteArray &keys)
{
    return importedLegacy("{\"id\": 1, \"type\": \"table\", \"title\": \"T\", " + keys + "}");
}

ImportedLegacy styled(const QByteArray &style)
{
    return table(R"("transform": "table", "styles": [{"pattern": "Value", )" + style + "}]");
}

QStringList transformIds(const PanelSpec &panel)
{
    QStringList ids;
    for (const TransformStep &step : panel.transforms)
        ids.append(step.id);
    return ids;
}

} // namespace

/// Tables with styles, old heatmaps, pie charts and texts, and keys that were renamed.
class TestLegacyPanelsOthers : public QObject
{
    Q_OBJECT

private slots:
    void labelsWereMerged_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<QStringList>("ids");
        QTest::newRow("old") << QByteArray("30") << QStringList{u"labelsToFields"_s, u"merge"_s, u"limit"_s};
        QTest::newRow("as text") << QByteArray("\"27\"") << QStringList{u"labelsToFields"_s, u"merge"_s, u"limit"_s};
        QTest::newRow("new") << QByteArray("31") << QStringList{u"labelsToFields"_s, u"limit"_s};
        QTest::newRow("nothing said") << QByteArray("null") << QStringList{u"labelsToFields"_s, u"limit"_s};
    }
    void labelsWereMerged()
    {
        QFETCH(QByteArray, schema);
        const QByteArray panel = R"({"id": 2, "type": "stat", "title": "S",
            "transformations": [{"id": "labelsToFields", "options": {}}, {"id": "limit", "options": {"limitField": 3}}]})";
        const auto result = importGrafana(parsed(R"({"title": "Old", "schemaVersion": )" + schema
            + R"(, "panels": [{"id": 1, "type": "row", "title": "R", "collapsed": true, "panels": [)" + panel + "]}]}"));
        QVERIFY(result);
        QCOMPARE(result->dashboard.rows.size(), 1);
        QCOMPARE(result->dashboard.rows.first().folded.size(), 1);
        QTEST(transformIds(result->dashboard.rows.first().folded.first()), "ids");
    }

    void saysWhatItCannotCarryOut()
    {
        const ImportedLegacy shapes = importedLegacy(R"({"id": 1, "type": "stat", "title": "S",
            "transformations": [{"id": "spatial", "options": {"action": "prepare"}}]})");
        QCOMPARE(transformIds(shapes.panel), QStringList{u"spatial"_s});
        QCOMPARE(shapes.fateOf(u"transformations[0].id"_s), KeyFate::Ignored);
        QVERIFY(shapes.report.findings.first().message.contains(u"map"_s));
    }

    void cellsOfUnknownTypes_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<KeyFate>("fate");
        QTest::newRow("small chart") << QByteArray("sparkline") << KeyFate::Exact;
        QTest::newRow("map") << QByteArray("geo") << KeyFate::Approximated;
        QTest::newRow("actions") << QByteArray("actions") << KeyFate::Approximated;
    }
    void cellsOfUnknownTypes()
    {
        QFETCH(QByteArray, type);
        const ImportedLegacy cells = table(R"("options": {}, "fieldConfig": {"defaults": {"custom": {"cellOptions": {"type": ")"
                                           + type + R"("}}}, "overrides": []})");
        QTEST(cells.fateOf(u"fieldConfig.defaults.custom.cellOptions.type"_s), "fate");
    }

    void transforms_data()
    {
        QTest::addColumn<QByteArray>("keys");
        QTest::addColumn<QStringList>("ids");
        QTest::newRow("table") << QByteArray(R"("transform": "table")") << QStringList{u"merge"_s};
        QTest::newRow("nothing said") << QByteArray(R"("styles": [])") << QStringList{u"merge"_s};
        QTest::newRow("rows") << QByteArray(R"("transform": "timeseries_to_rows")") << QStringList{u"seriesToRows"_s};
        QTest::newRow("columns") << QByteArray(R"("transform": "timeseries_to_columns")")
                                 << QStringList{u"joinByField"_s};
        QTest::newRow("aggregations") << QByteArray(R"("transform": "timeseries_aggregations")")
                                      << QStringList{u"reduce"_s, u"organize"_s};
        QTest::newRow("json") << QByteArray(R"("transform": "json")") << QStringList{};
    }
    void transforms()
    {
        QFETCH(QByteArray, keys);
        const ImportedLegacy imported = table(keys);
        QCOMPARE(imported.panel.type, u"table"_s);
        QTEST(transformIds(imported.panel), "ids");
        QVERIFY(imported.report.findings.isEmpty());
    }

    void aggregations()
    {
        const ImportedLegacy imported = table(
            R"("transform": "timeseries_aggregations", "columns": [{"text": "Now", "value": "current"},
               {"text": "Avg", "value": "avg"}], "sort": {"col": 1, "desc": true})");
        QVERIFY(imported.panel.transforms.at(0).options[u"reducers"] == parsed(R"(["lastNotNull", "mean"])"));
        QVERIFY(imported.panel.transforms.at(1).options[u"renameByName"]
                == parsed(R"({"Field": "Metric", "Last *": "Now", "Mean": "Avg"})"));
        QCOMPARE(imported.panel.options[u"sortBy"].at(0)[u"displayName"].toString(), u"Now"_s);
        QVERIFY(imported.panel.options[u"sortBy"].at(0)[u"desc"].toBool());
        QCOMPARE(imported.report.outcome, PanelReport::Outcome::Exact);
    }

    void styles_data()
    {
        QTest::addColumn<QByteArray>("style");
        QTest::addColumn<QString>("property");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char *name, const char *style, const char *property, const char *value) {
            QTest::newRow(name) << QByteArray(style) << QString::fromLatin1(property) << QByteArray(value);
        };
        row("alias", R"("alias": "Share", "type": "number")", "displayName", R"("Share")");
        row("unit", R"("unit": "bytes", "type": "number")", "unit", R"("bytes")");
        row("decimals", R"("decimals": 2, "type": "number")", "decimals", "2");
        row("date", R"("type": "date", "dateFormat": "YYYY-MM-DD")", "unit", R"("time: YYYY-MM-DD")");
        row("hidden", R"("type": "hidden", "unit": "s", "alias": "x")", "custom.hideFrom", R"({"viz": true})");
        row("align", R"("align": "right")", "custom.align", R"("right")");
        row("cell", R"("colorMode": "cell")", "custom.cellOptions", R"({"type": "color-background", "mode": "basic"})");
        row("row", R"("colorMode": "row")", "custom.cellOptions",
            R"({"type": "color-background", "mode": "basic", "applyToRow": true})");
        row("text", R"("colorMode": "value")", "custom.cellOptions", R"({"type": "color-text"})");
        row("thresholds", R"("colorMode": "value", "thresholds": ["5", 9], "colors": ["red", "blue", "green"])",
            "thresholds",
            R"({"mode": "absolute", "steps": [{"value": null, "color": "red"}, {"value": 5, "color": "blue"},
                {"value": 9, "color": "green"}]})");
        row("link", R"("link": true, "linkUrl": "/d/x?var=${__cell}&a=$__cell_2", "linkTooltip": "Open",
                       "linkTargetBlank": true)",
            "links", R"([{"title": "Open", "url": "/d/x?var=${__value.raw}&a=${__data.fields[2]}",
                         "targetBlank": true}])");
        row("mapping", R"("type": "string", "mappingType": 1, "valueMaps": [{"value": "1", "text": "up"}])", "mappings",
            R"([{"type": "value", "options": {"1": {"text": "up"}}}])");
    }
    void styles()
    {
        QFETCH(QByteArray, style);
        QFETCH(QString, property);
        QFETCH(QByteArray, value);
        const ImportedLegacy imported = styled(style);
        const Json actual = imported.overridden(u"Value"_s, property);
        QVERIFY2(actual == parsed(value), writeJsonCompact(actual).constData());
        QVERIFY(imported.report.findings.isEmpty());
    }

    void whatAStyleLeavesOut()
    {
        QVERIFY(styled(R"("type": "string", "unit": "s")").panel.overrides.isEmpty());
        QVERIFY(styled(R"("align": "auto", "link": false, "linkUrl": "/x", "alias": "")").panel.overrides.isEmpty());
        // Thresholds without a mode of colours say nothing.
        const ImportedLegacy plain = styled(R"("colorMode": null, "thresholds": ["5"], "colors": ["red", "blue"])");
        QVERIFY(plain.panel.overrides.isEmpty());
    }

    /// The first style that fits held; the last override that fits does.
    void orderOfStyles()
    {
        const ImportedLegacy imported = table(
            R"("styles": [{"pattern": "/^Value A/", "unit": "s", "type": "number"},
               {"pattern": "Value A", "unit": "bytes", "type": "number"},
               {"pattern": "/.*/", "unit": "short", "decimals": 1, "type": "number"}])");
        QCOMPARE(imported.panel.overrides.size(), 2);
        QCOMPARE(imported.panel.overrides.at(0).matcher, u"byName"_s);
        QCOMPARE(imported.panel.overrides.at(1).matcher, u"byRegexp"_s);
        QCOMPARE(imported.panel.overrides.at(1).properties.first().value.toString(), u"s"_s);
        QCOMPARE(imported.panel.defaults.unit, u"short"_s);
        QCOMPARE(imported.panel.defaults.decimals, 1);
    }

    /// Where all columns are hidden but those that have styles before that, these are shown.
    void hiddenRest()
    {
        const ImportedLegacy imported = table(
            R"("styles": [{"pattern": "instance", "alias": "Instance", "type": "string"},
               {"pattern": "/.*/", "type": "hidden"}, {"pattern": "job", "alias": "Job", "type": "string"}])");
        QVERIFY(imported.panel.defaults.custom[u"hideFrom"][u"viz"].toBool());
        QVERIFY(imported.overridden(u"instance"_s, u"custom.hideFrom"_s) == parsed(R"({"viz": false})"));
        QVERIFY(imported.overridden(u"job"_s, u"custom.hideFrom"_s).isUndefined());
    }

    void pages()
    {
        const ImportedLegacy imported = table(R"("transform": "table", "pageSize": 20)");
        QVERIFY(imported.panel.options[u"enablePagination"].toBool());
        QCOMPARE(imported.panel.options[u"pageSize"].toInteger(), 20);
        QVERIFY(!table(R"("transform": "table", "pageSize": null)").panel.options.contains(u"enablePagination"));
    }

    void sorting_data()
    {
        QTest::addColumn<QByteArray>("keys");
        QTest::addColumn<QString>("column");
        QTest::addColumn<bool>("lost");
        const auto row = [](const char *name, const char *keys, const QString &column, bool isLost) {
            QTest::newRow(name) << QByteArray(keys) << column << isLost;
        };
        row("time", R"("transform": "table", "sort": {"col": 0})", u"Time"_s, false);
        row("time by its alias", R"("styles": [{"pattern": "Time", "alias": "When"}], "sort": {"col": 0})", u"When"_s,
            false);
        row("value of rows", R"("transform": "timeseries_to_rows", "sort": {"col": 2})", u"Value"_s, false);
        row("unknown", R"("transform": "table", "sort": {"col": 3})", {}, true);
        row("none", R"("transform": "table", "sort": {"col": null, "desc": false})", {}, false);
    }
    void sorting()
    {
        QFETCH(QByteArray, keys);
        QFETCH(bool, lost);
        const ImportedLegacy imported = table(keys);
        QTEST(imported.panel.options[u"sortBy"].at(0)[u"displayName"].toString(), "column");
        QCOMPARE(imported.fateOf(u"sort.col"_s) == KeyFate::Ignored, lost);
    }

    void tablesOfToday()
    {
        const ImportedLegacy imported = table(
            R"("styles": [{"pattern": "Value", "unit": "s"}], "fieldConfig": {"defaults": {"unit": "ms"}})");
        QVERIFY(imported.panel.transforms.isEmpty());
        QVERIFY(imported.panel.overrides.isEmpty());
        QCOMPARE(imported.panel.defaults.unit, u"ms"_s);
        QCOMPARE(importedLegacy(R"({"type": "table-old", "showHeader": false})").panel.options[u"showHeader"].toBool(true),
                 false);
    }

    void heatmapOfBuckets()
    {
        const ImportedLegacy imported = importedLegacy(
            R"({"type": "heatmap", "dataFormat": "tsbuckets", "yAxis": {"format": "s", "show": false, "decimals": 1,
                "logBase": 2}, "color": {"mode": "spectrum", "colorScheme": "interpolateOranges", "min": 5, "max": 1,
                "exponent": 0.5}, "cards": {"cardPadding": 3, "cardRound": 2}, "hideZeroBuckets": true,
                "reverseYBuckets": true, "yBucketBound": "upper", "legend": {"show": true}, "heatmap": {},
                "tooltip": {"show": false, "showHistogram": true}, "highlightCards": true, "xBucketSize": "5m"})");
        const Json &options = imported.panel.options;
        QVERIFY(!options[u"calculate"].toBool(true));
        QVERIFY(!options.contains(u"calculation"));
        QCOMPARE(options[u"yAxis"][u"unit"].toString(), u"s"_s);
        QCOMPARE(options[u"yAxis"][u"axisPlacement"].toString(), u"hidden"_s);
        QVERIFY(options[u"yAxis"][u"reverse"].toBool());
        QCOMPARE(options[u"color"][u"mode"].toString(), u"scheme"_s);
        QCOMPARE(options[u"color"][u"scheme"].toString(), u"Oranges"_s);
        QCOMPARE(options[u"color"][u"min"].toDouble(), 1.0); // the limits were the wrong way round
        QVERIFY(options[u"color"][u"reverse"].toBool());
        QCOMPARE(options[u"cellGap"].toInteger(), 3);
        QCOMPARE(options[u"filterValues"][u"le"].toDouble(), 1e-9);
        QCOMPARE(options[u"rowsFrame"][u"layout"].toString(), u"ge"_s);
        QVERIFY(options[u"legend"][u"show"].toBool());
        QCOMPARE(options[u"tooltip"][u"mode"].toString(), u"none"_s);
    }

    void heatmapOfSeries()
    {
        const ImportedLegacy imported = importedLegacy(
            R"({"type": "heatmap", "dataFormat": "timeseries", "xBucketSize": "5m", "xBucketNumber": 9,
                "yBucketNumber": 12, "yAxis": {"logBase": 10, "splitFactor": 2},
                "color": {"mode": "opacity", "cardColor": "orchid", "colorScale": "linear", "exponent": 0.4}})");
        const Json &options = imported.panel.options;
        QVERIFY(options[u"calculate"].toBool());
        QVERIFY(options[u"calculation"][u"xBuckets"] == parsed(R"({"mode": "size", "value": "5m"})"));
        QVERIFY(options[u"calculation"][u"yBuckets"]
                == parsed(R"({"mode": "count", "value": "2", "scale": {"type": "log", "log": 10}})"));
        QVERIFY(options[u"color"]
                == parsed(R"({"mode": "opacity", "fill": "orchid", "scale": "linear", "exponent": 0.4, "steps": 128,
                              "reverse": false})"));
    }

    void heatmapOfToday()
    {
        const ImportedLegacy imported = importedLegacy(
            R"({"type": "heatmap-new", "dataFormat": "timeseries", "options": {"calculate": false, "cellGap": 4}})");
        QCOMPARE(imported.panel.type, u"heatmap"_s);
        QVERIFY(!imported.panel.options[u"calculate"].toBool(true));
    }

    void pieChart_data()
    {
        QTest::addColumn<QString>("legendType");
        QTest::addColumn<QByteArray>("legend"); ///< members of the new legend
        QTest::addColumn<QByteArray>("labels");
        QTest::newRow("under") << u"Under graph"_s << QByteArray(R"({"showLegend": true, "placement": "bottom"})")
                               << QByteArray();
        QTest::newRow("beside") << u"Right side"_s << QByteArray(R"({"showLegend": true, "placement": "right"})")
                                << QByteArray();
        QTest::newRow("on it") << u"On graph"_s << QByteArray(R"({"showLegend": false})")
                               << QByteArray(R"(["name", "percent"])");
    }
    void pieChart()
    {
        QFETCH(QString, legendType);
        QFETCH(QByteArray, legend);
        QFETCH(QByteArray, labels);
        QByteArray panel(
            R"({"type": "grafana-piechart-panel", "pieType": "donut", "format": "bytes", "valueName": "current",
                "aliasColors": {"a": "teal"}, "legend": {"show": true, "percentage": true},
                "combine": {"threshold": 0.1, "label": "Others"}, "legendType": "Where"})");
        panel.replace("Where", legendType.toLatin1());
        const ImportedLegacy imported = importedLegacy(panel);
        QCOMPARE(imported.panel.type, u"piechart"_s);
        QCOMPARE(imported.panel.options[u"pieType"].toString(), u"donut"_s);
        QCOMPARE(imported.panel.options[u"reduceOptions"][u"calcs"].at(0).toString(), u"lastNotNull"_s);
        QCOMPARE(imported.panel.defaults.unit, u"bytes"_s);
        QCOMPARE(imported.panel.defaults.decimals, 0);
        QCOMPARE(imported.overridden(u"a"_s, u"color"_s)[u"fixedColor"].toString(), u"teal"_s);
        QVERIFY(imported.panel.options[u"legend"][u"values"] == parsed(R"(["percent"])"));
        const Json expected = parsed(legend);
        for (const JsonMember &member : expected.members())
            QVERIFY(imported.panel.options[u"legend"][member.key] == member.value);
        QVERIFY(imported.panel.options[u"displayLabels"] == parsed(labels));
        QCOMPARE(imported.fateOf(u"combine.threshold"_s), KeyFate::Ignored);
    }

    void texts()
    {
        const ImportedLegacy old = importedLegacy(R"({"type": "text", "mode": "html", "content": "<b>hi</b>"})");
        QCOMPARE(old.panel.options[u"mode"].toString(), u"html"_s);
        QCOMPARE(old.panel.options[u"content"].toString(), u"<b>hi</b>"_s);
        QCOMPARE(old.report.outcome, PanelReport::Outcome::Exact);
        const ImportedLegacy now = importedLegacy(
            R"({"type": "text2", "content": "old", "options": {"mode": "markdown", "content": "new"}})");
        QCOMPARE(now.panel.type, u"text"_s);
        QCOMPARE(now.panel.options[u"content"].toString(), u"new"_s);
    }

    void renamedKeys()
    {
        const ImportedLegacy tooltip = importedLegacy(
            R"({"type": "timeseries", "options": {"tooltipOptions": {"mode": "multi"}}})");
        QCOMPARE(tooltip.panel.options[u"tooltip"][u"mode"].toString(), u"multi"_s);
        const ImportedLegacy mappings = importedLegacy(
            R"({"type": "stat", "fieldConfig": {"defaults": {"mappings": [{"id": 1, "op": "=", "type": 1, "value": "0",
                "text": "down"}]}, "overrides": [{"matcher": {"id": "byName", "options": "a"}, "properties":
                [{"id": "mappings", "value": [{"type": 2, "from": 1, "to": 3, "text": "up"}]}]}]}})");
        QCOMPARE(mappings.panel.defaults.mappings.first().match, u"0"_s);
        QCOMPARE(mappings.overridden(u"a"_s, u"mappings"_s).at(0)[u"type"].toString(), u"range"_s);
        QCOMPARE(mappings.report.outcome, PanelReport::Outcome::Exact);
    }

    void mostPerRow_data()
    {
        QTest::addColumn<QByteArray>("keys");
        QTest::addColumn<int>("most");
        QTest::newRow("of 24 parts") << QByteArray(R"("minSpan": 4)") << 6;
        QTest::newRow("no divisor") << QByteArray(R"("minSpan": 5)") << 4;
        QTest::newRow("whole width") << QByteArray(R"("minSpan": 24)") << 1;
        QTest::newRow("given") << QByteArray(R"("minSpan": 4, "maxPerRow": 2)") << 2;
        QTest::newRow("nothing said") << QByteArray(R"("repeatDirection": "h")") << 4;
    }
    void mostPerRow()
    {
        QFETCH(QByteArray, keys);
        const ImportedLegacy imported = importedLegacy(R"({"type": "graph", "repeat": "host", )" + keys + "}");
        QVERIFY(imported.panel.repeat.has_value());
        QTEST(imported.panel.repeat->maxPerRow, "most");
    }

    /// A key may be called exact only if another value of it gives another panel.
    void exactKeysMatter_data()
    {
        QTest::addColumn<QByteArray>("panel");
        QTest::newRow("graph") << QByteArray(
            R"({"type": "graph", "bars": false, "lines": true, "points": true, "pointradius": 2, "fill": 1, "linewidth": 1,
                "stack": true, "percentage": false, "dashes": true, "dashLength": 3, "spaceLength": 4,
                "steppedLine": false, "fillGradient": 0, "decimals": null, "legend": {"show": true, "values": true,
                "min": false, "max": true, "alignAsTable": false, "rightSide": true, "sideWidth": null, "hideZero": false},
                "tooltip": {"shared": true, "sort": 0}, "yaxes": [{"format": "s", "min": null, "max": 4, "label": null,
                "show": true, "logBase": 1}, {"format": "ms", "min": 1, "show": true}], "thresholds": [{"op": "gt",
                "value": 3, "fill": true, "line": false}], "aliasColors": {"a": "red"}, "xaxis": {"mode": "time"},
                "seriesOverrides": [{"alias": "a", "yaxis": 2, "fill": 3, "bars": true, "stack": "B", "legend": true}]})");
        QTest::newRow("singlestat") << QByteArray(
            R"({"type": "singlestat", "format": "s", "decimals": null, "nullText": null, "prefix": "", "postfix": "x",
                "thresholds": "1,2", "colors": ["red", "green", "blue"], "colorValue": false, "colorBackground": false,
                "sparkline": {"show": true, "lineColor": "tomato"}, "gauge": {"show": false}, "mappingType": 1,
                "valueMaps": [{"value": "1", "text": "up"}]})");
        QTest::newRow("table") << QByteArray(
            R"({"type": "table", "transform": "table", "showHeader": true, "sort": {"col": 0, "desc": true}, "styles":
                [{"pattern": "a", "alias": "", "type": "number", "unit": "s", "decimals": 1, "align": "auto",
                  "link": false, "linkUrl": "/x", "colorMode": null}]})");
        QTest::newRow("heatmap") << QByteArray(
            R"({"type": "heatmap", "dataFormat": "timeseries", "xBucketSize": null, "xBucketNumber": 3,
                "yAxis": {"format": "s", "show": true, "min": null}, "hideZeroBuckets": false, "tooltipDecimals": null,
                "cards": {"cardPadding": null}, "color": {"mode": "spectrum", "min": 1, "max": null}})");
    }
    void exactKeysMatter()
    {
        QFETCH(QByteArray, panel);
        const Json document = parsed("{\"title\": \"T\", \"panels\": [" + panel + "]}");
        ImportLedger ledger;
        const auto first = importGrafana(document, ledger);
        QVERIFY(first.has_value());
        eachLeaf(document[u"panels"].at(0), {}, [&](const Json &leaf, const QString &path) {
            const auto entry = ledger.find(leaf);
            if (entry && entry->fate == KeyFate::Exact && path != "type"_L1)
                QVERIFY2(changes(panel, document, leaf), qPrintable(path));
        });
    }

private:
    /// Whether any other value in the leaf's place gives another panel.
    static bool changes(const QByteArray &panel, const Json &document, const Json &leaf)
    {
        const QByteArray text = "{\"title\": \"T\", \"panels\": [" + panel + "]}";
        const qsizetype length = writeJsonCompact(leaf).size();
        const auto before = importGrafana(document);
        for (const QByteArray other : {"true", "false", "7", "0", "1", "\"7\"", "\"hidden\"", "\"lt\"", "\"a.b\"", "\"tsbuckets\"",
                                       "\"opacity\"", "\"series\"", "\"timeseries_to_rows\"", "\"value\"", "\"right\""}) {
            QByteArray changed = text;
            changed.replace(leaf.offset(), length, other);
            const auto after = importGrafana(parsed(changed));
            PanelSpec one = before->dashboard.panels.first();
            if (after && !(after->dashboard.panels.first() == one))
                return true;
        }
        return false;
    }
};

QTEST_GUILESS_MAIN(TestLegacyPanelsOthers)
#include "tst_legacypanelsothers.moc"
