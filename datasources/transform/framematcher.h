#pragma once

#include "datasources/frame/frame.h"
#include "datasources/json/json.h"

#include <QString>

#include <functional>

namespace Promontory {

/// Whether a frame is meant; the index is its place among all frames. Never empty.
using FrameMatcher = std::function<bool(const Frame &frame, std::size_t index)>;

/// Matchers of frames (grafana-dashboard 13): byRefId with a refId or an expression, byName,
/// byIndex. Unknown ids and broken expressions match nothing.
FrameMatcher makeFrameMatcher(const QString &id, const Json &options);

} // namespace Promontory
