#pragma once

#include "app/dashboard/dashboard.h"
#include "app/render/renderoptions.h"

namespace Promontory {

class RenderScene;

/// The picture as the bytes of a PNG, SVG or PDF file, by the suffix of the output's name.
Result<QByteArray> renderFile(RenderScene &scene, const RenderOptions &options);
/// The dashboard with all rows open.
Dashboard unfolded(Dashboard dashboard);

} // namespace Promontory
