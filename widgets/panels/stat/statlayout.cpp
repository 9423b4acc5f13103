#include "widgets/panels/stat/statlayout.h"

#include "widgets/common/values/valuegrid.h"

#include <algorithm>
#include <cmath>

namespace Promontory {

namespace {

constexpr double Inset = 12;
constexpr double NarrowInset = 8;
constexpr double InsetBelow = 10;
constexpr double SmallestValue = 20;
constexpr double LeastValue = 10; // rather small than cut
constexpr double LargestValue = 64;
constexpr double SparkShare = 0.45;
constexpr double SparkGap = 8;
constexpr double HeightShare = 0.37; // 28 px in the 76 px below the header of a panel of three rows
constexpr double LineFactor = 1.2;
constexpr double CapHeight = 0.727;
constexpr double NarrowCell = 120;
constexpr double StackedShare = 0.42; // of the height, for a sparkline below the value
constexpr double StackedHeight = 120; // cells this high and rather square stack
constexpr double SmallestSparkWidth = 40;
constexpr double SmallestSparkHeight = 24;
constexpr double TileInset = 8;
constexpr double TileGap = 4;
constexpr double LineGap = 8; // between a value and its line
constexpr double LeastLineGap = 4;
constexpr double LowestDesign = 28;  // px of a value in a panel of three rows
constexpr double OneLineGap = 12;    // between a name and its value
constexpr double MostNameShare = 0.5; // of a line that both stand on
constexpr double LeastName = 36;      // less of a name says nothing
constexpr double LeastCellHeight = 14;
constexpr double LeastCellWidth = 40;
constexpr double MoreHeight = 14;    // for the number of values left out

enum class Spark { None, Beside, Below };

double insetOf(double width)
{
    return width < NarrowCell ? NarrowInset : Inset;
}

Spark sparkPlace(const QSizeF &cell, bool wide)
{
    const bool isHigh = cell.height() >= StackedHeight && cell.height() > cell.width() * 0.5;
    if (isHigh || !wide)
        return cell.height() >= 2 * SmallestSparkHeight + SmallestValue ? Spark::Below
                                                                        : Spark::None;
    return cell.width() * SparkShare >= SmallestSparkWidth ? Spark::Beside : Spark::None;
}

struct Candidate : ValueGrid
{
    Spark spark = Spark::None;
    bool isOneLine = false;
    double size = 0;
};

bool anySpark(const StatLayoutInput &input)
{
    return std::ranges::any_of(input.values, &StatMeasure::hasSpark);
}

bool anyLine(const StatLayoutInput &input)
{
    return std::ranges::any_of(input.values, &StatMeasure::hasLine);
}

double widestValue(const StatLayoutInput &input)
{
    double widest = 1;
    for (const StatMeasure &measure : input.values)
        widest = std::max(widest, measure.valueWidth);
    return widest;
}

/// Of values beside their names: both share the width.
double oneLineSize(const StatLayoutInput &input, const QSizeF &cell)
{
    const double width = cell.width() - 2 * insetOf(cell.width());
    double size = LargestValue;
    for (const StatMeasure &measure : input.values) {
        const double name = std::min(measure.lineWidth, width * MostNameShare);
        size = std::min(size, (width - name - OneLineGap) / std::max(1.0, measure.valueWidth) * 100);
    }
    return std::min({size, cell.height() / LineFactor - 2, LowestDesign});
}

/// The largest size at which every value fits a cell with the sparkline in this place.
double fittingSize(const StatLayoutInput &input, const Candidate &grid, Spark spark)
{
    const double inset = insetOf(grid.cell.width()) + (input.tiles ? TileInset : 0);
    const double width = spark == Spark::Beside
                             ? grid.cell.width() * (1 - SparkShare) - inset - SparkGap
                             : grid.cell.width() - 2 * inset;
    const double height =
        (spark == Spark::Below ? grid.cell.height() * (1 - StackedShare) : grid.cell.height()) -
        (input.tiles ? TileInset : 0);
    const double line = anyLine(input) ? input.lineHeight : 0;
    const double byHeight = std::min((height - line - 8) / LineFactor,
                                     std::max(LowestDesign, grid.cell.height() * HeightShare));
    return std::min(width / widestValue(input) * 100, byHeight);
}

Candidate candidateFor(const StatLayoutInput &input, int columns)
{
    Candidate grid{valueGrid(input.area, static_cast<int>(input.values.size()), columns)};
    grid.spark = anySpark(input) ? sparkPlace(grid.cell, input.wide) : Spark::None;
    grid.size = fittingSize(input, grid, grid.spark);
    // The value comes first: a sparkline that would make it too small is left out.
    if (grid.size < SmallestValue && grid.spark != Spark::None) {
        grid.spark = Spark::None;
        grid.size = fittingSize(input, grid, Spark::None);
    }
    const double beside = anyLine(input) && grid.size < SmallestValue ? oneLineSize(input, grid.cell) : 0;
    if (beside > grid.size) {
        grid.spark = Spark::None;
        grid.isOneLine = true;
        grid.size = beside;
    }
    return grid;
}

bool isTooSmall(const StatLayoutInput &input, const Candidate &grid)
{
    const double inset = insetOf(grid.cell.width());
    const double least = std::max(LeastCellWidth, widestValue(input) * LeastValue / 100 + 2 * inset);
    return grid.cell.height() < LeastCellHeight
        || grid.cell.width() < std::min(least, input.area.width());
}

/// On one line names stand beside all values or none.
bool namesFit(const StatLayoutInput &input, const Candidate &grid, double size)
{
    const double width = grid.cell.width() - 2 * insetOf(grid.cell.width());
    return std::ranges::all_of(input.values, [&](const StatMeasure &measure) {
        const double room = width - measure.valueWidth * size / 100 - OneLineGap;
        return room >= std::min(measure.lineWidth, LeastName);
    });
}

Candidate bestGrid(const StatLayoutInput &input)
{
    if (input.columns > 0)
        return candidateFor(input, input.columns);
    Candidate best = candidateFor(input, 1);
    for (int columns = 2; columns <= static_cast<int>(input.values.size()); ++columns) {
        const Candidate grid = candidateFor(input, columns);
        const bool isFuller = grid.cells() < best.cells();
        if (grid.size > best.size + 0.5 || (grid.size > best.size - 0.5 && isFuller))
            best = grid;
    }
    return best;
}

/// Tiles of one size, with the panel's inset around them all.
QRectF tileAt(const QSizeF &area, double above, const Candidate &grid, int index)
{
    const double width =
        (area.width() - 2 * TileInset - (grid.columns - 1) * TileGap) / grid.columns;
    const double height = (area.height() - above - TileInset - (grid.rows - 1) * TileGap) / grid.rows;
    return {TileInset + grid.columnOf(index) * (width + TileGap),
            above + grid.rowOf(index) * (height + TileGap), width, height};
}

void placeOneLine(StatCell &place, double size)
{
    place.isOneLine = true;
    place.baseline = place.cell.center().y() + size * CapHeight / 2;
    place.lineBaseline = place.baseline;
}

StatCell placeCell(const StatLayoutInput &input, const Candidate &grid, std::size_t index,
                   double size)
{
    const StatMeasure &measure = input.values[index];
    const auto number = static_cast<int>(index);
    StatCell place;
    place.cell = input.tiles ? tileAt(input.area, input.above, grid, number) : grid.cellAt(number);
    const double inset = insetOf(grid.cell.width());
    QRectF text = place.cell.adjusted(inset, 0, -inset, 0);
    if (grid.isOneLine) {
        place.text = text;
        placeOneLine(place, size);
        return place;
    }
    if (measure.hasSpark && grid.spark == Spark::Beside) {
        const double width = place.cell.width() * SparkShare;
        const double height = std::min(place.cell.height() - 6,
                                       std::max(SmallestSparkHeight, place.cell.height() * 0.72));
        place.spark =
            QRectF(place.cell.right() - width, place.cell.bottom() - height, width, height);
        text.setRight(place.spark.left() - SparkGap);
    } else if (measure.hasSpark && grid.spark == Spark::Below) {
        const double height = place.cell.height() * StackedShare;
        place.spark =
            QRectF(place.cell.left(), place.cell.bottom() - height, place.cell.width(), height);
        text.setBottom(place.spark.top());
    }
    const double line = measure.hasLine ? input.lineHeight + 2 : 0;
    const double spare = text.height() - size * CapHeight - line;
    const double gap = std::clamp(spare / 3, LeastLineGap, LineGap);
    const double block = size * CapHeight + (line > 0 ? line + gap : 0);
    // One value of a flat panel stands on its lower inset, as in the row of panels beside it.
    const double top =
        text.top() +
        std::max(2.0, (text.height() - (block + (grid.spark == Spark::Below ? 0 : 2))) / 2);
    place.baseline = top + size * CapHeight;
    place.lineBaseline = std::min(place.baseline + gap + line - 4,
                                  text.bottom() - (text.height() > 40 ? InsetBelow / 2 : 2));
    place.text = text;
    return place;
}

} // namespace

StatLayout layOutStats(const StatLayoutInput &wanted)
{
    StatLayout layout;
    if (wanted.values.empty() || wanted.area.isEmpty())
        return layout;
    StatLayoutInput input = wanted;
    Candidate grid = bestGrid(input);
    if (isTooSmall(input, grid) && input.columns > 0) { // the wish for a row or a column gives way first
        input.columns = 0;
        grid = bestGrid(input);
    }
    while (isTooSmall(input, grid) && input.values.size() > 1) {
        input.area.setHeight(wanted.area.height() - MoreHeight);
        input.values.resize(input.values.size() - std::max<std::size_t>(1, input.values.size() / 8));
        grid = bestGrid(input);
    }
    layout.columns = grid.columns;
    layout.valueSize =
        input.valueSize.value_or(std::clamp(std::floor(grid.size), LeastValue, LargestValue));
    const bool isBare = grid.isOneLine && !namesFit(input, grid, layout.valueSize);
    for (std::size_t i = 0; i < input.values.size(); ++i) {
        layout.cells.push_back(placeCell(input, grid, i, layout.valueSize));
        layout.cells.back().hasLine = !isBare;
        layout.cells.back().isOneLine = grid.isOneLine && !isBare;
    }
    return layout;
}

} // namespace Promontory
