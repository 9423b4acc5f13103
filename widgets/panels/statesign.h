#pragma once

#include "widgets/panels/statetexts.h"
#include "widgets/theme/theme.h"

class QPainter;

namespace Promontory {

/// Strokes the sign of a state into a square of 12, in the painter's pen colour.
void paintStateSign(QPainter *painter, const QRectF &square, StateSign sign);
/// The colours of a tone in a theme; nothing for StateTone::None.
const Theme::Semantic *toneColors(StateTone tone, const Theme &theme);

} // namespace Promontory
