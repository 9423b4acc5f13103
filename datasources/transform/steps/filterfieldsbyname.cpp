#include "datasources/transform/steps/filterfieldsbyname.h"

#include "datasources/frame/pattern.h"
#include "datasources/transform/fieldnames.h"

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

// A variable with several values reads "{a,b}" once it is filled in.
Json namesOfVariable(QString text)
{
    if (text.startsWith(u'{') && text.endsWith(u'}'))
        text = text.mid(1, text.size() - 2);
    Json names = Json::array();
    for (const QString &name : text.split(u',', Qt::SkipEmptyParts))
        names.append(Json(name.trimmed()));
    return names;
}

// Nothing when there is nothing to match by.
Result<std::optional<FieldMatcher>> matcherOf(const Json &options, const Json &byVariable)
{
    Json names = options[u"names"];
    const QString pattern = options[u"pattern"].toString();
    if (byVariable.toBool() && !options[u"variable"].toString().isEmpty())
        names = namesOfVariable(options[u"variable"].toString());
    if (names.size() == 0 && pattern.isEmpty())
        return std::optional<FieldMatcher>();
    if (const auto valid = Pattern::fromDelimited(pattern); !pattern.isEmpty() && !valid)
        return failure(valid.error());
    Json selection = Json::object();
    selection.set(u"names", names.isArray() ? names : Json::array());
    selection.set(u"pattern", Json(pattern));
    return std::optional(makeFieldMatcher(u"byRegexpOrNames"_s, selection));
}

std::optional<FieldMatcher> matcherById(const Json &options)
{
    if (options[u"id"].toString().isEmpty())
        return {};
    return makeFieldMatcher(options[u"id"].toString(), options[u"options"]);
}

FramePtr filtered(const FramePtr &frame, const std::optional<FieldMatcher> &include,
                  const std::optional<FieldMatcher> &exclude)
{
    auto result = emptyCopy(*frame, frame->meta.kind);
    for (const Field &field : frame->fields) {
        const bool isExcluded = exclude && matches(*exclude, *frame, field);
        if (!isExcluded && (!include || matches(*include, *frame, field)))
            result->fields.push_back(field);
    }
    if (result->fields.size() == frame->fields.size())
        return frame;
    return result->fields.empty() ? FramePtr() : FramePtr(std::move(result));
}

Frames filteredFrames(const Frames &frames, const std::optional<FieldMatcher> &include,
                      const std::optional<FieldMatcher> &exclude)
{
    if (!include && !exclude)
        return frames;
    Frames result;
    for (const FramePtr &frame : frames) {
        if (FramePtr next = filtered(frame, include, exclude))
            result.push_back(std::move(next));
    }
    return result;
}

} // namespace

Result<Frames> filterFieldsByName(const Frames &frames, const Json &options,
                                  const TransformContext &)
{
    const auto include = matcherOf(options[u"include"], options[u"byVariable"]);
    if (!include)
        return failure(include.error());
    const auto exclude = matcherOf(options[u"exclude"], options[u"byVariable"]);
    if (!exclude)
        return failure(exclude.error());
    return filteredFrames(frames, *include, *exclude);
}

Result<Frames> filterFields(const Frames &frames, const Json &options, const TransformContext &)
{
    return filteredFrames(frames, matcherById(options[u"include"]),
                          matcherById(options[u"exclude"]));
}

} // namespace Promontory
