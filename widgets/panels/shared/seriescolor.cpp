#include "widgets/panels/shared/seriescolor.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr int SchemeStops = 9;

/// The value that colours a series: its last, least or greatest.
double seriesValue(const Field &field)
{
    const QString &by = field.config.color.seriesBy;
    const NumberColumn *values = field.numbers();
    double chosen = missingSample();
    for (const double value : values ? values->span() : std::span<const double>()) {
        if (std::isnan(value))
            continue;
        const bool isFirst = std::isnan(chosen);
        if (by == "min"_L1)
            chosen = isFirst ? value : std::min(chosen, value);
        else if (by == "max"_L1)
            chosen = isFirst ? value : std::max(chosen, value);
        else
            chosen = value;
    }
    return chosen;
}

} // namespace

bool tellsValue(const QString &mode)
{
    return !mode.isEmpty() && mode != "fixed"_L1 && !mode.startsWith("palette-"_L1);
}

QColor colorByName(const QString &name, const Theme &theme)
{
    return theme.seriesColor(colorIndexOfName(name, theme.series.size()));
}

QColor shadeOf(const QColor &color, qsizetype index)
{
    const qsizetype place = index % 6;
    const int percent = 100 + static_cast<int>((place + 1) / 2) * 16;
    return place == 0 ? color : place % 2 == 1 ? color.lighter(percent) : color.darker(percent);
}

QColor seriesColor(const Field &field, qsizetype index, const ValueSpan &automatic, const SeriesPalette &palette,
                   const Theme &theme)
{
    const QString &mode = field.config.color.mode;
    if (mode.isEmpty())
        return theme.seriesColor(palette.place(field.displayName));
    if (mode == "palette-classic-by-name"_L1)
        return colorByName(field.displayName, theme);
    const ValueSpan span = spanOf(field.config, automatic);
    const QColor color = scaleColor(seriesValue(field), field.config, span, index, theme);
    if (mode == "shades"_L1)
        return shadeOf(color, index);
    return color.isValid() ? color : theme.seriesColor(index);
}

/// The colours of the scale from the low to the high end of the axis.
QList<QColor> schemeOf(const Field &field, const ValueScale &scale, const ValueSpan &automatic, const Theme &theme)
{
    QList<QColor> colors;
    const ValueSpan span = spanOf(field.config, automatic);
    for (int i = 0; i < SchemeStops; ++i) {
        const double value = scale.fromUnit(double(i) / double(SchemeStops - 1));
        const QColor color = scaleColor(value, field.config, span, 0, theme);
        if (color.isValid())
            colors.append(color);
    }
    return colors;
}

} // namespace Promontory
