#include "datasources/transform/steps/filterframes.h"

#include "datasources/transform/framematcher.h"

#include <optional>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

Frames filtered(const Frames &frames, const std::optional<FrameMatcher> &include,
                const std::optional<FrameMatcher> &exclude)
{
    Frames result;
    for (std::size_t index = 0; index < frames.size(); ++index) {
        const bool isExcluded = exclude && (*exclude)(*frames[index], index);
        if (!isExcluded && (!include || (*include)(*frames[index], index)))
            result.push_back(frames[index]);
    }
    return result;
}

std::optional<FrameMatcher> byRefId(const Json &refId)
{
    return refId.toString().isEmpty() ? std::nullopt
                                      : std::optional(makeFrameMatcher(u"byRefId"_s, refId));
}

std::optional<FrameMatcher> byId(const Json &options)
{
    const QString id = options[u"id"].toString();
    return id.isEmpty() ? std::nullopt : std::optional(makeFrameMatcher(id, options[u"options"]));
}

} // namespace

Result<Frames> filterByRefId(const Frames &frames, const Json &options, const TransformContext &)
{
    return filtered(frames, byRefId(options[u"include"]), byRefId(options[u"exclude"]));
}

Result<Frames> filterFrames(const Frames &frames, const Json &options, const TransformContext &)
{
    return filtered(frames, byId(options[u"include"]), byId(options[u"exclude"]));
}

} // namespace Promontory
