#include "app/import/keys/paneltables.h"

#include <QtGlobal>

#include <array>

namespace Promontory {

namespace {

constexpr std::array TableOptions{
    KeyRule{"frameIndex", KeyFate::Exact},
    KeyRule{"showHeader", KeyFate::Exact},
    KeyRule{"sortBy", KeyFate::Exact},
    KeyRule{"sortBy.*.displayName", KeyFate::Exact},
    KeyRule{"sortBy.*.desc", KeyFate::Exact},
    KeyRule{"footer.show", KeyFate::Exact},
    KeyRule{"footer.countRows", KeyFate::Exact},
    KeyRule{"footer.reducer", KeyFate::Exact},
    KeyRule{"footer.reducer.*", KeyFate::Exact},
    KeyRule{"footer.fields", KeyFate::Exact},
    KeyRule{"footer.fields.*", KeyFate::Exact},
    KeyRule{"footer.enablePagination", KeyFate::Exact},
    KeyRule{"enablePagination", KeyFate::Exact},
    KeyRule{"pageSize", KeyFate::Exact},
    KeyRule{"cellHeight", KeyFate::Exact},
    KeyRule{"maxRowHeight", KeyFate::Exact},
    KeyRule{"showTypeIcons", KeyFate::Exact},
    KeyRule{"frozenColumns.**", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "All columns of a table scroll together.")},
    // Left over by older versions, which today's do not read.
    KeyRule{"filterable", KeyFate::Unread},
    KeyRule{"showSearch", KeyFate::Unread},
};

constexpr std::array TableCustom{
    KeyRule{"align", KeyFate::Exact},
    KeyRule{"width", KeyFate::Exact},
    KeyRule{"minWidth", KeyFate::Exact},
    KeyRule{"cellOptions.type", KeyFate::Exact},
    KeyRule{"cellOptions.mode", KeyFate::Exact},
    KeyRule{"cellOptions.applyToRow", KeyFate::Exact},
    KeyRule{"cellOptions.valueDisplayMode", KeyFate::Exact},
    KeyRule{"cellOptions.wrapText", KeyFate::Exact},
    KeyRule{"cellOptions.alt", KeyFate::Exact},
    KeyRule{"cellOptions.title", KeyFate::Exact},
    KeyRule{"cellOptions.**", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "Cells show their value without a small chart.")},
    KeyRule{"wrapText", KeyFate::Exact},
    KeyRule{"wrapHeaderText", KeyFate::Ignored, QT_TRANSLATE_NOOP("GrafanaKeys", "Titles of columns take one line.")},
    KeyRule{"hideHeader", KeyFate::Exact},
    KeyRule{"sortable", KeyFate::Exact},
    KeyRule{"footer.reducers", KeyFate::Exact},
    KeyRule{"footer.reducers.*", KeyFate::Exact},
    KeyRule{"displayMode", KeyFate::Exact},
    KeyRule{"hidden", KeyFate::Exact},
    KeyRule{"hideFrom.viz", KeyFate::Exact},
    KeyRule{"hideFrom.*", KeyFate::Unread},
    KeyRule{"inspect", KeyFate::Exact},
    KeyRule{"filterable", KeyFate::Exact},
    KeyRule{"tooltip.**", KeyFate::Ignored, QT_TRANSLATE_NOOP("GrafanaKeys", "A cell's tooltip is its own text.")},
    KeyRule{"styleField", KeyFate::Ignored, QT_TRANSLATE_NOOP("GrafanaKeys", "Cells have the looks of their column.")},
};

} // namespace

const KeyTable TableKeys{"table", TableOptions, TableCustom};

} // namespace Promontory
