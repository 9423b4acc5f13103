#pragma once

#include <QPixmap>

class QWidget;

namespace Promontory {

/// How a source or target is doing. Every state has a shape of its own beside its colour.
enum class SourceState { Unknown, Working, Good, Warning, Bad };

/// A sign of 12 px: ring, dotted ring, disc, triangle, cross.
QPixmap stateDot(SourceState state, const QWidget *widget);

} // namespace Promontory
