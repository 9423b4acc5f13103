#pragma once

#include "datasources/transform/cells.h"

#include <QStringView>

#include <variant>
#include <vector>

namespace Promontory {

/// A column that takes values as they come. It has the type of the first one, and becomes a column of
/// texts when one of another type follows. Rows that are left out are missing; of two values for one
/// row the later counts. Rows must not go backwards.
class ColumnBuilder
{
public:
    void addNumber(std::size_t row, double number);
    void addFlag(std::size_t row, bool flag);
    void addTime(std::size_t row, qint64 timeMs);
    /// Shares the text with the row before where that has the same.
    void addText(std::size_t row, QStringView text);
    /// A value of any type; of frames the number that they count as.
    void add(std::size_t row, const Cell &cell);

    /// How many rows there will be, roughly.
    void reserve(std::size_t rows) { m_expected = rows; }
    /// The column with so many rows; the builder is empty afterwards.
    FieldValues take(std::size_t rows);

private:
    template <typename T>
    void put(std::size_t row, T value);
    void becomeTexts();

    std::variant<std::monostate, std::vector<double>, std::vector<QString>, std::vector<char>,
                 std::vector<qint64>>
        m_values;
    std::size_t m_expected = 0;
};

} // namespace Promontory
