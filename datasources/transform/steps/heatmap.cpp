#include "datasources/transform/steps/heatmap.h"

#include "datasources/format/numbertext.h"
#include "datasources/frame/timerange.h"
#include "datasources/transform/cells.h"
#include "datasources/transform/fieldnames.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Transform)
};

constexpr double MostBuckets = 2'000;

struct Extent
{
    double least = std::numeric_limits<double>::infinity();
    double most = -std::numeric_limits<double>::infinity();

    void add(double value)
    {
        least = std::min(least, value);
        most = std::max(most, value);
    }
    bool isEmpty() const { return !(least <= most); }
};

// One axis: where a value lies, and where the buckets begin. Logarithmic ones count powers.
struct Axis
{
    double step = 1;
    double base = 0;  ///< of the logarithm; 0 on linear axes
    double first = 0; ///< number of the first bucket
    std::size_t count = 0;

    double place(double value) const { return base > 0 ? std::log(value) / std::log(base) : value; }
    double index(double value) const { return std::floor(place(value) / step) - first; }
    double lower(std::size_t bucket) const
    {
        const double at = (first + static_cast<double>(bucket)) * step;
        return base > 0 ? std::pow(base, at) : at;
    }
};

double niceStep(double least, const std::vector<double> &steps)
{
    const auto found = std::lower_bound(steps.begin(), steps.end(), least);
    return found == steps.end() ? least : *found;
}

std::vector<double> timeSteps()
{
    constexpr double Second = 1'000;
    constexpr double Minute = 60 * Second;
    constexpr double Hour = 60 * Minute;
    constexpr double Day = 24 * Hour;
    return {1,           2,        5,          10,         20,          50,          100,
            200,         500,      Second,     2 * Second, 5 * Second,  10 * Second, 15 * Second,
            30 * Second, Minute,   2 * Minute, 5 * Minute, 10 * Minute, 15 * Minute, 30 * Minute,
            Hour,        2 * Hour, 3 * Hour,   6 * Hour,   12 * Hour,   Day,         2 * Day,
            7 * Day,     30 * Day, 90 * Day,   365 * Day};
}

std::vector<double> numberSteps(double near)
{
    std::vector<double> steps;
    const double power = std::floor(std::log10(near));
    for (double exponent = power - 1; exponent <= power + 1; ++exponent) {
        for (const double mantissa : {1.0, 2.0, 2.5, 4.0, 5.0})
            steps.push_back(mantissa * std::pow(10.0, exponent));
    }
    return steps;
}

Result<Axis> sized(Axis axis, const Extent &extent)
{
    axis.first = std::floor(axis.place(extent.least) / axis.step);
    const double count = axis.index(extent.most) + 1;
    if (!(count >= 1 && count <= MostBuckets))
        return failure(ErrorKind::TooLarge,
                       Text::tr("It would give more than %L1 buckets.").arg(MostBuckets));
    axis.count = static_cast<std::size_t>(count);
    return axis;
}

double stepFor(const Json &options, double range, double usualCount,
               const std::vector<double> *steps)
{
    const QString value = options[u"value"].isString()
                              ? options[u"value"].toString()
                              : QString::fromUtf8(options[u"value"].numberText());
    const double number = cellNumber(value);
    if (options[u"mode"].toString() == "size"_L1) {
        if (number > 0)
            return number;
        const auto interval = parseInterval(value);
        if (steps && interval && *interval > 0)
            return static_cast<double>(*interval);
    }
    const double count =
        options[u"mode"].toString() == "count"_L1 && number > 1 ? number : usualCount;
    const double least = range / (count - 1);
    if (!(least > 0) || !std::isfinite(least))
        return 1;
    return niceStep(least, steps ? *steps : numberSteps(least));
}

Result<Axis> timeAxis(const Extent &extent, const Json &options)
{
    constexpr double UsualCount = 20;
    const std::vector<double> steps = timeSteps();
    Axis axis;
    axis.step = stepFor(options, extent.most - extent.least, UsualCount, &steps);
    return sized(axis, extent);
}

Result<Axis> valueAxis(const Extent &extent, const Json &options)
{
    constexpr double UsualCount = 10;
    const Json &scale = options[u"scale"];
    Axis axis;
    if (scale[u"type"].toString() == "log"_L1 && extent.least > 0) {
        axis.base = std::clamp(scale[u"log"].numberLike().value_or(2), 2.0, 100.0);
        const double parts = cellNumber(options[u"value"].toString());
        axis.step = parts >= 1 ? 1 / std::floor(parts) : 1;
    } else {
        axis.step = stepFor(options, extent.most - extent.least, UsualCount, nullptr);
    }
    return sized(axis, extent);
}

// Every value of every series with its moment.
template <typename Visit>
void eachSample(const Frames &frames, Visit visit)
{
    for (const FramePtr &frame : frames) {
        const Field *time = frame->timeField();
        if (!time)
            continue;
        const NumberColumn moments = numbersOf(time->values);
        for (const Field &field : frame->fields) {
            if (!field.isNumber())
                continue;
            const NumberColumn numbers = numbersOf(field.values);
            const auto xs = moments.span();
            const auto ys = numbers.span();
            for (std::size_t row = 0; row < std::min(xs.size(), ys.size()); ++row) {
                if (std::isfinite(ys[row]) && std::isfinite(xs[row]))
                    visit(xs[row], ys[row]);
            }
        }
    }
}

FramePtr counted(const Frames &frames, const Axis &x, const Axis &y)
{
    std::vector<std::vector<double>> counts(y.count, std::vector<double>(x.count, 0));
    const auto lastX = static_cast<double>(x.count - 1);
    const auto lastY = static_cast<double>(y.count - 1);
    eachSample(frames, [&](double time, double value) {
        if (y.base > 0 && value <= 0)
            return;
        const auto row = static_cast<std::size_t>(std::clamp(y.index(value), 0.0, lastY));
        const auto column = static_cast<std::size_t>(std::clamp(x.index(time), 0.0, lastX));
        ++counts[row][column];
    });
    std::vector<qint64> moments;
    for (std::size_t column = 0; column < x.count; ++column)
        moments.push_back(momentOf(x.lower(column)));
    auto result = emptyCopy(*frames.front(), FrameKind::TimeSeries);
    result->meta.stepMs = std::max<qint64>(0, momentOf(x.step));
    result->fields.push_back(plainField(u"Time"_s, TimeColumn(std::move(moments))));
    for (std::size_t row = 0; row < y.count; ++row) {
        result->fields.push_back(
            plainField(shortestText(y.lower(row)), NumberColumn(std::move(counts[row]))));
        result->fields.back().legendName = result->fields.back().name;
    }
    return result;
}

} // namespace

Result<Frames> heatmapOf(const Frames &frames, const Json &options, const TransformContext &)
{
    const bool isLogarithmic = options[u"yBuckets"][u"scale"][u"type"].toString() == "log"_L1;
    Extent times;
    Extent values;
    eachSample(frames, [&](double time, double value) {
        if (isLogarithmic && value <= 0)
            return;
        times.add(time);
        values.add(value);
    });
    if (times.isEmpty())
        return Frames();
    const auto x = timeAxis(times, options[u"xBuckets"]);
    if (!x)
        return failure(x.error());
    const auto y = valueAxis(values, options[u"yBuckets"]);
    if (!y)
        return failure(y.error());
    return Frames{counted(frames, *x, *y)};
}

} // namespace Promontory
