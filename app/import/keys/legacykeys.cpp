#include "app/import/keys/keyrules.h"

namespace Promontory {

namespace {

constexpr std::array GraphRules{
    flag("lines"),
    flag("bars"),
    flag("points"),
    flag("stack"),
    flag("percentage"),
    flag("steppedLine"),
    flag("dashes"),
    flag("x-axis"),
    flag("y-axis"),
    number("fill"),
    number("fillGradient", 0, 10),
    number("linewidth"),
    number("pointradius"),
    number("dashLength"),
    number("spaceLength"),
    oneOf("nullPointMode", "null|connected|null as zero"),
    oneOf("xaxis.mode", "time series histogram"),
    flag("xaxis.show"),
    number("xaxis.buckets"),
    flag("yaxes.*.show"),
    text("yaxes.*.format"),
    text("y_formats.*"),
    text("yaxes.*.label"),
    oneOf("yaxes.*.logBase", "1 2 10 32 1024"),
    number("yaxes.*.min"),
    number("yaxes.*.max"),
    number("yaxes.*.decimals"),
    oneOf("thresholds.*.op", "gt lt"),
    oneOf("thresholds.*.colorMode", "custom critical warning ok"),
    flag("thresholds.*.fill"),
    flag("thresholds.*.line"),
    number("thresholds.*.value"),
    text("seriesOverrides.*.alias"),
    text("seriesOverrides.*.color"),
    oneOf("seriesOverrides.*.transform", "constant negative-Y"),
    flag("seriesOverrides.*.lines"),
    flag("seriesOverrides.*.bars"),
    flag("seriesOverrides.*.points"),
    flag("seriesOverrides.*.dashes"),
    flag("seriesOverrides.*.legend"),
    flag("seriesOverrides.*.hideTooltip"),
    flag("seriesOverrides.*.steppedLine"),
    oneOf("seriesOverrides.*.yaxis", "1 2"),
    number("seriesOverrides.*.fill"),
    number("seriesOverrides.*.linewidth"),
    number("seriesOverrides.*.zindex"),
};

constexpr std::array LegendRules{
    flag("legend.show"),
    flag("legend.values"),
    flag("legend.current"),
    flag("legend.avg"),
    flag("legend.min"),
    flag("legend.max"),
    flag("legend.total"),
    flag("legend.percentage"),
    flag("legend.alignAsTable"),
    flag("legend.rightSide"),
    flag("legend.hideEmpty"),
    flag("legend.hideZero"),
    flag("legend.sortDesc"),
    text("legend.sort"),
    number("legend.sideWidth"),
    flag("tooltip.shared"),
    flag("tooltip.show"),
    flag("tooltip.showHistogram"),
    whole("tooltip.sort", 0, 2),
};

constexpr std::array ValueRules{
    oneOf("pieType", "pie donut"),
    text("format"),
    text("valueName"),
    text("prefix"),
    text("postfix"),
    text("nullText"),
    text("tableColumn"),
    number("decimals"),
    whole("mappingType", 0, 2),
    flag("colorBackground"),
    flag("colorValue"),
    flag("gauge.show"),
    flag("gauge.thresholdMarkers"),
    flag("gauge.thresholdLabels"),
    number("gauge.minValue"),
    number("gauge.maxValue"),
    flag("sparkline.show"),
    flag("sparkline.full"),
};

constexpr std::array TableRules{
    oneOf("transform", "table timeseries_to_rows timeseries_to_columns timeseries_aggregations annotations json"),
    text("columns.*.text"),
    text("columns.*.value"),
    flag("showHeader"),
    number("pageSize"),
    whole("sort.col", 0, 1000),
    flag("sort.desc"),
    text("styles.*.pattern"),
    text("styles.*.alias"),
    text("styles.*.unit"),
    text("styles.*.dateFormat"),
    text("styles.*.align"),
    oneOf("styles.*.type", "number string date hidden"),
    oneOf("styles.*.colorMode", "cell value row"),
    number("styles.*.decimals"),
    flag("styles.*.link"),
    flag("styles.*.linkTargetBlank"),
    text("styles.*.linkUrl"),
    text("styles.*.linkTooltip"),
};

constexpr std::array HeatmapRules{
    flag("hideZeroBuckets"),
    flag("reverseYBuckets"),
    flag("highlightCards"),
    text("dataFormat"),
    oneOf("color.mode", "spectrum opacity"),
    oneOf("color.colorScale", "sqrt linear"),
    text("color.colorScheme"),
    text("color.cardColor"),
    number("color.exponent"),
    number("color.min"),
    number("color.max"),
    flag("yAxis.show"),
    text("yAxis.format"),
    number("yAxis.decimals"),
    number("yAxis.logBase"),
    oneOf("yBucketBound", "auto upper lower middle"),
    number("cards.cardPadding"),
    number("cards.cardRound"),
};

constexpr auto Rules = joined(GraphRules, LegendRules, ValueRules, TableRules, HeatmapRules);

} // namespace

std::span<const KeyRule> legacyKeyRules()
{
    return Rules;
}

} // namespace Promontory
