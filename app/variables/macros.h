#pragma once

#include "datasources/frame/timerange.h"

#include <QString>
#include <QStringView>
#include <QTimeZone>

#include <optional>

namespace Promontory {

/// What built-in variables are made from (grafana-dashboard 4.5).
struct MacroContext
{
    TimeRange range;               ///< of the panel, not aligned
    qint64 intervalMs = 15'000;    ///< $__interval: the step of a query, elsewhere the front-end interval
    qint64 rateIntervalMs = 60'000;
    QTimeZone zone = QTimeZone::utc();
    QString dashboardTitle;
    QString dashboardUid;
    QString searchText;            ///< $__searchFilter while typing
    std::optional<TimeSpec> spec = {}; ///< $__url_time_range as it was chosen; nothing: the times of the range
};

/// The text of a built-in variable ("__interval", "__range_s", "__from", "__dashboard"); `path` is what
/// stands behind a point. Nothing for names that are none, or that belong to a row of data.
std::optional<QString> macroText(QStringView name, QStringView path, const MacroContext &context);

/// A time in ms by the arguments of the "date" format: "" or "iso", "seconds", "ms", or a pattern of
/// moment's tokens in the zone. "NaN" if the value is no number.
QString dateFormatted(const QString &value, const QString &argument, const QTimeZone &zone);

} // namespace Promontory
