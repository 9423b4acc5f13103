#pragma once

#include "datasources/json/json.h"
#include "widgets/charts/heatcells.h"

#include <QString>

#include <optional>

namespace Promontory {

/// Colours come from a scheme, or are one colour more or less transparent.
enum class HeatColorMode { Scheme, Opacity };
/// How the values of a heatmap's cells become colours of the program's own ramps, or opacities.
enum class HeatScale { Linear, Exponential };
/// Which side of a row its name bounds; automatic: `le` labels are upper bounds, other names none.
enum class RowLayout { Auto, UpperBounds, LowerBounds, Unknown };

/// `options` of a heatmap (grafana-dashboard 8.7).
struct HeatmapOptions
{
    HeatColorMode colorMode = HeatColorMode::Scheme;
    QString scheme;               ///< "Oranges", "Viridis" …; "tide" (also if empty), "ember", "shore": the theme's
    QString fill = QStringLiteral("dark-orange"); ///< of the opacity mode
    double exponent = 0.5;        ///< of the opacity mode
    bool isReversed = false;
    HeatScale scale = HeatScale::Exponential;
    int steps = 64;               ///< the theme's own ramps have their own
    std::optional<double> colorMin;
    std::optional<double> colorMax;
    std::optional<double> hideBelow;  ///< cells of at most this are empty
    std::optional<double> hideAbove;
    QString yUnit;
    std::optional<int> yDecimals;
    std::optional<double> yMin;   ///< rows wholly outside are left out
    std::optional<double> yMax;
    double axisWidth = 0;         ///< px; 0: from its labels
    RowLayout layout = RowLayout::Auto;
    bool isYReversed = false;
    bool isAxisRight = false;
    bool isAxisHidden = false;
    QString axisLabel;
    QString cellUnit;
    std::optional<int> cellDecimals;
    QString valueName;         ///< what the tooltip calls the values
    double cellGap = 1;        ///< px
    double cellRadius = 0;     ///< px
    CellTexts texts = CellTexts::Auto;
    CellTip tip = CellTip::Cell;
    bool isCalculated = false; ///< wants buckets made from raw values
    Json calculation;          ///< how, as the transformation "heatmap" reads it
    bool hasLegend = true;
    bool hasTooltip = true;
    int tipWidth = 0;          ///< px at most; 0: any
    int tipHeight = 0;

    bool operator==(const HeatmapOptions &) const = default;
};

HeatmapOptions heatmapOptionsFrom(const Json &json);
Json toJson(const HeatmapOptions &options);

} // namespace Promontory
