#include "datasources/transform/steps/configfromdata.h"

#include "datasources/transform/configmapping.h"
#include "datasources/transform/fieldnames.h"

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

FramePtr configured(const Frame &frame, const FieldMatcher &matcher, const ConfigMappings &mappings,
                    const Frame &source)
{
    auto result = std::make_shared<Frame>(frame);
    for (std::size_t i = 0; i < frame.fields.size(); ++i) {
        if (matches(matcher, frame, frame.fields[i]))
            mappings.applyReduced(result->fields[i].config, source);
    }
    nameFields(*result);
    return result;
}

FieldMatcher targetMatcher(const Json &applyTo)
{
    const QString id = applyTo[u"id"].toString();
    return id.isEmpty() ? makeFieldMatcher(u"numeric"_s, {})
                        : makeFieldMatcher(id, applyTo[u"options"]);
}

// "Apply to itself": the columns that give the configuration are used up.
FramePtr withoutMapped(const Frame &frame, const ConfigMappings &mappings)
{
    auto result = emptyCopy(frame, frame.meta.kind);
    for (const Field &field : frame.fields) {
        if (!mappings.reads(field.displayName))
            result->fields.push_back(field);
    }
    return result;
}

} // namespace

Result<Frames> configFromData(const Frames &frames, const Json &options, const TransformContext &)
{
    const QString refId = options[u"configRefId"].toString(u"config"_s);
    const auto found = std::find_if(frames.begin(), frames.end(), [&refId](const FramePtr &frame) {
        return frame->refId == refId;
    });
    if (found == frames.end())
        return frames;
    const FramePtr source = *found;
    const ConfigMappings mappings(options[u"mappings"], *source);
    const FieldMatcher matcher = targetMatcher(options[u"applyTo"]);
    const bool appliesToItself = options[u"applyToConfig"].toBool();
    Frames result;
    for (const FramePtr &frame : frames) {
        if (frame != source || frames.size() == 1)
            result.push_back(configured(*frame, matcher, mappings, *source));
        else if (appliesToItself)
            result.push_back(
                configured(*withoutMapped(*frame, mappings), matcher, mappings, *source));
    }
    return result;
}

} // namespace Promontory
