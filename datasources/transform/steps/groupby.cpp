#include "datasources/transform/steps/groupby.h"

#include "datasources/transform/fieldnames.h"
#include "datasources/transform/rowgroups.h"

#include <algorithm>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

bool groups(const Json &options)
{
    return options[u"operation"].toString() == "groupby"_L1;
}

bool calculates(const Json &options)
{
    return options[u"operation"].toString() == "aggregate"_L1;
}

FramePtr grouped(const Frame &frame, const Json &fields)
{
    std::vector<const Field *> by;
    for (const Field &field : frame.fields) {
        if (groups(fields[field.displayName]))
            by.push_back(&field);
    }
    if (by.empty())
        return {};
    const RowGroups rows(frame, by);
    auto result = emptyCopy(frame, FrameKind::Table);
    rows.addKeys(*result);
    for (const Field &field : frame.fields) {
        const Json &options = fields[field.displayName];
        if (calculates(options))
            rows.addCalculations(*result, field, options[u"aggregations"]);
    }
    nameFields(*result);
    return result;
}

} // namespace

Result<Frames> groupBy(const Frames &frames, const Json &options, const TransformContext &context)
{
    const Json &fields = options[u"fields"];
    const bool isChosen =
        std::any_of(fields.members().begin(), fields.members().end(),
                    [](const JsonMember &member) { return groups(member.value); });
    if (!isChosen)
        return frames;
    Frames result;
    for (const FramePtr &frame : frames) {
        if (context.stops())
            break;
        if (FramePtr next = grouped(*frame, fields))
            result.push_back(std::move(next));
    }
    return result;
}

} // namespace Promontory
