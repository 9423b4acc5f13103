#include "datasources/transform/steps/joinbyfield.h"

#include "datasources/transform/framejoin.h"

#include "datasources/transform/fieldnames.h"

#include <QSet>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

// Without a name the first time field joins, else the first name that all frames have.
QString commonName(const Frames &frames)
{
    if (frames.front()->timeField())
        return {};
    for (const Field &field : frames.front()->fields) {
        const bool isCommon =
            std::all_of(frames.begin(), frames.end(), [&field](const FramePtr &frame) {
                return findField(*frame, field.displayName) != nullptr;
            });
        if (isCommon)
            return field.displayName;
    }
    return {};
}

JoinMode modeOf(const QString &text)
{
    if (text == "inner"_L1)
        return JoinMode::Inner;
    return text == "outerTabular"_L1 ? JoinMode::OuterTabular : JoinMode::Outer;
}

} // namespace

Result<Frames> joinByField(const Frames &frames, const Json &options,
                           const TransformContext &context)
{
    if (frames.empty())
        return Frames();
    const QString given = options[u"byField"].toString();
    const QString name = given.isEmpty() ? commonName(frames) : given;
    std::vector<JoinPart> parts;
    for (const FramePtr &frame : frames) {
        const Field *key = name.isEmpty() ? frame->timeField() : findField(*frame, name);
        if (key)
            parts.push_back({frame.get(), key});
    }
    if (parts.empty())
        return Frames();
    auto joined = joinFrames(parts, modeOf(options[u"mode"].toString()), context);
    if (!joined)
        return failure(joined.error());
    return Frames{*joined};
}

} // namespace Promontory
