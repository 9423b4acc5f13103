#pragma once

#include "widgets/common/values/fieldorigin.h"

#include <QImage>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace Promontory {

/// Whether values stand in their cells: where all fit, always, never.
enum class CellTexts { Auto, Always, Never };
/// What the tooltip of a cell tells: the cell, all of its column, or its column with bars.
enum class CellTip { Cell, Column, Histogram };

/// Cells of a heatmap: columns of equal steps in time, rows of ordinal bands from the bottom up.
struct HeatCells
{
    qint64 firstMs = 0;           ///< left edge of the first column
    qint64 stepMs = 0;            ///< width of a column
    int columns = 0;
    int rows = 0;
    std::vector<double> values;   ///< row-major, rows from the bottom; missingSample() where nothing was counted
    QStringList edges;            ///< rows + 1 texts: lower edge of the first row … upper edge of the last
    bool areNamed = false;        ///< edges are the names of the rows instead, and one empty text
    QString unit;                 ///< of the cell values
    std::optional<int> decimals;
    QString valueName;            ///< what the values are called; may be empty
    QImage picture;               ///< one pixel a cell, row 0 at the bottom
    double gap = 0;               ///< px between cells
    double radius = 0;            ///< px of their corners
    CellTexts texts = CellTexts::Never;
    CellTip tip = CellTip::Cell;
    std::vector<FieldOrigin> origins; ///< of each row, whose links its cells have; may be empty
    bool endsAtTimes = false;         ///< the times of the samples are the right edges of their columns

    double at(int row, int column) const
    {
        return values[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns)
                      + static_cast<std::size_t>(column)];
    }
    /// The column of a time, or -1.
    int columnAt(qint64 timeMs) const
    {
        if (stepMs <= 0 || timeMs < firstMs)
            return -1;
        // Times of any size: their distance fits into 64 bits without a sign only.
        const quint64 column = (static_cast<quint64>(timeMs) - static_cast<quint64>(firstMs))
            / static_cast<quint64>(stepMs);
        return column < static_cast<quint64>(columns) ? static_cast<int>(column) : -1;
    }
};

} // namespace Promontory
