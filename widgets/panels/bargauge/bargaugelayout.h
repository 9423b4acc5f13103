#pragma once

#include <QRectF>

#include <vector>

namespace Promontory {

struct BarGaugeLayoutInput
{
    QSizeF area; ///< the visible part
    int count = 0;
    bool vertical = false;
    bool namesOnTop = false; ///< of horizontal bars: name and value above the bar
    bool hasNames = true;
    bool hasValues = true;
    double widestName = 0;
    double widestValue = 0;
    double widestNumber = 0; ///< the value without its unit
    double textHeight = 18; ///< of one line
    double leastColumn = 0; ///< px of a column; 0: as the design has it
    double leastRow = 0;    ///< px of a row, which else takes its share of the height up to the next
    double mostRow = 0;     ///< 0: rows are as the design has them
};

/// Where one bar and its texts lie.
struct BarGaugeRow
{
    QRectF name; ///< empty: hidden
    QRectF bar;
    QRectF value; ///< empty: hidden

    QRectF whole() const { return bar.united(name).united(value); }
};

struct BarGaugeLayout
{
    bool hasUnits = true; ///< false: columns are too narrow for them
    QSizeF content; ///< larger than the area: it scrolls
    std::vector<BarGaugeRow> rows;
};

/// Rows of 26 with bars of 10: name left, value right; or columns with the value above and the name
/// below.
BarGaugeLayout layOutBars(const BarGaugeLayoutInput &input);

} // namespace Promontory
