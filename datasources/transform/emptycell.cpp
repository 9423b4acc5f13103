#include "datasources/transform/emptycell.h"

namespace Promontory {

using namespace Qt::StringLiterals;

Cell emptyCell(const QString &id, const FieldValues &values)
{
    if (id == "true"_L1 || id == "false"_L1) {
        const bool flag = id == "true"_L1;
        return std::holds_alternative<BoolColumn>(values) ? Cell(flag) : Cell(flag ? 1.0 : 0.0);
    }
    if (id == "zero"_L1)
        return 0.0;
    const bool isText = std::holds_alternative<TextColumn>(values);
    return isText && id != "null"_L1 ? Cell(u""_s) : Cell();
}

FieldValues filledIn(const FieldValues &values, const Cell &empty)
{
    if (std::holds_alternative<std::monostate>(empty))
        return values;
    std::vector<Cell> cells;
    const std::size_t rows = std::visit([](const auto &column) { return column.size(); }, values);
    for (std::size_t row = 0; row < rows; ++row)
        cells.push_back(isMissingAt(values, row) ? empty : cellAt(values, row));
    return columnOf(cells);
}

} // namespace Promontory
