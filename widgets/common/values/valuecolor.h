#pragma once

#include "widgets/common/values/displayvalue.h"
#include "widgets/theme/theme.h"

#include <QColor>

namespace Promontory {

/// The name of the colour that a mapping gives a value; empty where none does.
QString mappedColor(double number, const FormattedValue &text, const FieldConfig &config);
/// The colour of a value by its field's colour mode: fixed, thresholds, palette or a continuous
/// scheme (grafana-dashboard 11.3). A mapping's colour wins. Invalid if nothing gives a colour, and
/// on a scale for no value.
QColor valueColor(double number, const FormattedValue &text, const FieldConfig &config,
                  const ValueSpan &span, qsizetype index, const Theme &theme);
QColor valueColor(const DisplayValue &value, const Theme &theme);
/// What a value's arc, bar or slice is filled with: its colour, the first of the series' without
/// one, grey where the value is old.
QColor fillColor(const DisplayValue &value, const Theme &theme, bool muted);

/// Which of so many colours a name has, the same in every panel (grafana-dashboard 11.3).
qsizetype colorIndexOfName(const QString &name, qsizetype count);

/// The same scale at a place of its own, for bars whose every cell is coloured by its position.
QColor scaleColor(double number, const FieldConfig &config, const ValueSpan &span, qsizetype index,
                  const Theme &theme);

/// A stretch of the scale in one colour.
struct ScaleSection
{
    double from = 0;
    double to = 0;
    QColor color;
};
/// The steps of the thresholds inside the span, in order; empty without thresholds.
std::vector<ScaleSection> thresholdSections(const FieldConfig &config, const ValueSpan &span,
                                            const Theme &theme);

} // namespace Promontory
