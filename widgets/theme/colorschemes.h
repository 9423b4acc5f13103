#pragma once

#include <QColor>
#include <QList>
#include <QStringView>

namespace Promontory {

struct Theme;

/// Whether a colour scheme of this name is known ("Oranges", "Viridis"; grafana-dashboard 11.4).
bool isColorScheme(QStringView name);

/// The colours of a scheme at even distances, in its own direction; empty for an unknown name.
QList<QColor> schemeStops(QStringView name);

/// The colours of a scheme from few to many, turned so that few is near the surface of a panel. Unknown
/// names are shown as Spectral.
QList<QColor> heatScheme(QStringView name, const Theme &theme);

/// The colour at a place (0 to 1) between colours at even distances.
QColor colorBetween(const QList<QColor> &stops, double fraction);

} // namespace Promontory
