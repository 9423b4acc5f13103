/// widgets/charts draws time: lines, bars, points, heat cells over one time axis, with crosshair,
/// tooltip and legend. The only folder that knows QCustomPlot. It knows nothing of panels or documents:
/// everything to draw comes in as one ChartScene.
#pragma once

#include "datasources/format/formatvalue.h"
#include "datasources/frame/frame.h"
#include "widgets/charts/candlemarks.h"
#include "widgets/charts/chartmarks.h"
#include "widgets/charts/heatcells.h"
#include "widgets/charts/numberaxis.h"
#include "widgets/charts/statelanes.h"
#include "widgets/charts/valuescale.h"
#include "widgets/common/values/fieldorigin.h"

#include <QColor>
#include <QList>
#include <QString>
#include <QTimeZone>

#include <memory>
#include <optional>

namespace Promontory {

enum class DrawStyle { Line, Bars, Points };
enum class LineShape { Linear, Smooth, StepBefore, StepAfter };
enum class FillGradient { None, Opacity, Hue, Scheme };
enum class PointMode { Auto, Always, Never };
enum class PointShape { Circle, Diamond };

/// Which gaps a line bridges. A gap is a missing sample, or neighbours farther apart than 1.5 steps or, where
/// that is set, than `breakMs`.
struct GapRule
{
    bool bridgeAll = false;
    qint64 bridgeMs = 0; ///< bridges gaps up to this length; 0: none
    qint64 breakMs = 0;

    bool bridges(qint64 gapMs) const { return bridgeAll || gapMs <= bridgeMs; }
    bool operator==(const GapRule &) const = default;
};

/// How one series looks.
struct SeriesStyle
{
    DrawStyle draw = DrawStyle::Line;
    LineShape shape = LineShape::Linear;
    double lineWidth = 1;        ///< 1 is one device pixel; 0 draws no line
    QList<double> dashes;        ///< on, off, … in px; empty: solid
    double fillOpacity = 0;      ///< 0..1
    FillGradient gradient = FillGradient::None;
    PointMode points = PointMode::Auto;
    double pointSize = 5;        ///< diameter
    PointShape pointShape = PointShape::Circle;
    double barAlignment = 0;     ///< -1 before, 0 centred, 1 after its time
    double barWidthFactor = 0.6; ///< of the slot between two steps
    double barMaxWidth = 200;
    GapRule gaps;
    bool hasValues = false;      ///< values stand beside their points, as many as find room

    bool operator==(const SeriesStyle &) const = default;
};

/// One series. Columns are views: a scene copies no samples.
struct ChartSeries
{
    QString name;
    QColor color;
    QColor fill; ///< invalid: the colour of the series
    TimeColumn times;
    NumberColumn values; ///< where the line runs; for stacked series the upper edge
    NumberColumn base;   ///< stacked: the lower edge, else empty
    NumberColumn shown;  ///< what tooltip and legend tell: the value that was measured
    FieldConfig config;  ///< how those are formatted
    QList<QColor> scheme; ///< gradient by value: colours from the axis' low to its high end
    SeriesStyle style;
    qint64 stepMs = 0;   ///< 0: no grid, gaps only where samples are missing
    int axis = 0;        ///< in ChartScene::axes
    int fillTo = -1;     ///< fills down to this series instead of zero
    bool isVisible = true;
    bool isInTooltip = true;
    bool isInLegend = true;
    bool isPainted = true;   ///< false: only told, as something else shows it
    int tooltipGroup = -1;   ///< series of one group are told together
    FieldOrigin origin;      ///< whose links its samples have
};

enum class AxisSide { Left, Right, Hidden };

/// One value axis with its range decided.
struct ChartAxis
{
    AxisSide side = AxisSide::Left;
    ValueScale scale;
    QString unit;
    std::optional<int> decimals;
    QString label;          ///< a text along the axis
    QColor color;           ///< of its labels; invalid: the theme's
    double width = 0;       ///< fixed width; 0: from its labels
    bool hasGrid = true;
    bool hasBorder = false;
    bool isTicksWhole = false; ///< no ticks between whole numbers
};

/// A threshold: a line at its value, an area up to the next one, or both.
struct ThresholdMark
{
    double value = 0; ///< lower end of the area; -inf for the base
    double upTo = 0;  ///< upper end; +inf for the last
    QColor color;
    bool hasLine = false;
    bool hasArea = false;
    bool isDashed = false;
    int axis = 0;
    QString label;    ///< at the right edge, beside the line
};

/// Everything a chart draws, as one value.
struct ChartScene
{
    TimeRange range;
    QTimeZone zone = QTimeZone::utc();
    QList<ChartSeries> series;
    QList<ChartAxis> axes;
    QList<ThresholdMark> thresholds;
    std::shared_ptr<const HeatCells> heat; ///< instead of series
    std::shared_ptr<const StateLanes> lanes; ///< instead of series
    std::shared_ptr<const CandleMarks> candles; ///< below the series
    std::shared_ptr<const ChartMarks> marks; ///< over everything; see TimeChart::setMarks
    std::optional<NumberAxis> numbers; ///< instead of time: times are places on this axis
    bool isTimeHidden = false; ///< no ticks, labels or upright grid lines
    int leastLeft = 0; ///< px the axes at the left take at least, so that plots line up
};

} // namespace Promontory
