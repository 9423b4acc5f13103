#pragma once

#include "datasources/frame/frame.h"

#include <cstdint>
#include <span>
#include <type_traits>
#include <variant>
#include <vector>

namespace Promontory {

/// One value of any column; std::monostate where it is missing. A qint64 is a moment.
using Cell = std::variant<std::monostate, qint64, double, QString, bool, FramePtr>;

/// A place in a column, and "nowhere", which stands for a missing value.
using RowIndex = std::uint32_t;
inline constexpr RowIndex NoRow = 0xffffffff;
using RowIndexes = std::vector<RowIndex>;

/// What stands for a missing value in a column of this type.
template <typename T>
T missingOf()
{
    if constexpr (std::is_same_v<T, qint64>)
        return MissingTime;
    else if constexpr (std::is_same_v<T, double>)
        return missingSample();
    else if constexpr (std::is_same_v<T, char>)
        return MissingFlag;
    else
        return T();
}

Cell cellAt(const FieldValues &values, std::size_t row);
bool isMissingAt(const FieldValues &values, std::size_t row);
/// As scripts write values into texts: shortest numbers, moments as milliseconds, true and false; frames as
/// the number that they count as.
QString cellText(const Cell &cell);
/// Numbers, moments in milliseconds, 0 and 1 for truth values, texts that hold a number, what frames
/// count as.
double cellNumber(const Cell &cell);

/// A moment in whole milliseconds; MissingTime for what lies beyond 275,760 years, as for scripts.
qint64 momentOf(double ms);

/// A column of the type of the first value that is there; of texts if the values are of several
/// types.
FieldValues columnOf(const std::vector<Cell> &cells);
FieldValues missingColumn(const FieldValues &like, std::size_t rows);

/// The values at these rows, in this order. Rows that follow each other share the column.
FieldValues gathered(const FieldValues &values, std::span<const RowIndex> rows);
/// A frame with only these rows.
FramePtr gatheredFrame(const Frame &frame, std::span<const RowIndex> rows);
/// One column below the other; of texts where the types differ. One column alone is shared.
FieldValues stacked(std::span<const FieldValues> columns);
/// The values at these rows of the columns below each other, without putting them there.
FieldValues gatheredFrom(std::span<const FieldValues> columns, std::span<const RowIndex> rows);
/// The column made `rows` long with missing values; shared where it is that long already.
FieldValues paddedTo(const FieldValues &values, std::size_t rows);
/// The numbers of a column: of a number column shared, of others converted.
NumberColumn numbersOf(const FieldValues &values);

} // namespace Promontory
