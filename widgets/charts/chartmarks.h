#pragma once

#include "datasources/frame/timemark.h"

#include <QColor>
#include <QRectF>

#include <vector>

class QPainter;

namespace Promontory {

class Figures;
struct PlotMap;
struct Theme;

/// What happened meanwhile, with the colours it is drawn in: one for each mark.
struct ChartMarks
{
    TimeMarks marks;
    std::vector<QColor> colors;
};
ChartMarks chartMarks(const TimeMarks &marks, const Theme &theme);

/// Marks as they lie on a plot. However many there are: at most one line in a column of pixels, and one band for
/// regions of one colour that touch.
struct MarkLayout
{
    struct Line
    {
        double x = 0;
        QColor color;
        bool isMoment = true; ///< has a sign at the axis; the ends of a region have not
    };
    struct Band
    {
        double left = 0;
        double right = 0;
        QColor color;
    };
    std::vector<Line> lines;
    std::vector<Band> bands;
};
MarkLayout layOutMarks(const ChartMarks &marks, const PlotMap &map);

/// Dashed lines with a triangle below the axis, regions as a light band with a bar there.
void paintMarks(QPainter *painter, const MarkLayout &layout, const QRectF &plot, const Theme &theme);

/// Where marks can be pointed at: their signs at the axis.
QRectF markSigns(const QRectF &plot);
/// The marks at a place on the axis, the nearest first; at most 200.
std::vector<std::size_t> marksAt(const ChartMarks &marks, const PlotMap &map, double x);

} // namespace Promontory
