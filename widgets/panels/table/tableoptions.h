#pragma once

#include "widgets/common/frametable/frametable.h"

namespace Promontory {

/// The options of a table panel (grafana-dashboard 8.6).
FrameTableOptions tableOptionsFrom(const Json &json);
Json toJson(const FrameTableOptions &options);

} // namespace Promontory
