#pragma once

#include "datasources/json/json.h"

#include <QList>

#include <optional>

namespace Promontory {

/// How the small charts of a column look (grafana-dashboard 8.6, `cellOptions` of "sparkline").
struct SparkStyle
{
    enum class Draw { Line, Bars, Points };
    enum class Curve { Smooth, Linear, StepBefore, StepAfter };
    enum class Fade { Hue, None, Opacity, Scheme };

    Draw draw = Draw::Line;
    Curve curve = Curve::Smooth;
    Fade fade = Fade::Hue;
    double lineWidth = 1;
    double fillOpacity = 17; ///< percent
    double pointSize = 2;
    double barWidth = 0.6;   ///< part of the room that a sample has
    int barAlignment = 0;    ///< -1 before its moment, 0 around it, 1 after it
    bool hasPoints = false;
    bool joinsGaps = false;
    std::optional<double> mostGapMs; ///< gaps that are shorter are joined
    QList<double> dashes;    ///< px, on and off in turn; empty: a whole line
    bool hidesValue = false;

    bool operator==(const SparkStyle &) const = default;
};

SparkStyle sparkStyleFrom(const Json &cellOptions);

} // namespace Promontory
