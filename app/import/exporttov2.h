#pragma once

#include "datasources/json/json.h"

namespace Promontory {

// The classic model's parts in the words of v2 (grafana-dashboard 17). `source` is the part as the document
// has it, Undefined for a new one: where the format leaves a choice, it is made as there.

/// The words of the first v2 documents ("v2alpha1"), where plug-ins are named by `kind`, or of the later ones.
enum class V2Dialect { Alpha, Later };
V2Dialect dialectOf(const Json &spec);

/// Title, tags, links, time and such.
Json headToV2(const Json &classic);
/// An element of the kind Panel. Its place stands in the layout.
Json panelToV2(const Json &classic, V2Dialect dialect);
Json variableToV2(const Json &classic, V2Dialect dialect, const Json &source);
Json annotationToV2(const Json &classic, V2Dialect dialect, const Json &source);

/// { "mode", "value", "direction", "maxPerRow" } of a panel or row; Undefined if it is not repeated.
Json repeatToV2(const Json &classic);

} // namespace Promontory
