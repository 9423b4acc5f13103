#pragma once

#include "datasources/base/result.h"
#include "datasources/frame/frame.h"
#include "widgets/panels/heatmap/heatmapoptions.h"

#include <vector>

namespace Promontory {

/// Counts per bucket and step, before they get colours. Rows ascend.
struct BucketGrid
{
    qint64 firstMs = 0;          ///< time of the first step
    qint64 stepMs = 0;
    int columns = 0;
    std::vector<double> bounds;  ///< upper bound of each row; the last may be +inf
    double lowest = 0;           ///< lower bound of the first row
    QStringList names;           ///< of rows without bounds: the series' names, else empty
    bool startsAtTimes = false;  ///< a column begins at its time, else it ends there
    std::vector<const Field *> fields; ///< the one of each row, in the frames; empty if rows are not of fields
    std::vector<double> values;  ///< row-major; missingSample() where nothing was measured

    int rows() const { return static_cast<int>(names.isEmpty() ? bounds.size() : std::size_t(names.size())); }
    bool isEmpty() const { return columns == 0 || rows() == 0; }
};

/// Cells from the series of classic buckets: sorted by their `le` label, each row less the one below it, as
/// cumulative counts ask for. Series with the same bound add up. Without any `le` label rows are the
/// series as they are, sorted by name when those are numbers. Native histograms fill rows by their own
/// buckets, at most 64 of them.
BucketGrid bucketGrid(const Frames &frames, qint64 stepMs, const TimeRange &range);

/// Cells that count raw values themselves. Fails if that gives too many.
Result<BucketGrid> calculatedGrid(const Frames &frames, const Json &calculation);

/// Empty rows up to the ends of a span, in steps of the outermost ones: the axis of calculated rows reaches as far
/// as it was asked to. At most as many as a panel has lines.
void extendRows(BucketGrid &grid, std::optional<double> least, std::optional<double> most, bool isLogarithmic);

/// Without the rows that lie wholly outside; rows without bounds all stay.
void cropRows(BucketGrid &grid, std::optional<double> least, std::optional<double> most);

} // namespace Promontory
