#pragma once

#include "datasources/frame/frame.h"
#include "widgets/panels/xychart/xychartoptions.h"

#include <vector>

namespace Promontory {

/// The fields one series of points is made of. They belong to the frames they were found in.
struct XyMapped
{
    FramePtr frame;
    const Field *x = nullptr;
    const Field *y = nullptr;
    const Field *size = nullptr;  ///< may be missing
    const Field *color = nullptr; ///< likewise
    QString name;                 ///< one line
    QString fixedColor;
    std::optional<double> fixedSize;
};

/// The series of a chart. Automatically every frame gives one for each of its numbers but the
/// first, which lies along the lower axis; by hand each entry of `series` gives one for each frame
/// that has all it names.
std::vector<XyMapped> mapSeries(const Frames &frames, const XyChartOptions &options);

} // namespace Promontory
