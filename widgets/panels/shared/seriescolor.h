#pragma once

#include "datasources/frame/frame.h"
#include "widgets/charts/valuescale.h"
#include "widgets/common/values/valuecolor.h"
#include "widgets/panels/shared/seriespalette.h"

namespace Promontory {

/// The colour of a whole series: by its name's place in the palette, or by the mode of its field and the value
/// that the field colours it by (grafana-dashboard 11.3).
QColor seriesColor(const Field &field, qsizetype index, const ValueSpan &automatic, const SeriesPalette &palette,
                   const Theme &theme);

/// Whether a colour mode goes by values: all but those by name.
bool tellsValue(const QString &mode);
/// The palette's colour that belongs to a name, whatever stands beside it ("palette-classic-by-name").
QColor colorByName(const QString &name, const Theme &theme);
/// A shade of one colour: every other one lighter or darker ("shades").
QColor shadeOf(const QColor &color, qsizetype index);

/// The colours of a field's scale from the low to the high end of an axis.
QList<QColor> schemeOf(const Field &field, const ValueScale &scale, const ValueSpan &automatic, const Theme &theme);

} // namespace Promontory
