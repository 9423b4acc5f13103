#include "widgets/charts/piechart.h"

#include "widgets/common/values/valuetext.h"
#include "widgets/theme/contrast.h"
#include "widgets/theme/figures.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Promontory {

namespace {

constexpr double Inset = 8;
constexpr double HoleShare = 0.62;
constexpr double LabelReach = 0.66;   ///< of the radius, where labels of a pie stand
constexpr double Grown = 3;           ///< px that the slice under the pointer grows
constexpr float FaintShare = 0.3F;
constexpr double LabelAir = 2;        ///< px between a label and the edge of its slice
constexpr double LeastLabel = 36;     ///< px; less of a name says nothing
constexpr double Turn = 2 * 3.14159265358979323846;
constexpr double Degrees = 360;

/// A direction of the turn, clockwise from the top.
QPointF towards(double place)
{
    return {std::sin(place * Turn), -std::cos(place * Turn)};
}

bool holds(const PieSlice &slice, const PieGeometry &geometry, const QPointF &point)
{
    const QPointF offset = point - geometry.centre;
    const double distance = std::hypot(offset.x(), offset.y());
    if (distance > geometry.radius - LabelAir || (geometry.hole > 0 && distance < geometry.hole + LabelAir))
        return false;
    double place = std::atan2(offset.x(), -offset.y()) / Turn;
    place += place < 0 ? 1 : 0;
    const bool isWhole = slice.to - slice.from >= 1 - 1e-9;
    const double air = distance > 0 ? LabelAir / (distance * Turn) : 0;
    return isWhole || (place >= slice.from + air && place <= slice.to - air);
}

} // namespace

PieGeometry layOutPie(const PieScene &scene, const QSize &size)
{
    PieGeometry geometry;
    geometry.centre = QPointF(size.width() / 2.0, size.height() / 2.0);
    geometry.radius = std::max(1.0, std::min(size.width(), size.height()) / 2.0 - Inset);
    geometry.hole = scene.isDonut ? geometry.radius * HoleShare : 0;
    return geometry;
}

int sliceAt(const PieScene &scene, const PieGeometry &geometry, const QPointF &point)
{
    const QPointF offset = point - geometry.centre;
    const double distance = std::hypot(offset.x(), offset.y());
    if (distance > geometry.radius || distance < geometry.hole)
        return -1;
    double place = std::atan2(offset.x(), -offset.y()) / Turn;
    place += place < 0 ? 1 : 0;
    const auto found = std::find_if(scene.slices.cbegin(), scene.slices.cend(), [place](const PieSlice &slice) {
        return place >= slice.from && place < slice.to;
    });
    return found == scene.slices.cend() ? -1 : static_cast<int>(found - scene.slices.cbegin());
}

double labelRoom(const PieSlice &slice, const PieGeometry &geometry, const QPointF &centre, double height)
{
    double fits = 0;
    for (double tooWide = 2 * geometry.radius; tooWide - fits > 1;) {
        const double width = (fits + tooWide) / 2;
        bool isInside = true;
        for (const double x : {-width / 2, -width / 4, 0.0, width / 4, width / 2}) {
            for (const double y : {-height / 2, 0.0, height / 2})
                isInside = isInside && holds(slice, geometry, centre + QPointF(x, y));
        }
        (isInside ? fits : tooWide) = width;
    }
    return fits;
}

PieChart::PieChart(QWidget *parent) : MarkChart(parent) {}

void PieChart::setScene(PieScene scene)
{
    m_scene = std::move(scene);
    invalidate();
}

void PieChart::setEmphasis(int entry)
{
    if (m_emphasis == entry)
        return;
    m_emphasis = entry;
    invalidate();
}

void PieChart::layOut(const QSize &size)
{
    m_geometry = layOutPie(m_scene, size);
}

QPainterPath PieChart::shape(const PieSlice &slice, double grown) const
{
    const double radius = m_geometry.radius + grown;
    const QRectF outer(m_geometry.centre - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius));
    const QRectF inner(m_geometry.centre - QPointF(m_geometry.hole, m_geometry.hole),
                       QSizeF(2 * m_geometry.hole, 2 * m_geometry.hole));
    QPainterPath path;
    if (slice.to - slice.from >= 1 - 1e-9) {
        path.addEllipse(outer);
        if (m_geometry.hole > 0)
            path.addEllipse(inner); // the odd-even rule leaves the hole
        return path;
    }
    const double start = 90 - slice.from * Degrees;
    const double sweep = -(slice.to - slice.from) * Degrees;
    path.arcMoveTo(outer, start);
    path.arcTo(outer, start, sweep);
    if (m_geometry.hole > 0)
        path.arcTo(inner, start + sweep, -sweep);
    else
        path.lineTo(m_geometry.centre);
    path.closeSubpath();
    return path;
}

void PieChart::paintMarks(QPainter *painter)
{
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isDivided = m_scene.slices.size() > 1;
    for (const PieSlice &slice : std::as_const(m_scene.slices)) {
        QColor color = slice.color;
        if (m_emphasis >= 0 && slice.entry != m_emphasis)
            color.setAlphaF(color.alphaF() * FaintShare);
        // A thin line of the ground keeps neighbours of like colours apart; slivers would vanish in it.
        const double arc = (slice.to - slice.from) * Turn * m_geometry.radius;
        painter->setPen(isDivided && arc > 4 ? QPen(theme().surface.panel, 1.5) : QPen(Qt::NoPen));
        painter->setBrush(color);
        painter->drawPath(shape(slice, 0));
    }
    for (const PieSlice &slice : std::as_const(m_scene.slices))
        paintLabels(painter, slice);
}

QPointF PieChart::middleOf(const PieSlice &slice) const
{
    if (m_geometry.hole <= 0 && slice.to - slice.from >= 1 - 1e-9)
        return m_geometry.centre;
    const double reach = m_geometry.hole > 0 ? (m_geometry.radius + m_geometry.hole) / 2 : m_geometry.radius * LabelReach;
    return m_geometry.centre + towards((slice.from + slice.to) / 2) * reach;
}

/// Lines inside the slice, where they find the most room; a slice too thin for them has none.
void PieChart::paintLabels(QPainter *painter, const PieSlice &slice) const
{
    if (slice.labels.isEmpty())
        return;
    const Figures figures(fontFor(TextRole::Axis, theme().textScale));
    const double line = figures.height();
    const double tall = line * static_cast<double>(slice.labels.size());
    double wanted = 0;
    for (const QString &label : slice.labels)
        wanted = std::max(wanted, figures.width(label));
    QPointF centre = middleOf(slice);
    double width = labelRoom(slice, m_geometry, centre, tall);
    const double middle = (slice.from + slice.to) / 2;
    for (const double reach : {0.72, 0.58, 0.8, 0.5}) {
        const QPointF other = m_geometry.centre + towards(middle) * reach * m_geometry.radius;
        const double room = width < wanted ? labelRoom(slice, m_geometry, other, tall) : 0;
        if (room > width) {
            width = room;
            centre = other;
        }
    }
    if (width < std::min(wanted, LeastLabel))
        return;
    painter->setPen(readableOn(slice.color, theme().text.primary, theme().surface.panel));
    QRectF place(0, 0, width, line);
    place.moveCenter(centre - QPointF(0, (tall - line) / 2));
    for (const QString &label : slice.labels) {
        // A name may be cut, a number may not.
        const QString shown = label == slice.name ? nameWithin(figures, label, width) : label;
        if (figures.width(shown) <= width + 1)
            figures.paint(painter, place, Qt::AlignCenter, shown);
        place.translate(0, line);
    }
}

void PieChart::paintPointed(QPainter *painter, int mark)
{
    const PieSlice &slice = m_scene.slices.at(mark);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(theme().text.primary, 1));
    painter->setBrush(slice.color);
    painter->drawPath(shape(slice, Grown));
    paintLabels(painter, slice);
}

QPointF PieChart::anchorOf(int mark)
{
    return middleOf(m_scene.slices.at(mark));
}

int PieChart::markAt(const QPointF &position)
{
    return sliceAt(m_scene, m_geometry, position);
}

QList<ShownLink> PieChart::linksOf(int mark) const
{
    return dataLinks(m_scene.slices.at(mark).place);
}

TooltipContent PieChart::tooltipOf(int mark) const
{
    const TooltipOptions &options = tooltipOptions();
    TooltipContent content;
    const auto row = [&](const PieSlice &slice, bool stands) {
        return TooltipRow{slice.color, slice.name, tr("%1 (%2)").arg(slice.value, slice.percent), stands};
    };
    const PieSlice &pointed = m_scene.slices.at(mark);
    content.time = options.mode == TooltipMode::Multi ? tr("All slices") : pointed.name;
    if (options.mode != TooltipMode::Multi) {
        if (pointed.isInTooltip)
            content.rows.append({pointed.color, pointed.value, pointed.percent, false});
        return content;
    }
    QList<PieSlice> told;
    std::copy_if(m_scene.slices.cbegin(), m_scene.slices.cend(), std::back_inserter(told),
                 [](const PieSlice &slice) { return slice.isInTooltip; });
    if (options.order != TooltipOrder::None) {
        const bool isRising = options.order == TooltipOrder::Ascending;
        std::stable_sort(told.begin(), told.end(), [isRising](const PieSlice &a, const PieSlice &b) {
            return isRising ? a.to - a.from < b.to - b.from : a.to - a.from > b.to - b.from;
        });
    }
    for (const PieSlice &slice : std::as_const(told)) {
        if (!options.hidesZeros || slice.to > slice.from)
            content.rows.append(row(slice, slice.entry == pointed.entry));
    }
    return content;
}

} // namespace Promontory
