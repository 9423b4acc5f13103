#pragma once

#include "datasources/frame/fieldconfig.h"
#include "datasources/frame/fieldoverride.h"
#include "datasources/json/json.h"

#include <QList>

namespace Promontory {

/// Field configuration between its values and the text of dashboards, in both directions. The shape is
/// Grafana's (grafana-dashboard 10); older forms of mappings are read too. Reading never fails: what
/// cannot be understood is left out. Writing leaves out what has its default value; a writer that
/// must keep unknown keys merges the result into the original object.

/// { "mode": "absolute" | "percentage", "steps": [ { "value": null, "color": "green" } … ] }, sorted.
Thresholds thresholdsFromJson(const Json &json);
Json toJson(const Thresholds &thresholds); ///< Undefined when there is nothing to say

/// [ { "type": "value" | "range" | "regex" | "special", "options": { … } } … ]
QList<ValueMapping> mappingsFromJson(const Json &json);
Json toJson(const QList<ValueMapping> &mappings); ///< neighbouring single values share one entry

/// { "mode", "fixedColor", "seriesBy" }
FieldColor fieldColorFromJson(const Json &json);
Json toJson(const FieldColor &color); ///< Undefined when there is nothing to say

/// [ { "title", "url", "newWindow" | "targetBlank" } … ]
QList<DataLink> linksFromJson(const Json &json);
Json toJson(const QList<DataLink> &links);

/// The "field" object of a panel: unit, decimals, min, max, thresholds … and "custom".
FieldConfig fieldConfigFromJson(const Json &json);
Json toJson(const FieldConfig &config);

/// { "matcher": { "id", "options" }, "properties": [ { "id", "value" } … ] }; other keys go to `extra`.
FieldOverride fieldOverrideFromJson(const Json &json);
Json toJson(const FieldOverride &fieldOverride);

} // namespace Promontory
