#pragma once

#include "widgets/charts/chartscene.h"

#include <QRectF>

class QPainter;

namespace Promontory {

class Figures;

/// Writes the values of series that ask for it above their points, as many as find room beside each other.
void paintValueTexts(QPainter *painter, const ChartScene &scene, const QRectF &plot, const Figures &figures);

} // namespace Promontory
