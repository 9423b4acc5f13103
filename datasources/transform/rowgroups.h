#pragma once

#include "datasources/json/json.h"
#include "datasources/transform/cells.h"

namespace Promontory {

/// The rows of a frame that belong together: those with equal values in some of its fields, in the
/// order in which they come.
class RowGroups
{
public:
    /// There is at least one field.
    RowGroups(const Frame &frame, std::vector<const Field *> by);

    const std::vector<RowIndexes> &rows() const { return m_rows; }
    /// The fields that make the groups, a row for each.
    void addKeys(Frame &result) const;
    /// What reducers of this list make of a field in each group, one new field for each:
    /// "Value (sum)". Unknown ones are left out.
    void addCalculations(Frame &result, const Field &field, const Json &reducers) const;

private:
    std::vector<const Field *> m_by;
    std::vector<RowIndexes> m_rows;
};

} // namespace Promontory
