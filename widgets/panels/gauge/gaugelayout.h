#pragma once

#include <QRectF>

#include <vector>

namespace Promontory {

/// The arc of a gauge: 246 degrees, open below, values running clockwise.
inline constexpr double GaugeSweep = 246;
/// A whole ring, values running clockwise from the top.
inline constexpr double CircleSweep = 360;
/// Degrees as QPainter counts them (from three o'clock, against the clock) of a share of the scale.
constexpr double gaugeAngle(double fraction, double sweep = GaugeSweep)
{
    return sweep < CircleSweep ? 90 + sweep / 2 - sweep * fraction : 90 - CircleSweep * fraction;
}

struct GaugeLayoutInput
{
    QSizeF area;
    int count = 1;
    int columns = 0;             ///< 0: the number that gives the largest arcs
    bool hasNames = false;       ///< a line below each
    bool hasScaleLabels = false; ///< thresholds written around the ring
    double lineHeight = 14;
    bool isCircle = false;
    QSizeF leastCell;            ///< no gauge has less room than this, at the cost of their number
};

struct GaugeCell
{
    QRectF cell;
    QPointF center;
    double sweep = GaugeSweep;   ///< degrees from the least to the greatest value
    double radius = 0;           ///< outer edge of the ring
    double ring = 3;             ///< thickness of the thresholds' ring; 0: none
    double arc = 12;             ///< thickness of the value's arc
    double arcRadius = 0;        ///< middle of the arc
    double inner = 0;            ///< free radius inside the arc
    bool hasScaleLabels = false; ///< thresholds beside the ring
    bool hasEndLabels = false;   ///< min and max below the ends of the arc
    bool hasArc = true;          ///< false: there is room for the number only
    bool hasName = false;
    double labelBaseline = 0;
    double nameBaseline = 0;
};

struct GaugeLayout
{
    int columns = 1;
    int shown = 0; ///< how many of the values fit
    std::vector<GaugeCell> cells;
};

GaugeLayout layOutGauges(const GaugeLayoutInput &wanted);

} // namespace Promontory
