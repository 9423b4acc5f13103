#pragma once

#include "datasources/base/result.h"
#include "datasources/frame/frame.h"
#include "datasources/json/json.h"

#include <QStringView>

namespace Promontory {

/// left operator right, value by value; a missing or unreadable value gives a missing one. Nothing
/// if the operator is unknown. The longer column gives the size.
std::optional<NumberColumn> combined(const NumberColumn &left, QStringView operation,
                                     const NumberColumn &right);

/// "abs", "exp", "ln", "floor", "ceil", "round", "percent"; nothing if unknown.
std::optional<NumberColumn> mapped(const NumberColumn &values, QStringView function);

/// The running "sum" or "mean" from the first value on; missing values count as nothing.
NumberColumn cumulative(const NumberColumn &values, QStringView reducer);

/// "mean", "variance" or "stdDev" of the values around each place: `size` values that end there, or
/// that it is in the middle of. Missing values are left out.
NumberColumn windowed(const NumberColumn &values, QStringView reducer, std::size_t size,
                      bool centered);

/// A calculation over the values of each row.
NumberColumn reducedRows(const std::vector<NumberColumn> &columns, QStringView reducer);

NumberColumn constantColumn(double value, std::size_t rows);

} // namespace Promontory
