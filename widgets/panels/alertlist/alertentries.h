#pragma once

#include "widgets/common/entrylist/listentry.h"
#include "widgets/panels/alertlist/alertrows.h"
#include "widgets/theme/theme.h"

#include <QTimeZone>

namespace Promontory {

/// What the entries of alerts depend on beside them.
struct AlertSetting
{
    const Theme &theme;
    QTimeZone zone;
    qint64 nowMs = 0; ///< ages end here
};

/// "Firing", "Pending" …, translated.
QString alertStateName(AlertState state);
QColor alertStateColor(AlertState state, const Theme &theme);

/// The entries of groups: a rule each with its alerts below, or headings of labels with alerts. At most
/// options.maxItems rules or alerts.
QList<ListEntry> alertEntries(const QList<AlertGroup> &groups, const AlertListOptions &options,
                              const AlertSetting &setting);

} // namespace Promontory
