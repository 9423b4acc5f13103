#include "widgets/panels/gauge/gaugelayout.h"

#include "widgets/common/values/valuegrid.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace Promontory {

namespace {

constexpr double Inset = 10;
constexpr double RingGap = 3;
constexpr double SmallestRadius = 22;
constexpr double LeastRadius = 16;    // below, the number stands alone
constexpr double RingedRadius = 34;   // below, the value needs the room of the ring
constexpr double LabelledRadius = 44; // below, the ends carry no labels
constexpr double ScaleLabelRoom = 24; // around the ring
constexpr double ScaledRadius = 40;   // below, the thresholds are not written
constexpr double MoreHeight = 14;     // for the number of values left out
constexpr double DesignRadius = 84;   // where ring and arc have the measures of the design

/// How far the ends of the arc reach below its centre, as a share of the radius.
double drop(const GaugeLayoutInput &input)
{
    if (input.isCircle)
        return 1;
    return std::cos((180 - GaugeSweep / 2) * std::numbers::pi / 180);
}

double radiusIn(const QSizeF &cell, const GaugeLayoutInput &input, bool endLabels)
{
    const double around = input.hasScaleLabels ? ScaleLabelRoom : 0;
    const double below =
        (input.hasNames ? input.lineHeight + 4 : 0) + (endLabels ? input.lineHeight + 2 : 0);
    const double byWidth = cell.width() / 2 - Inset - around;
    const double byHeight = (cell.height() - Inset - 6 - below - around / 2) / (1 + drop(input));
    return std::min(byWidth, byHeight);
}

bool isTooSmall(const QSizeF &cell, const GaugeLayoutInput &input)
{
    return radiusIn(cell, input, false) < SmallestRadius || cell.width() < input.leastCell.width()
        || cell.height() < input.leastCell.height();
}

int bestColumns(const GaugeLayoutInput &input, int count)
{
    if (input.columns > 0)
        return std::min(input.columns, count);
    int best = 1;
    for (int columns = 2; columns <= count; ++columns) {
        if (radiusIn(valueGrid(input.area, count, columns).cell, input, false) >
            radiusIn(valueGrid(input.area, count, best).cell, input, false) - 0.5)
            best = columns;
    }
    return best;
}

GaugeCell placeCell(const GaugeLayoutInput &input, const QRectF &area)
{
    GaugeCell place;
    place.cell = area;
    place.sweep = input.isCircle ? CircleSweep : GaugeSweep;
    const double labelled = radiusIn(area.size(), input, true);
    place.hasScaleLabels = input.hasScaleLabels;
    place.hasEndLabels = !input.isCircle && labelled >= LabelledRadius;
    place.radius =
        std::max(8.0, place.hasEndLabels ? labelled : radiusIn(area.size(), input, false));
    place.hasArc = place.radius >= LeastRadius;
    place.hasName = input.hasNames && place.hasArc;
    const double scale = std::clamp(place.radius / DesignRadius, 0.5, 2.0);
    place.ring =
        place.radius < RingedRadius ? 0 : std::max(2.0, std::round(3 * std::min(scale, 1.4)));
    place.arc = std::round(12 * scale);
    place.arcRadius = place.radius - (place.ring > 0 ? place.ring + RingGap : 0) - place.arc / 2;
    place.inner = place.arcRadius - place.arc / 2;
    const double below = (place.hasEndLabels ? input.lineHeight + 2 : 0) +
                         (input.hasNames ? input.lineHeight + 4 : 0);
    const double height = place.radius * (1 + drop(input)) + below;
    const double top = area.top() + std::max(2.0, (area.height() - height) / 2);
    place.center = {area.center().x(), top + place.radius};
    const double arcEnd = place.center.y() + place.radius * drop(input);
    place.labelBaseline = arcEnd + input.lineHeight;
    place.nameBaseline = arcEnd + below - 2;
    return place;
}

} // namespace

GaugeLayout layOutGauges(const GaugeLayoutInput &wanted)
{
    GaugeLayout layout;
    if (wanted.count < 1 || wanted.area.isEmpty())
        return layout;
    GaugeLayoutInput input = wanted;
    const QSizeF first =
        valueGrid(input.area, input.count, bestColumns(input, input.count)).cell;
    input.hasScaleLabels = input.hasScaleLabels && radiusIn(first, input, true) >= ScaledRadius;
    layout.shown = input.count;
    layout.columns = bestColumns(input, layout.shown);
    while (layout.shown > 1 && isTooSmall(valueGrid(input.area, layout.shown, layout.columns).cell, input)) {
        input.area.setHeight(wanted.area.height() - MoreHeight);
        layout.shown = std::max(1, layout.shown - std::max(1, layout.shown / 8));
        layout.columns = bestColumns(input, layout.shown);
    }
    const ValueGrid grid = valueGrid(input.area, layout.shown, layout.columns);
    input.hasNames = input.hasNames && radiusIn(grid.cell, input, false) >= SmallestRadius / 2;
    for (int i = 0; i < layout.shown; ++i)
        layout.cells.push_back(placeCell(input, grid.cellAt(i)));
    return layout;
}

} // namespace Promontory
