#pragma once

#include "widgets/theme/theme.h"

#include <QColor>
#include <QString>

namespace Promontory {

/// A place (0 to 1) on one of the continuous schemes ("continuous-GrYlRd"; grafana-dashboard 11.3).
/// Unknown: green over yellow to red.
QColor continuousColor(const QString &mode, double fraction, const Theme &theme);

/// A uniform cubic basis spline through the stops' neighbourhood, channel by channel.
QColor splineColor(const QList<QColor> &stops, double fraction);

} // namespace Promontory
