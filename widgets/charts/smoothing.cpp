#include "widgets/charts/smoothing.h"

#include <cmath>

namespace Promontory {

namespace {

constexpr double PiecePx = 2; ///< length of the straight pieces a curve is made of
constexpr double MaxPieces = 64;

/// Slopes at the vertices after Fritsch and Carlson, with the harmonic mean of neighbouring secants.
std::vector<double> slopes(std::span<const QPointF> run)
{
    const std::size_t count = run.size();
    std::vector<double> secants(count - 1);
    for (std::size_t i = 0; i + 1 < count; ++i) {
        const double width = run[i + 1].x() - run[i].x();
        secants[i] = width > 0 ? (run[i + 1].y() - run[i].y()) / width : 0;
    }
    std::vector<double> result(count, 0);
    result.front() = secants.front();
    result.back() = secants.back();
    for (std::size_t i = 1; i + 1 < count; ++i) {
        const double before = secants[i - 1];
        const double after = secants[i];
        if (before * after <= 0)
            continue;
        const double left = run[i].x() - run[i - 1].x();
        const double right = run[i + 1].x() - run[i].x();
        const double a = 2 * right + left;
        const double b = right + 2 * left;
        result[i] = (a + b) / (a / before + b / after);
    }
    return result;
}

void addCurve(LinePath &path, QPointF from, QPointF to, double fromSlope, double toSlope)
{
    const double width = to.x() - from.x();
    const double reach = std::max(width, std::min(std::abs(to.y() - from.y()), 4 * width));
    const double pieces = std::min(MaxPieces, std::floor(reach / PiecePx));
    for (double piece = 1; piece < pieces; ++piece) {
        const double t = piece / pieces;
        const double u = 1 - t;
        const double y = u * u * (1 + 2 * t) * from.y() + u * u * t * width * fromSlope
            + t * t * (3 - 2 * t) * to.y() - t * t * u * width * toSlope;
        path.points.emplace_back(from.x() + t * width, y);
    }
    path.points.push_back(to);
}

} // namespace

LinePath smoothed(const LinePath &path)
{
    LinePath result;
    for (std::size_t r = 0; r < path.runs(); ++r) {
        const std::span<const QPointF> run = path.run(r);
        result.starts.push_back(static_cast<std::uint32_t>(result.points.size()));
        if (run.size() < 3) {
            result.points.insert(result.points.end(), run.begin(), run.end());
            continue;
        }
        const std::vector<double> slope = slopes(run);
        result.points.push_back(run.front());
        for (std::size_t i = 0; i + 1 < run.size(); ++i)
            addCurve(result, run[i], run[i + 1], slope[i], slope[i + 1]);
    }
    return result;
}

} // namespace Promontory
