#pragma once

#include "app/import/keys/keytable.h"

#include <QtGlobal>

#include <array>

namespace Promontory {

/// Several lists of rules as one; the first that fits still decides.
template <std::size_t... Sizes>
constexpr auto joined(const std::array<KeyRule, Sizes> &...lists)
{
    std::array<KeyRule, (Sizes + ...)> all{};
    std::size_t next = 0;
    const auto append = [&](const auto &list) {
        for (const KeyRule &rule : list)
            all[next++] = rule;
    };
    (append(lists), ...);
    return all;
}

/// A legend without calculations.
inline constexpr std::array NameLegendRules{
    KeyRule{"legend.showLegend", KeyFate::Exact},
    KeyRule{"legend.displayMode", KeyFate::Exact},
    KeyRule{"legend.placement", KeyFate::Exact},
    KeyRule{"legend.width", KeyFate::Exact},
    KeyRule{"legend.limit", KeyFate::Ignored, QT_TRANSLATE_NOOP("GrafanaKeys", "The legend lists all series.")},
    KeyRule{"legend.overflow", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "Long names are shortened at the end.")},
};

/// What a legend with calculations has beside that.
inline constexpr std::array CalculationRules{
    KeyRule{"legend.calcs", KeyFate::Exact},
    KeyRule{"legend.calcs.*", KeyFate::Exact},
    KeyRule{"legend.sortBy", KeyFate::Exact},
    KeyRule{"legend.sortDesc", KeyFate::Exact},
};

inline constexpr std::array TooltipRules{
    KeyRule{"tooltip.mode", KeyFate::Exact},
    KeyRule{"tooltip.sort", KeyFate::Exact},
    KeyRule{"tooltip.hideZeros", KeyFate::Exact},
};

/// Sizes of tooltips and remains of older versions, behind the rules of a type.
inline constexpr std::array OtherChartRules{
    KeyRule{"legend.**", KeyFate::Unread},
    KeyRule{"tooltip.maxWidth", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "The tooltip takes the size that it needs.")},
    KeyRule{"tooltip.maxHeight", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "The tooltip takes the size that it needs.")},
    KeyRule{"tooltip.hoverProximity", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "The nearest series is found at any distance.")},
    KeyRule{"tooltip.**", KeyFate::Unread},
    KeyRule{"tooltipOptions.**", KeyFate::Unread},
    KeyRule{"annotations.**", KeyFate::Ignored,
            QT_TRANSLATE_NOOP("GrafanaKeys", "Annotations are drawn in one way on all panels.")},
};

/// Which parts of a panel a field is hidden from.
inline constexpr std::array HideRules{
    KeyRule{"hideFrom.legend", KeyFate::Exact},
    KeyRule{"hideFrom.tooltip", KeyFate::Exact},
    KeyRule{"hideFrom.viz", KeyFate::Exact},
    KeyRule{"hideFrom.graph", KeyFate::Approximated,
            QT_TRANSLATE_NOOP("GrafanaKeys", "It counts only where \"viz\" is not given.")},
};

} // namespace Promontory
