#pragma once

#include <QRectF>

#include <optional>
#include <vector>

namespace Promontory {

/// What the layout has to know about one value: widths at 100 px, from which every size follows.
struct StatMeasure
{
    double valueWidth = 0; ///< number and unit, set in 100 px
    bool hasSpark = false;
    bool hasLine = false; ///< name or change below the value
    double lineWidth = 0; ///< px of that line
};

struct StatLayoutInput
{
    QSizeF area;
    std::vector<StatMeasure> values;
    int columns = 0;    ///< 0: the number that gives the largest type
    bool tiles = false; ///< each value on a ground of its own, with gaps between
    double above = 0;   ///< px over the tiles of a panel without a header
    bool wide = true;   ///< the sparkline beside the value where there is room
    double lineHeight = 14;
    std::optional<double> valueSize; ///< px, where the user chose it
};

/// Where the parts of one value lie.
struct StatCell
{
    QRectF cell;
    QRectF text;             ///< value and line, inside the insets
    bool hasLine = true;     ///< false: there is no room for a name or a change
    bool isOneLine = false;  ///< the line stands left, the value right of it
    QRectF spark;            ///< empty: none
    double baseline = 0;     ///< of the value
    double lineBaseline = 0; ///< of the line below
};

struct StatLayout
{
    double valueSize = 20; ///< px, the same for all
    int columns = 1;
    std::vector<StatCell> cells; ///< of the first values; of fewer than there are in a panel too small for them
};

/// The grid with the largest common type: 20 to 64 px, down to 10 where texts are long (28 in a
/// panel of three rows), the sparkline in 45 % of the width, flush right and bottom, or below the
/// value in high cells. Cells too low for two lines have name and value on one.
StatLayout layOutStats(const StatLayoutInput &wanted);

} // namespace Promontory
