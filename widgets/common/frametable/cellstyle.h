#pragma once

#include "datasources/frame/fieldconfig.h"
#include "widgets/common/values/barpaint.h"

#include <QFlags>

#include <optional>

namespace Promontory {

/// How the cells of one column look (grafana-dashboard 8.6, `custom`).
struct CellStyle
{
    enum class Type { Auto, ColorText, ColorBackground, Gauge };
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

    bool operator==(const CellStyle &) const = default;
};

/// Reads `custom`, old spellings included (`displayMode`, `hidden`).
CellStyle cellStyleFrom(const Json &custom);

} // namespace Promontory
