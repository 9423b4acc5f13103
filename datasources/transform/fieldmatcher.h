#pragma once

#include "datasources/frame/frame.h"
#include "datasources/json/json.h"

#include <QString>

#include <functional>

namespace Promontory {

/// One field as matchers see it.
struct MatchTarget
{
    const Frame &frame;
    const Field &field;
    const QString &name; ///< of the legend, before any displayName of the configuration
};

/// Whether a field is meant. Never empty.
using FieldMatcher = std::function<bool(const MatchTarget &)>;

/// A matcher of overrides and transformations by its id and options (grafana-dashboard 10.3). Unknown ids
/// and broken expressions match nothing.
FieldMatcher makeFieldMatcher(const QString &id, const Json &options);

} // namespace Promontory
