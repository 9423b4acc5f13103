#pragma once

#include "widgets/charts/linepath.h"

#include <QColor>
#include <QImage>
#include <QList>

#include <vector>

namespace Promontory {

/// The rows of one device pixel column that a line covers: from `top` up to, not including, `end`.
struct ColumnSpan
{
    int column = 0;
    int top = 0;
    int end = 0;
};

/// The reach of a crowded line in each pixel column, the ways between columns included. The same pixels as
/// a stroke through all samples, at a fraction of its cost.
std::vector<ColumnSpan> columnSpans(const SampleGrid &grid, std::span<const double> values, const PlotMap &map,
                                    const SeriesStyle &style);

/// Sets the pixels of a one pixel wide line inside `clip` (device px). Colours run from the clip's bottom to its
/// top; one colour: the same everywhere.
void strokeColumns(QImage &image, const std::vector<ColumnSpan> &spans, const QRect &clip,
                   const QList<QColor> &colors, double opacity);

} // namespace Promontory
