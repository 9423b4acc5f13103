#pragma once

#include "datasources/json/json.h"

#include <QList>
#include <QString>

namespace Promontory {

/// One property an override sets: "unit", "decimals", "color", "custom.lineWidth" …
struct OverrideProperty
{
    QString id;
    Json value; ///< Null or Undefined takes the default away

    bool operator==(const OverrideProperty &) const = default;
};

/// Which fields (matcher, see grafana-dashboard 10.3), and what changes for them. Later overrides win.
struct FieldOverride
{
    QString matcher; ///< "byName", "byRegexp", "byType", "byFrameRefID" …
    Json matcherOptions;
    QList<OverrideProperty> properties;
    Json extra; ///< keys of the file that this program does not use

    bool operator==(const FieldOverride &) const = default;
};

} // namespace Promontory
