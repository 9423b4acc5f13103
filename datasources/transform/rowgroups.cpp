#include "datasources/transform/rowgroups.h"

#include "datasources/transform/fieldnames.h"
#include "datasources/transform/fieldreduction.h"
#include "datasources/transform/rowkeys.h"

namespace Promontory {

using namespace Qt::StringLiterals;

RowGroups::RowGroups(const Frame &frame, std::vector<const Field *> by)
    : m_by(std::move(by)), m_rows(rowsByKey(RowKeys(m_by.size()).keysOf(m_by, frame.rows())))
{
}

void RowGroups::addKeys(Frame &result) const
{
    RowIndexes firstRows;
    firstRows.reserve(m_rows.size());
    for (const RowIndexes &rows : m_rows)
        firstRows.push_back(rows.front());
    for (const Field *field : m_by) {
        result.fields.push_back(*field);
        result.fields.back().values = gathered(field->values, firstRows);
    }
}

void RowGroups::addCalculations(Frame &result, const Field &field, const Json &reducers) const
{
    for (const Json &item : reducers.items()) {
        const QString id = item.toString();
        if (isReducer(id))
            result.fields.push_back(plainField(field.displayName + " ("_L1 + id + u')',
                                               reducedGroups(field.values, m_rows, id)));
    }
}

} // namespace Promontory
