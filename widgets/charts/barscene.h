#pragma once

#include "widgets/charts/chartscene.h"

#include <QColor>
#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace Promontory {

/// When a bar has its value beside it.
enum class BarValues { Auto, Always, Never };

/// One row of bars: a field.
struct BarSeries
{
    QString name;
    QColor color;
    FieldConfig config;
    NumberColumn values;        ///< what was measured, one per slot
    QList<QColor> scheme;       ///< gradient by value: colours from the axis' low to its high end
    double fillOpacity = 0.8;   ///< 0..1
    double lineWidth = 1;
    FillGradient gradient = FillGradient::None;
    int axis = 0;
    bool isVisible = true;
    bool isInTooltip = true;
    bool isInLegend = true;
    FieldOrigin origin; ///< whose links its bars have
};

/// One place on the axis of names: a category, a bucket.
struct BarSlot
{
    QString title;   ///< over the tooltip
    double from = 0; ///< 0..1 along the axis
    double to = 1;
    std::optional<std::size_t> row; ///< of the series' frames, where the slot is one
};

/// One bar. `from` and `to` lie along the axis of names, `low` and `high` on the value axis.
struct BarMark
{
    int series = 0;
    int slot = 0;
    double from = 0;
    double to = 0;
    double low = 0;
    double high = 0;
    QColor color;
    bool isRoundLow = false;  ///< its corners at the low end are round
    bool isRoundHigh = false;
};

/// A text on the axis of names.
struct BarTick
{
    double at = 0; ///< 0..1
    QString text;
};

/// Everything a chart of bars draws, as one value. The axis of names runs to the right, or downwards when the
/// bars are horizontal.
struct BarScene
{
    bool isHorizontal = false;
    bool isStacked = false;
    QList<BarSeries> series;
    QList<BarSlot> places;
    std::vector<BarMark> bars;  ///< ordered by slot
    QList<BarTick> ticks;
    bool isTickedAtEdges = false; ///< ticks stand at the edges of slots, with a mark
    QList<ChartAxis> axes;
    QList<ThresholdMark> thresholds;
    QString namesLabel;         ///< a text along the axis of names
    double tickRotation = 0;    ///< degrees, -90..90
    double tickSpacing = 0;     ///< px; negative: counted from the end
    double rounding = 0;        ///< of corners, part of the bar's breadth, 0..0.5
    BarValues showValue = BarValues::Never;
    std::optional<double> valueSize; ///< px
    bool highlightsSlot = false;     ///< pointing anywhere in a slot means its bars
};

} // namespace Promontory
