#pragma once

#include "datasources/frame/frame.h"

#include <QStringList>
#include <QString>

namespace Promontory {

/// metric{a="1", b="2"} as Grafana writes names; {a="1"} without a metric; empty without labels.
QString verboseName(const Labels &labels);

/// Every {{ label }} replaced by its value, a missing label by nothing.
QString legendText(const QString &legend, const Labels &labels);

/// The label names whose values tell the series of one query apart; all but the metric's name for one series.
QStringList distinguishingLabels(const std::vector<const Field *> &series);

/// The name of "__auto": one distinguishing label gives its value alone, several {a="x", b="y"}, none
/// the metric's name; empty if there is neither.
QString automaticName(const Labels &labels, const QStringList &distinguishing);

/// A displayName of the configuration: ${__field.labels.x}, ${__field.name}, ${__series.name} and their
/// kin replaced; other references stay. `seriesName` is the name without the configuration.
QString displayNameText(const QString &form, const Field &field, const QString &seriesName);

} // namespace Promontory
