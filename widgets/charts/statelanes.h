#pragma once

#include "datasources/frame/timerange.h"
#include "widgets/common/values/fieldorigin.h"

#include <QColor>
#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace Promontory {

/// One thing a lane can say, as it is written and coloured.
struct LaneState
{
    QString text;      ///< one line; may be empty
    QColor color;      ///< invalid: not painted
    double number = 0; ///< to sort by; NaN for words
    bool isColored = true; ///< false: its colour tells nothing
};

/// One stretch of a lane.
struct LaneSpan
{
    qint64 fromMs = 0;
    qint64 toMs = 0;
    int state = 0; ///< in StateLane::states

    qint64 middleMs() const { return fromMs + (toMs - fromMs) / 2; }
    bool operator==(const LaneSpan &) const = default;
};

/// One row: spans in order of time that do not overlap.
struct StateLane
{
    QString name;
    std::vector<LaneState> states;
    std::vector<LaneSpan> spans;
    double fillOpacity = 0.7;
    double lineWidth = 0; ///< of a border in the full colour, in px
    bool isInTooltip = true;
    FieldOrigin origin; ///< whose links its spans have
};

/// Which spans carry their text: those it fits into, all, none.
enum class LaneText { Auto, Always, Never };
enum class LaneAlign { Left, Center, Right };

/// Rows of states over one time axis, from the top down, instead of series.
struct StateLanes
{
    QList<StateLane> lanes;
    double rowHeight = 0.9; ///< part of a row that is painted
    double columnWidth = 1; ///< part of a span that is painted
    LaneText text = LaneText::Auto;
    LaneAlign align = LaneAlign::Left;
    bool areCells = false; ///< spans stand around the time of one sample each
    qint64 newestMs = 0;   ///< time of the last sample
    qint64 stepMs = 0;
};

/// Index of the span that holds this time; -1: none.
int spanAt(const StateLane &lane, qint64 timeMs);
/// The time of the cell nearest to `timeMs`; nothing where spans are no cells.
std::optional<qint64> nearestCellTime(const StateLanes &lanes, qint64 timeMs);
/// Where the next (before: the last) span of any lane begins; of cells their time.
std::optional<qint64> spanTimeBeside(const StateLanes &lanes, qint64 timeMs, bool isAfter);

} // namespace Promontory
