#pragma once

#include "app/dashboard/dashboard.h"

namespace Promontory {

/// The schemaVersion that is written: every Grafana from 10 to 13 reads it, and migrates upwards only.
inline constexpr int ClassicSchema = 41;

/// Everything of a dashboard but panels and rows, in the words of the classic model.
Json classicHead(const Dashboard &dashboard);

/// The whole dashboard as a classic model, from the model alone.
Json classicJson(const Dashboard &dashboard);

/// Ids that Grafana takes: whole numbers above zero, each once.
Dashboard withNumberIds(Dashboard dashboard);

} // namespace Promontory
