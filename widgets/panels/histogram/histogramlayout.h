#pragma once

#include "datasources/base/result.h"
#include "datasources/frame/frame.h"
#include "widgets/charts/barscene.h"
#include "widgets/panels/histogram/histogramoptions.h"
#include "widgets/panels/shared/seriespalette.h"
#include "widgets/theme/theme.h"

#include <QSet>

namespace Promontory {

/// A frame of buckets: the fields xMin and xMax, and counts beside them.
struct HistogramBuckets
{
    FramePtr frame; ///< nothing: no data
    NumberColumn lower;
    NumberColumn upper;
    FieldConfig config;                ///< of the measured values: their unit
    std::vector<const Field *> counts; ///< in the frame
};

/// The buckets that the frames hold already, or those made of their numbers. Errors: TooLarge.
Result<HistogramBuckets> histogramBucketsFrom(const Frames &frames, const HistogramOptions &options);

/// What a histogram is drawn from, beside its buckets.
struct HistogramSetting
{
    const Theme &theme;
    const SeriesPalette &palette;
    QSet<QString> hidden; ///< names of series switched off in the legend
    bool isMuted = false; ///< old values: their colours tell of no threshold
};

/// Everything to draw. Buckets of one width stand to scale, others side by side. Series lie over each other, or
/// on each other where their fields stack.
BarScene layOutHistogram(const HistogramBuckets &buckets, const HistogramSetting &setting);

} // namespace Promontory
