#include "datasources/transform/steps/filterbyvalue.h"

#include "datasources/transform/fieldnames.h"
#include "datasources/transform/valuematcher.h"

#include <algorithm>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct Filter
{
    QString fieldName;
    ValueMatcher matches;
};

Result<std::vector<Filter>> filtersFrom(const Json &list)
{
    std::vector<Filter> filters;
    for (const Json &item : list.items()) {
        auto matcher =
            makeValueMatcher(item[u"config"][u"id"].toString(), item[u"config"][u"options"]);
        if (!matcher)
            return failure(matcher.error());
        filters.push_back({item[u"fieldName"].toString(), *std::move(matcher)});
    }
    return filters;
}

// The filters with their fields in this frame; a field that is not there matches nothing.
using Bound = std::vector<std::pair<const Field *, const ValueMatcher *>>;

bool passes(const Bound &filters, std::size_t row, bool all)
{
    const auto matchesRow = [row](const auto &filter) {
        return filter.first && (*filter.second)(filter.first->values, row);
    };
    return all ? std::all_of(filters.begin(), filters.end(), matchesRow)
               : std::any_of(filters.begin(), filters.end(), matchesRow);
}

FramePtr filtered(const FramePtr &frame, const std::vector<Filter> &filters, bool includes,
                  bool all)
{
    Bound bound;
    for (const Filter &filter : filters)
        bound.emplace_back(findField(*frame, filter.fieldName), &filter.matches);
    if (bound.empty())
        return frame;
    RowIndexes rows;
    for (std::size_t row = 0; row < frame->rows(); ++row) {
        if (passes(bound, row, all) == includes)
            rows.push_back(static_cast<RowIndex>(row));
    }
    return rows.size() == frame->rows() ? frame : gatheredFrame(*frame, rows);
}

} // namespace

Result<Frames> filterByValue(const Frames &frames, const Json &options,
                             const TransformContext &context)
{
    const auto filters = filtersFrom(options[u"filters"]);
    if (!filters)
        return failure(filters.error());
    const bool includes = options[u"type"].toString() != "exclude"_L1;
    const bool all = options[u"match"].toString() == "all"_L1;
    Frames result;
    for (const FramePtr &frame : frames) {
        if (context.stops())
            break;
        result.push_back(filtered(frame, *filters, includes, all));
    }
    return result;
}

} // namespace Promontory
