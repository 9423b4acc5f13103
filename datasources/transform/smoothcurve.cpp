#include "datasources/transform/smoothcurve.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace Promontory {

namespace {

double mean(std::span<const double> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// Averages over windows that begin `step` apart; a last one that is not full is left out.
std::vector<double> averages(std::span<const double> values, std::size_t window, std::size_t step)
{
    std::vector<double> result;
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        sum += values[i];
        if (i >= window)
            sum -= values[i - window];
        if (i + 1 >= window && (i + 1 - window) % step == 0)
            result.push_back(sum / static_cast<double>(window));
    }
    return result;
}

// How a curve looks: how much its steps differ, and how much weight its outliers have.
struct Shape
{
    double roughness = 0;
    double kurtosis = 0;

    explicit Shape(std::span<const double> values)
    {
        std::vector<double> steps;
        for (std::size_t i = 1; i < values.size(); ++i)
            steps.push_back(values[i] - values[i - 1]);
        if (steps.empty())
            return;
        roughness = std::sqrt(momentsOf(steps).second);
        const Moments moments = momentsOf(values);
        kurtosis = moments.second > 0 ? moments.fourth / (moments.second * moments.second) : 0;
    }

private:
    struct Moments
    {
        double second = 0;
        double fourth = 0;
    };
    static Moments momentsOf(std::span<const double> values)
    {
        const double middle = mean(values);
        Moments sums;
        for (const double value : values) {
            const double square = (value - middle) * (value - middle);
            sums.second += square;
            sums.fourth += square * square;
        }
        const auto count = static_cast<double>(values.size());
        return {sums.second / count, sums.fourth / count};
    }
};

// How much the values are like themselves, so many places later.
std::vector<double> autocorrelations(std::span<const double> values, std::size_t most)
{
    const double middle = mean(values);
    std::vector<double> result;
    double whole = 0;
    for (std::size_t lag = 0; lag <= most && lag < values.size(); ++lag) {
        double sum = 0;
        for (std::size_t i = lag; i < values.size(); ++i)
            sum += (values[i] - middle) * (values[i - lag] - middle);
        whole = lag == 0 ? sum : whole;
        result.push_back(whole > 0 ? sum / whole : 0);
    }
    return result;
}

// Windows at which a curve repeats itself; all of them where it never does.
std::vector<std::size_t> candidates(const std::vector<double> &correlations)
{
    constexpr double Noticeable = 0.2;
    std::vector<std::size_t> peaks;
    for (std::size_t lag = 2; lag + 1 < correlations.size(); ++lag) {
        if (correlations[lag] > correlations[lag - 1] && correlations[lag] > correlations[lag + 1] &&
            correlations[lag] > Noticeable)
            peaks.push_back(lag);
    }
    if (!peaks.empty())
        return peaks;
    for (std::size_t lag = 2; lag < correlations.size(); ++lag)
        peaks.push_back(lag);
    return peaks;
}

class WindowSearch
{
public:
    explicit WindowSearch(std::span<const double> values)
        : m_values(values)
        , m_original(values)
        , m_roughness(m_original.roughness)
        , m_correlations(autocorrelations(values, mostWindow()))
    {
    }

    std::size_t window()
    {
        std::size_t from = 1;
        std::size_t to = mostWindow();
        const std::vector<std::size_t> peaks = candidates(m_correlations);
        for (std::size_t i = peaks.size(); i > 0 && peaks[i - 1] >= from; --i) {
            const std::size_t size = peaks[i - 1];
            if (isWorseByEstimate(size) || !tries(size))
                continue;
            from = std::max(from, leastAfter(size));
            if (i < peaks.size())
                to = std::min(to, peaks[i]);
            from = std::max(from, size + 1);
        }
        searchBetween(from, to);
        return m_window;
    }

private:
    std::size_t mostWindow() const
    {
        return std::max<std::size_t>(1, (m_values.size() + 5) / 10);
    }

    // Takes the window if the curve is smoother with it and keeps its outliers.
    bool tries(std::size_t size)
    {
        const Shape shape(averages(m_values, size, 1));
        const bool keepsOutliers = shape.kurtosis >= m_original.kurtosis;
        if (keepsOutliers && shape.roughness < m_roughness) {
            m_roughness = shape.roughness;
            m_window = size;
        }
        return keepsOutliers;
    }

    double estimate(std::size_t size) const
    {
        return std::sqrt(std::max(0.0, 1 - m_correlations[size])) / static_cast<double>(size);
    }

    bool isWorseByEstimate(std::size_t size) const
    {
        return m_window > 1 && estimate(size) > estimate(m_window);
    }

    // Narrower windows cannot be smoother than this one.
    std::size_t leastAfter(std::size_t size) const
    {
        const double most = *std::max_element(m_correlations.begin() + 1, m_correlations.end());
        const double rest = 1 - m_correlations[size];
        return rest > 0 ? static_cast<std::size_t>(static_cast<double>(size) *
                                                   std::sqrt(std::max(0.0, 1 - most) / rest))
                        : size;
    }

    void searchBetween(std::size_t from, std::size_t to)
    {
        while (from <= to && to >= 2) {
            const std::size_t size = std::max<std::size_t>(2, (from + to) / 2);
            if (tries(size))
                from = size + 1;
            else
                to = size - 1;
        }
    }

    std::span<const double> m_values;
    Shape m_original;
    double m_roughness;
    std::vector<double> m_correlations;
    std::size_t m_window = 1;
};

} // namespace

std::vector<double> SmoothCurve::at(std::span<const double> places) const
{
    std::vector<double> values;
    values.reserve(places.size());
    std::size_t next = 0;
    for (const double place : places) {
        if (next > 0 && place < x[next - 1])
            next = 0;
        while (next < x.size() && x[next] < place)
            ++next;
        if (next == 0 || next == x.size()) {
            values.push_back(next == 0 ? y.front() : y.back());
            continue;
        }
        const double part = (place - x[next - 1]) / (x[next] - x[next - 1]);
        values.push_back(y[next - 1] + part * (y[next] - y[next - 1]));
    }
    return values;
}

namespace {

/// Where the curve begins; moments are too large to be summed up, so that places count from here.
double originOf(std::span<const double> x)
{
    const auto first = std::find_if(x.begin(), x.end(), [](double place) { return std::isfinite(place); });
    return first == x.end() ? 0 : *first;
}

SmoothCurve pointsOf(std::span<const double> x, std::span<const double> y, double origin)
{
    SmoothCurve curve;
    for (std::size_t i = 0; i < std::min(x.size(), y.size()); ++i) {
        if (std::isfinite(x[i]) && std::isfinite(y[i])) {
            curve.x.push_back(x[i] - origin);
            curve.y.push_back(y[i]);
        }
    }
    return curve;
}

void average(SmoothCurve &curve, std::size_t window, std::size_t step)
{
    curve.x = averages(curve.x, window, step);
    curve.y = averages(curve.y, window, step);
}

} // namespace

SmoothCurve smoothCurve(std::span<const double> x, std::span<const double> y,
                        std::size_t resolution)
{
    constexpr std::size_t FewestPoints = 4;
    const double origin = originOf(x);
    SmoothCurve curve = pointsOf(x, y, origin);
    resolution = std::clamp<std::size_t>(resolution, 1, std::max<std::size_t>(1, 2 * curve.y.size()));
    if (curve.y.size() >= 2 * resolution) {
        const std::size_t step = curve.y.size() / resolution;
        average(curve, step, step);
    }
    if (curve.y.size() >= FewestPoints) {
        const std::size_t window = WindowSearch(curve.y).window();
        if (window > 1)
            average(curve, window, 1);
    }
    for (double &place : curve.x)
        place += origin;
    return curve;
}

} // namespace Promontory
