#pragma once

#include "datasources/json/json.h"

namespace Promontory {

/// A panel of the classic model with options and field settings in the spelling of schema 41. Grafana does
/// this itself when it opens an older schema, but not for a document that says to be of schema 41
/// (grafana-dashboard 1.3). `schema` is that of the source, 41 for a dashboard of ours.
Json inSchema41(const Json &panel, int schema);

} // namespace Promontory
