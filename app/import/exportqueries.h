#pragma once

#include "app/dashboard/dashboard.h"

namespace Promontory {

/// Adds `datasource` and `targets` to a panel. Grafana asks all queries of a panel at the panel's source
/// unless that is "-- Mixed --" (grafana-dashboard 5.9).
void addClassicQueries(const PanelSpec &panel, const QString &fallbackSource, Json &json);

} // namespace Promontory
