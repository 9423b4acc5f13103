/// datasources/transform holds pure functions from frames to frames.
#pragma once

#include "datasources/frame/fieldoverride.h"
#include "datasources/frame/frame.h"

#include <QHash>

namespace Promontory {

/// What names of series are made from.
struct ResolveContext
{
    QHash<QString, QString> legends; ///< refId → legend template ("{{job}}", "__auto", "")
};

/// Gives every number field of the frames its display name (legend template, else Grafana's rules for
/// automatic names, grafana-dashboard 5.7; duplicates get " #2") and its configuration: defaults, then
/// overrides in order. Percentage thresholds and colours by value get their min and max here. Columns are
/// shared, not copied. Frames keep their order.
Frames resolveFields(const Frames &frames, const FieldConfig &defaults,
                     const QList<FieldOverride> &overrides, const ResolveContext &context);

} // namespace Promontory
