#include "datasources/transform/steps/smoothing.h"

#include "datasources/transform/cells.h"
#include "datasources/transform/fieldnames.h"
#include "datasources/transform/smoothcurve.h"

#include <algorithm>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

// Nothing where no number has a value.
FramePtr smoothed(const Frame &frame, std::size_t resolution)
{
    const Field *time = frame.timeField();
    if (!time)
        return {};
    const NumberColumn places = numbersOf(time->values);
    auto result = emptyCopy(frame, frame.meta.kind);
    result->name = u"Smoothed"_s;
    result->fields.push_back(*time);
    bool isAny = false;
    for (const Field &field : frame.fields) {
        if (field.isTime())
            continue;
        if (const NumberColumn *numbers = field.numbers()) {
            const SmoothCurve curve = smoothCurve(places.span(), numbers->span(), resolution);
            if (curve.y.empty())
                continue;
            isAny = true;
            result->fields.push_back(field);
            result->fields.back().values = NumberColumn(curve.at(places.span()));
        } else {
            result->fields.push_back(field);
        }
    }
    nameFields(*result);
    return isAny ? result : FramePtr();
}

} // namespace

Result<Frames> smoothSeries(const Frames &frames, const Json &options,
                            const TransformContext &context)
{
    constexpr double UsualResolution = 100;
    constexpr double HighestResolution = 1'000;
    const auto resolution = static_cast<std::size_t>(
        std::clamp(options[u"resolution"].numberLike().value_or(UsualResolution), 1.0,
                   HighestResolution));
    Frames result = frames;
    for (const FramePtr &frame : frames) {
        if (context.stops())
            break;
        if (FramePtr next = smoothed(*frame, resolution))
            result.push_back(std::move(next));
    }
    return result;
}

} // namespace Promontory
