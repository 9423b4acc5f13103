#pragma once

#include "datasources/json/json.h"

#include <QString>

#include <optional>

namespace Promontory {

/// How the values of a heatmap's cells become colours.
enum class HeatScale { Linear, Root };

/// `options` of a heatmap (grafana-dashboard 8.7).
struct HeatmapOptions
{
    QString scheme;               ///< "tide", "ember", "shore"; others are shown by the nearest of these
    bool isReversed = false;
    HeatScale scale = HeatScale::Root;
    int steps = 9;
    std::optional<double> colorMin;
    std::optional<double> colorMax;
    std::optional<double> hideBelow;  ///< cells of at most this are empty
    std::optional<double> hideAbove;
    QString yUnit;
    std::optional<int> yDecimals;
    bool isYReversed = false;
    bool isAxisRight = false;
    bool isAxisHidden = false;
    QString axisLabel;
    QString cellUnit;
    std::optional<int> cellDecimals;
    bool isCalculated = false; ///< wants buckets made from raw values
    bool hasLegend = true;
    bool hasTooltip = true;

    bool operator==(const HeatmapOptions &) const = default;
};

HeatmapOptions heatmapOptionsFrom(const Json &json);
Json toJson(const HeatmapOptions &options);

} // namespace Promontory
