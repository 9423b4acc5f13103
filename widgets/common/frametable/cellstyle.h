#pragma once

#include "datasources/frame/fieldconfig.h"
#include "widgets/common/frametable/sparkstyle.h"
#include "widgets/common/values/barpaint.h"

#include <QFlags>
#include <QStringList>

#include <optional>

namespace Promontory {

/// How the cells of one column look (grafana-dashboard 8.6, `custom`).
struct CellStyle
{
    enum class Type {
        Auto, ColorText, ColorBackground, Gauge, Json, Image, Pill, Markdown, Links, Sparkline,
        Expander ///< opens the table inside its row; no file asks for it
    };
    enum class ValueText { Color, Text, Hidden };

    Type type = Type::Auto;
    bool gradient = false; ///< of a background
    bool wholeRow = false; ///< the background goes over the row
    BarStyle bar = BarStyle::Basic;
    ValueText valueText = ValueText::Text;
    std::optional<Qt::Alignment> alignment; ///< nothing: numbers right, the rest left
    std::optional<int> width;               ///< px
    std::optional<int> minWidth;
    bool hidden = false;
    bool wraps = false;       ///< long texts go on in further lines
    bool filterable = false;  ///< its head offers a choice of values
    bool inspects = false;    ///< a cell opens its whole text
    bool sortable = true;
    bool hasHeader = true;    ///< false: no title above it
    QString imageText;        ///< instead of a picture that cannot be shown
    bool wrapsTitle = false;  ///< a long title goes on in further lines
    QString tooltipField;     ///< the field whose value the tooltip tells; empty: its own
    QStringList reducers;     ///< ids of calculations below the column
    SparkStyle spark;         ///< of a column of series

    bool operator==(const CellStyle &) const = default;
};

/// Reads `custom`, old spellings included (`displayMode`, `hidden`).
CellStyle cellStyleFrom(const Json &custom);

} // namespace Promontory
