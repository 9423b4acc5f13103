#pragma once

#include "widgets/charts/chartgeometry.h"
#include "widgets/charts/chartscene.h"

#include <QPointF>

#include <optional>
#include <vector>

namespace Promontory {

/// What one series says at the crosshair.
struct ProbedSample
{
    int series = -1;
    qint64 timeMs = 0;
    double shown = 0; ///< the measured value, as tooltips tell it
    double drawn = 0; ///< where it is painted; above it when stacked
};

/// The time of the sample nearest to `timeMs` over all visible series; nothing without samples.
std::optional<qint64> nearestSampleTime(const ChartScene &scene, qint64 timeMs);

/// The time `steps` samples after (before) `timeMs`, on the series with most samples; stays inside the range.
std::optional<qint64> sampleTimeAfter(const ChartScene &scene, qint64 timeMs, int steps);

/// For every visible series its sample nearest to `timeMs` that is not a gap and not farther than
/// `reachMs`, in scene order.
std::vector<ProbedSample> samplesAt(const ChartScene &scene, qint64 timeMs, qint64 reachMs);

/// The series painted nearest to `y` among those samples, at most `reach` px away; -1: none.
int nearestSeries(const ChartScene &scene, const ChartGeometry &geometry, const std::vector<ProbedSample> &samples,
                  double y, double reach);

} // namespace Promontory
