#include "app/import/keys/keyrules.h"
#include "app/import/keys/paneltables.h"

namespace Promontory {

namespace {

constexpr std::array TableOptions{
    whole("frameIndex", 0, 10'000),
    flag("showHeader"),
    list("sortBy"),
    text("sortBy.*.displayName"),
    flag("sortBy.*.desc"),
    flag("footer.show"),
    flag("footer.countRows"),
    list("footer.reducer"),
    reducer("footer.reducer.*"),
    list("footer.fields"),
    text("footer.fields.*"),
    flag("footer.enablePagination"),
    flag("enablePagination"),
    whole("pageSize", 0, 100'000),
    oneOf("cellHeight", "sm md lg"),
    whole("maxRowHeight", 0, 10'000),
    flag("showTypeIcons"),
    whole("frozenColumns.left", 0, 100),
    ignored("frozenColumns.**", QT_TRANSLATE_NOOP("GrafanaKeys", "Columns stay in place at the left side only.")),
    ignored("disableKeyboardEvents", QT_TRANSLATE_NOOP("GrafanaKeys", "Every panel can be used with the keyboard.")),
    // Left over by older versions, which today's do not read.
    unread("filterable"),
    unread("showSearch"),
};

constexpr std::array TableCustom{
    oneOf("align", "auto left center right"),
    whole("width", 16, 4000),
    whole("minWidth", 16, 4000),
    oneOf("cellOptions.type",
          "auto color-text color-background gauge json-view image pill data-links markdown sparkline"),
    oneOf("cellOptions.mode", "basic gradient lcd"),
    flag("cellOptions.applyToRow"),
    oneOf("cellOptions.valueDisplayMode", "text color hidden"),
    flag("cellOptions.wrapText"),
    text("cellOptions.alt"),
    text("cellOptions.title"),
    oneOf("cellOptions.drawStyle", "line bars points"),
    oneOf("cellOptions.lineInterpolation", "smooth linear stepBefore stepAfter"),
    oneOf("cellOptions.gradientMode", "hue none opacity scheme"),
    number("cellOptions.lineWidth", 0, 10),
    number("cellOptions.fillOpacity", 0, 100),
    number("cellOptions.pointSize", 1, 20),
    number("cellOptions.barWidthFactor", 0.1, 1),
    number("cellOptions.barAlignment", -1, 1),
    oneOf("cellOptions.showPoints", "auto always never"),
    gap("cellOptions.spanNulls"),
    oneOf("cellOptions.lineStyle.fill", "solid dash dot"),
    anything("cellOptions.lineStyle.dash"),
    number("cellOptions.lineStyle.dash.*", 0.5, 100),
    flag("cellOptions.hideValue"),
    // A small chart has no axes, no thresholds and nothing to be stacked on.
    unread("cellOptions.axisPlacement"),
    unread("cellOptions.axisLabel"),
    unread("cellOptions.axisWidth"),
    unread("cellOptions.axisColorMode"),
    unread("cellOptions.axisBorderShow"),
    unread("cellOptions.axisGridShow"),
    unread("cellOptions.axisCenteredZero"),
    unread("cellOptions.axisSoftMin"),
    unread("cellOptions.axisSoftMax"),
    unread("cellOptions.thresholdsStyle.**"),
    unread("cellOptions.stacking.**"),
    unread("cellOptions.hideFrom.**"),
    ignored("cellOptions.**", QT_TRANSLATE_NOOP("GrafanaKeys", "Cells of tables do not know this setting.")),
    flag("wrapText"),
    flag("wrapHeaderText"),
    flag("hideHeader"),
    flag("sortable"),
    list("footer.reducers"),
    reducer("footer.reducers.*"),
    oneOf("displayMode",
          "auto color-text color-background color-background-solid basic gradient-gauge lcd-gauge json-view image pill "
          "data-links markdown"),
    flag("hidden"),
    flag("hideFrom.viz"),
    unread("hideFrom.*"),
    flag("inspect"),
    flag("filterable"),
    text("tooltip.field"),
    ignored("tooltip.**", QT_TRANSLATE_NOOP("GrafanaKeys", "Tooltips of cells stand beside the pointer.")),
    ignored("styleField", QT_TRANSLATE_NOOP("GrafanaKeys", "Cells have the looks of their column.")),
};

} // namespace

const KeyTable TableKeys{"table", TableOptions, TableCustom};

} // namespace Promontory
