#include "app/import/keys/paneltables.h"

#include <QtGlobal>

#include <array>

namespace Promontory {

namespace {

constexpr std::array TableOptions{
    KeyRule{"frameIndex", KeyFate::Exact},
    KeyRule{"showHeader", KeyFate::Exact},
    KeyRule{"sortBy", KeyFate::Exact},
    KeyRule{"sortBy.0.displayName", KeyFate::Exact},
    KeyRule{"sortBy.0.desc", KeyFate::Exact},
    KeyRule{"sortBy.**", KeyFate::Ignored, QT_TRANSLATE_NOOP("GrafanaKeys", "A table is sorted by one column.")},
    KeyRule{"footer.show", KeyFate::Exact},
    KeyRule{"footer.countRows", KeyFate::Exact},
    KeyRule{"footer.reducer", KeyFate::Exact},
    KeyRule{"footer.reducer.0", KeyFate::Exact},
    KeyRule{"footer.reducer.*", KeyFate::Unread},
    KeyRule{"footer.fields", KeyFate::Exact},
    KeyRule{"footer.fields.*", KeyFate::Exact},
    KeyRule{"footer.enablePagination", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "Tables scroll; they have no pages.")},
    KeyRule{"enablePagination", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "Tables scroll; they have no pages.")},
    KeyRule{"cellHeight", KeyFate::Ignored, QT_TRANSLATE_NOOP("GrafanaKeys", "Rows have one height.")},
    KeyRule{"showTypeIcons", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "Headers show no icon for the type of a column.")},
};

constexpr std::array TableCustom{
    KeyRule{"align", KeyFate::Exact},
    KeyRule{"width", KeyFate::Exact},
    KeyRule{"minWidth", KeyFate::Exact},
    KeyRule{"cellOptions.type", KeyFate::Exact},
    KeyRule{"cellOptions.mode", KeyFate::Exact},
    KeyRule{"cellOptions.applyToRow", KeyFate::Exact},
    KeyRule{"cellOptions.valueDisplayMode", KeyFate::Exact},
    KeyRule{"cellOptions.wrapText", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "Long texts are shortened; the tooltip has the whole.")},
    KeyRule{"displayMode", KeyFate::Exact},
    KeyRule{"hidden", KeyFate::Exact},
    KeyRule{"hideFrom.viz", KeyFate::Exact},
    KeyRule{"hideFrom.*", KeyFate::Unread},
    KeyRule{"inspect", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "A cell's whole text is in its tooltip and in the clipboard.")},
    KeyRule{"filterable", KeyFate::Ignored, QT_TRANSLATE_NOOP("GrafanaKeys", "Columns have no filter.")},
};

} // namespace

const KeyTable TableKeys{"table", TableOptions, TableCustom};

} // namespace Promontory
