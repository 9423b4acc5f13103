#include "widgets/panels/bargauge/bargaugelayout.h"

#include <algorithm>

namespace Promontory {

namespace {

constexpr double Inset = 12;
constexpr double InsetBelow = 10;
constexpr double Gap = 12;
constexpr double RowHeight = 26;
constexpr double BarThickness = 10;
constexpr double LeastBar = 4;
constexpr double MostNameShare = 0.42;
constexpr double SmallestColumn = 32;
constexpr double WidestBar = 48;
constexpr double BarGap = 6; // between bars of a chosen height

/// Of a bar in this much room: all of it in a row with a height of its own, else a part.
double thickness(const BarGaugeLayoutInput &input, double room, double part)
{
    return input.mostRow > 0 ? std::max(LeastBar, room) : std::clamp(room * part, LeastBar, BarThickness);
}

double rowHeight(const BarGaugeLayoutInput &input, bool isNameOnTop)
{
    const double text = input.textHeight;
    const double share = input.area.height() / std::max(1, input.count);
    if (input.mostRow <= 0) {
        // Rows that almost fit stand closer together; those that would touch scroll instead.
        const double usual = isNameOnTop ? text + BarThickness + 10 : std::max(RowHeight, text + 8);
        const double least = isNameOnTop ? text + LeastBar + 4 : text + 1;
        return share < usual && share >= least ? share : usual;
    }
    const double own = std::clamp(share, std::min(input.leastRow, input.mostRow), input.mostRow);
    return std::max(own, isNameOnTop ? input.textHeight + 4 + BarGap : input.textHeight);
}

BarGaugeRow rowBeside(const BarGaugeLayoutInput &input, double top, double height)
{
    const double width = input.area.width() - 2 * Inset;
    const double value = input.hasValues ? std::min(input.widestValue, width / 2) : 0;
    const double room = width - value - (value > 0 ? Gap : 0);
    const double name = input.hasNames ? std::min(input.widestName, room * MostNameShare) : 0;
    BarGaugeRow row;
    if (name > 0)
        row.name = {Inset, top, name, height};
    if (value > 0)
        row.value = {Inset + width - value, top, value, height};
    const double start = Inset + name + (name > 0 ? Gap : 0);
    const double end = Inset + room;
    const double bar = thickness(input, height - BarGap, BarThickness / (RowHeight - BarGap));
    row.bar = {start, top + (height - bar) / 2, std::max(0.0, end - start), bar};
    return row;
}

BarGaugeRow rowBelowName(const BarGaugeLayoutInput &input, double top, double height)
{
    const double width = input.area.width() - 2 * Inset;
    const double value = input.hasValues ? std::min(input.widestValue, width) : 0;
    BarGaugeRow row;
    row.name = {Inset, top, std::max(0.0, width - value - Gap), input.textHeight};
    if (value > 0)
        row.value = {Inset + width - value, top, value, input.textHeight};
    row.bar = {Inset, top + input.textHeight + 2, width,
               thickness(input, height - input.textHeight - BarGap, BarThickness / (BarThickness + 4))};
    return row;
}

BarGaugeLayout layOutHorizontal(const BarGaugeLayoutInput &input)
{
    BarGaugeLayout layout;
    const bool isOnTop = input.namesOnTop && input.hasNames;
    const double height = rowHeight(input, isOnTop);
    for (int i = 0; i < input.count; ++i)
        layout.rows.push_back(isOnTop ? rowBelowName(input, i * height, height)
                                      : rowBeside(input, i * height, height));
    const bool isOwn = input.mostRow <= 0 && !isOnTop;
    const double rows = input.count * height;
    const bool isTight = isOwn && rows <= input.area.height() && rows + InsetBelow / 2 > input.area.height();
    layout.content = {input.area.width(), rows + (isOwn && !isTight ? InsetBelow / 2 : 0)};
    return layout;
}

BarGaugeLayout layOutVertical(const BarGaugeLayoutInput &input)
{
    BarGaugeLayout layout;
    const double share = (input.area.width() - 2 * Inset) / std::max(1, input.count);
    layout.hasUnits = !input.hasValues || input.widestValue + 4 <= share;
    const double text = layout.hasUnits ? input.widestValue : input.widestNumber;
    const double wanted = std::max(input.leastColumn > 0 ? input.leastColumn : SmallestColumn, input.hasValues ? text + 4 : 0);
    const double column = std::max(wanted, share);
    const double valueHeight = input.hasValues ? input.textHeight + 4 : 0;
    const double nameHeight = input.hasNames ? input.textHeight + 4 : 0;
    const double barHeight =
        std::max(8.0, input.area.height() - valueHeight - nameHeight - InsetBelow);
    for (int i = 0; i < input.count; ++i) {
        const double left = Inset + i * column;
        const double thickness = std::clamp(column - 12, BarThickness, WidestBar);
        BarGaugeRow row;
        if (input.hasValues)
            row.value = {left, 0, column, input.textHeight};
        row.bar = {left + (column - thickness) / 2, valueHeight, thickness, barHeight};
        if (input.hasNames)
            row.name = {left + 2, valueHeight + barHeight + 4, column - 4, input.textHeight};
        layout.rows.push_back(row);
    }
    layout.content = {2 * Inset + input.count * column, input.area.height()};
    return layout;
}

} // namespace

BarGaugeLayout layOutBars(const BarGaugeLayoutInput &input)
{
    return input.vertical ? layOutVertical(input) : layOutHorizontal(input);
}

} // namespace Promontory
