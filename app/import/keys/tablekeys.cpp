#include "app/import/keys/keyrules.h"
#include "app/import/keys/paneltables.h"

namespace Promontory {

namespace {

constexpr std::array TableOptions{
    number("frameIndex", 0, 10'000),
    flag("showHeader"),
    anything("sortBy"),
    text("sortBy.*.displayName"),
    flag("sortBy.*.desc"),
    flag("footer.show"),
    flag("footer.countRows"),
    anything("footer.reducer"),
    reducer("footer.reducer.*"),
    anything("footer.fields"),
    text("footer.fields.*"),
    flag("footer.enablePagination"),
    flag("enablePagination"),
    number("pageSize", 0, 100'000),
    oneOf("cellHeight", "sm md lg"),
    number("maxRowHeight", 0, 10'000),
    flag("showTypeIcons"),
    ignored("frozenColumns.**", QT_TRANSLATE_NOOP("GrafanaKeys", "All columns of a table scroll together.")),
    ignored("disableKeyboardEvents", QT_TRANSLATE_NOOP("GrafanaKeys", "Every panel can be used with the keyboard.")),
    // Left over by older versions, which today's do not read.
    unread("filterable"),
    unread("showSearch"),
};

constexpr std::array TableCustom{
    oneOf("align", "auto left center right"),
    number("width"),
    number("minWidth"),
    oneOf("cellOptions.type", "auto color-text color-background gauge json-view image pill data-links markdown"),
    oneOf("cellOptions.mode", "basic gradient lcd"),
    flag("cellOptions.applyToRow"),
    oneOf("cellOptions.valueDisplayMode", "text color hidden"),
    flag("cellOptions.wrapText"),
    text("cellOptions.alt"),
    text("cellOptions.title"),
    ignored("cellOptions.**", QT_TRANSLATE_NOOP("GrafanaKeys", "Cells show their value without a small chart.")),
    flag("wrapText"),
    ignored("wrapHeaderText", QT_TRANSLATE_NOOP("GrafanaKeys", "Titles of columns take one line.")),
    flag("hideHeader"),
    flag("sortable"),
    anything("footer.reducers"),
    reducer("footer.reducers.*"),
    oneOf("displayMode",
          "auto color-text color-background color-background-solid basic gradient-gauge lcd-gauge json-view image pill "
          "data-links markdown"),
    flag("hidden"),
    flag("hideFrom.viz"),
    unread("hideFrom.*"),
    flag("inspect"),
    flag("filterable"),
    ignored("tooltip.**", QT_TRANSLATE_NOOP("GrafanaKeys", "A cell's tooltip is its own text.")),
    ignored("styleField", QT_TRANSLATE_NOOP("GrafanaKeys", "Cells have the looks of their column.")),
};

} // namespace

const KeyTable TableKeys{"table", TableOptions, TableCustom};

} // namespace Promontory
