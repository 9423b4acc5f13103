#include "datasources/transform/steps/groupby.h"

#include "datasources/transform/fieldnames.h"
#include "datasources/transform/fieldreduction.h"
#include "datasources/transform/rowkeys.h"

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

std::vector<const Field *> groupFields(const Frame &frame, const Json &fields)
{
    std::vector<const Field *> found;
    for (const Field &field : frame.fields) {
        if (fields[field.displayName][u"operation"].toString() == "groupby"_L1)
            found.push_back(&field);
    }
    return found;
}

// The calculations of one field, beside the groups.
void addCalculations(Frame &result, const Field &field, const Json &options,
                     const std::vector<RowIndexes> &groups)
{
    if (options[u"operation"].toString() != "aggregate"_L1)
        return;
    for (const Json &item : options[u"aggregations"].items()) {
        const QString id = item.toString();
        if (!isReducer(id))
            continue;
        Field calculation = plainField(field.displayName + " ("_L1 + id + u')',
                                       reducedGroups(field.values, groups, id));
        if (!keepsUnit(id))
            calculation.config = {};
        result.fields.push_back(std::move(calculation));
    }
}

FramePtr grouped(const Frame &frame, const Json &options)
{
    const Json &fields = options[u"fields"];
    const std::vector<const Field *> by = groupFields(frame, fields);
    if (by.empty())
        return {};
    const std::vector<RowIndexes> groups = rowsByKey(RowKeys(by.size()).keysOf(by, frame.rows()));
    RowIndexes firstRows;
    firstRows.reserve(groups.size());
    for (const RowIndexes &rows : groups)
        firstRows.push_back(rows.front());
    auto result = emptyCopy(frame, FrameKind::Table);
    for (const Field *field : by) {
        result->fields.push_back(*field);
        result->fields.back().values = gathered(field->values, firstRows);
    }
    for (const Field &field : frame.fields)
        addCalculations(*result, field, fields[field.displayName], groups);
    nameFields(*result);
    return result;
}

} // namespace

Result<Frames> groupBy(const Frames &frames, const Json &options, const TransformContext &context)
{
    Frames result;
    for (const FramePtr &frame : frames) {
        if (context.stops())
            break;
        if (FramePtr next = grouped(*frame, options))
            result.push_back(std::move(next));
    }
    return result;
}

} // namespace Promontory
