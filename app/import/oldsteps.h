#pragma once

#include "datasources/json/json.h"

namespace Promontory {

/// A classic model whose transformations mean what they meant in its schema: before 31 the fields made
/// of labels were merged by themselves, so a "merge" follows (grafana-dashboard 1.3). Models that name
/// no schema stay as they are.
Json withOldSteps(const Json &model);

} // namespace Promontory
