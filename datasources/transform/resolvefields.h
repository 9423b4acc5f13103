/// datasources/transform holds pure functions from frames to frames.
#pragma once

#include "datasources/frame/fieldoverride.h"
#include "datasources/frame/frame.h"

#include <QHash>

#include <optional>

namespace Promontory {

/// What names of series are made from.
struct ResolveContext
{
    QHash<QString, QString> legends; ///< refId → legend template ("{{job}}", "__auto", "")
    bool named = false;              ///< the fields have their display names, by nameSeries() or transformations
};

/// Gives every field its display name and legendName by the same rules, for transformations to work on.
/// Legends that call several fields the same stay as they are.
Frames nameSeries(const Frames &frames, const ResolveContext &context);

/// Gives every number field of the frames its display name (legend template, else Grafana's rules for
/// automatic names, grafana-dashboard 5.7; duplicates get " #2") and its configuration: defaults, then
/// overrides in order; what a transformation set in the configuration of a field goes before the defaults. Where percentage thresholds or colours by value need limits that the user did not
/// set, autoMin and autoMax hold those of the data. Columns are shared, not copied. Frames keep their order.
/// Dashboard variables in display names and legends are the caller's to replace before.
Frames resolveFields(const Frames &frames, const FieldConfig &defaults,
                     const QList<FieldOverride> &overrides, const ResolveContext &context);

/// Smallest and largest finite number.
struct ValueLimits
{
    double min = 0;
    double max = 0;

    bool operator==(const ValueLimits &) const = default;
};
/// Over all number fields; nothing without numbers.
std::optional<ValueLimits> limitsOf(const Frames &frames);

} // namespace Promontory
