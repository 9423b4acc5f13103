#pragma once

#include "widgets/charts/chartscene.h"
#include "widgets/panels/shared/fieldlook.h"
#include "widgets/theme/theme.h"

#include <QList>

#include <limits>

namespace Promontory {

/// Lowest and highest of the finite values added; NaN without any.
struct ValueExtent
{
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = std::numeric_limits<double>::quiet_NaN();

    void add(double value);
};

/// Hands out the value axes of a panel: one for each distinct set of unit, limits, placement, scale and label.
/// The first automatic one stands left, further ones right (grafana-dashboard 8.1, "Axes").
class SeriesAxes
{
public:
    /// The axis of a field; -1 never.
    int place(const Field &field, const FieldLook &look);
    /// All axes, their ranges from the samples of visible series inside the range.
    QList<ChartAxis> finish(const QList<ChartSeries> &series, const TimeRange &range) const;
    /// The same from the extents of their data, one per axis.
    QList<ChartAxis> finish(const QList<ValueExtent> &extents) const;
    qsizetype size() const { return m_axes.size(); }
    bool isLog(int axis) const;

private:
    struct Entry
    {
        QString unit;
        QString label;
        AxisPlacement placement = AxisPlacement::Auto;
        AxisDemand demand;
        bool isPercent = false;

        bool operator==(const Entry &) const = default;
    };
    struct Axis
    {
        Entry entry;
        ChartAxis axis;
    };
    QList<Axis> m_axes;
};

/// Lines and areas of a field's thresholds on its axis; the same ones of another field are added once.
void addThresholds(ChartScene &scene, int axis, const FieldConfig &config, const ThresholdLook &look,
                   const Theme &theme);
void addThresholds(QList<ThresholdMark> &marks, int axis, const ValueScale &scale, const FieldConfig &config,
                   const ThresholdLook &look, const Theme &theme);

} // namespace Promontory
