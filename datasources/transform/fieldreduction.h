#pragma once

#include "datasources/transform/cells.h"

#include <QStringView>

namespace Promontory {

/// Whether fields can be reduced this way, old ids included; "allValues" and "uniqueValues" give a
/// text.
bool isReducer(QStringView id);
/// The id without old names: "avg" gives "mean".
QString reducerId(QStringView id);
/// Grafana's own name of a reducer ("Last *", "Total", "95th %"). Not translated: files name fields
/// by it.
QString reducerTitle(QStringView id);

/// One value for a field: of numbers by the reducers of datasources/frame; moments keep their type
/// where that makes sense; of texts and truth values the ends, the counts and the lists.
Cell reducedField(const FieldValues &values, QStringView id);
/// One value for each group of rows, as a column.
FieldValues reducedGroups(const FieldValues &values, const std::vector<RowIndexes> &groups,
                          QStringView id);
/// Whether the result of a reducer is measured in the unit of the field.
bool keepsUnit(QStringView id);

} // namespace Promontory
