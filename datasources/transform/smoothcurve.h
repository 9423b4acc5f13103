#pragma once

#include <span>
#include <vector>

namespace Promontory {

/// A curve with less noise, for people who look for the course of things: a moving average over the
/// widest window that makes the curve smoothest and still keeps its outliers (K. Rong and P. Bailis,
/// "ASAP: Prioritizing Attention via Time Series Smoothing", arXiv 1703.00983). Curves of more than
/// twice the resolution are averaged to it before.
struct SmoothCurve
{
    std::vector<double> x; ///< ascending: the middle of each window
    std::vector<double> y;

    /// Between two points on the line, before the first and after the last their values; there is at
    /// least one point. Places that ascend are found fast.
    std::vector<double> at(std::span<const double> places) const;
};

/// Points without a value are left out; x ascends. Empty without any value.
SmoothCurve smoothCurve(std::span<const double> x, std::span<const double> y,
                        std::size_t resolution);

} // namespace Promontory
