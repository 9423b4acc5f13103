/// widgets/panels/shared holds what several panel types draw with: legends, series, lanes of states.
/// Nothing here is a type of its own.
#pragma once

#include "datasources/json/json.h"
#include "widgets/charts/timechart.h"

#include <QStringList>
#include <QTimeZone>

namespace Promontory {

/// How the legend of a chart is shown (grafana-dashboard 8.0, `legend`).
struct LegendOptions
{
    bool isShown = true;
    bool isTable = false;
    bool isRight = false;
    QStringList calculations;   ///< ids of reducers
    double width = 0;           ///< of a legend at the right; 0: as it needs
    QString sortBy;             ///< name of a calculation, or "Name"
    bool isDescending = false;
    int limit = 0;              ///< rows at most; 0: all

    bool operator==(const LegendOptions &) const = default;
};

LegendOptions legendOptionsFrom(const Json &json);
TooltipOptions tooltipOptionsFrom(const Json &json);
Json toJson(const LegendOptions &options);
Json toJson(const TooltipOptions &options);

/// The zone of a time axis as files write it (`timezone`, a list): the first one; empty: the dashboard's.
QString axisZoneFrom(const Json &json);
QTimeZone axisZone(const QString &name, const QTimeZone &dashboard);

} // namespace Promontory
