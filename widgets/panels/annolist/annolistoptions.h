#pragma once

#include "datasources/json/json.h"

#include <QStringList>

namespace Promontory {

/// `options` of an annotations list panel (grafana-dashboard 8.15).
struct AnnoListOptions
{
    int limit = 10;
    bool onlyInTimeRange = false;
    bool showTags = true;
    bool showTime = true;
    QStringList tags;              ///< an event needs all of them
    qint64 beforeMs = 600'000;     ///< what an activated event shows before its start
    qint64 afterMs = 600'000;      ///< … and after its end

    bool operator==(const AnnoListOptions &) const = default;
};

AnnoListOptions annoListOptionsFrom(const Json &json);
Json toJson(const AnnoListOptions &options);

} // namespace Promontory
