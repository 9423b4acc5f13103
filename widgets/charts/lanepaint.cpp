#include "widgets/charts/lanepaint.h"

#include "widgets/theme/contrast.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Promontory {

namespace {

constexpr double TextPadding = 6;
constexpr double LeastGapped = 4; ///< px: narrower spans touch their neighbours
constexpr double LeastTextRoom = 10;

double onPixel(double at, double ratio)
{
    return std::round(at * ratio) / ratio;
}

/// The colour of a box as it stands on the panel.
QColor filled(const QColor &color, double opacity, const QColor &panel)
{
    QColor fill = color;
    fill.setAlphaF(color.alphaF() * static_cast<float>(opacity));
    return blended(fill, panel);
}

Qt::Alignment alignmentOf(LaneAlign align)
{
    switch (align) {
    case LaneAlign::Left:
        return Qt::AlignLeft | Qt::AlignVCenter;
    case LaneAlign::Right:
        return Qt::AlignRight | Qt::AlignVCenter;
    case LaneAlign::Center:
        break;
    }
    return Qt::AlignCenter;
}

void paintText(QPainter *painter, const QRectF &box, const QString &text, const StateLanes &lanes,
               const Figures &figures)
{
    if (text.isEmpty() || box.height() < figures.height() || box.width() < LeastTextRoom)
        return;
    const QRectF room = box.adjusted(TextPadding, 0, -TextPadding, 0);
    const double width = figures.width(text);
    if (lanes.text == LaneText::Auto && width > room.width())
        return;
    if (width <= room.width())
        return figures.paint(painter, room, alignmentOf(lanes.align), text);
    const QRectF narrow = box.adjusted(1, 0, -1, 0);
    figures.paint(painter, narrow, Qt::AlignLeft | Qt::AlignVCenter,
                  figures.elided(text, narrow.width()));
}

void paintBorder(QPainter *painter, const QRectF &box, const QColor &color, double width)
{
    const double inner = std::min({width, box.width() / 2, box.height() / 2});
    QPen pen(color, inner);
    pen.setJoinStyle(Qt::MiterJoin);
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(box.adjusted(inner / 2, inner / 2, -inner / 2, -inner / 2));
}

} // namespace

QRectF laneRect(const StateLanes &lanes, qsizetype lane, const QRectF &plot)
{
    const double slot =
        plot.height() / static_cast<double>(std::max(qsizetype(1), lanes.lanes.size()));
    const double tall = std::max(1.0, slot * lanes.rowHeight);
    const double top = plot.top() + slot * static_cast<double>(lane) + (slot - tall) / 2;
    return QRectF(plot.left(), top, plot.width(), tall);
}

QRectF spanRect(const StateLanes &lanes, qsizetype lane, const LaneSpan &span, const PlotMap &map)
{
    const QRectF row = laneRect(lanes, lane, map.plot);
    double from = map.x(span.fromMs);
    double to = map.x(span.toMs);
    const double spare = (to - from) * (1 - lanes.columnWidth) / 2;
    from = onPixel(std::max(from + spare, map.plot.left()), map.ratio);
    to = onPixel(std::min(to - spare, map.plot.right()), map.ratio);
    if (to < map.plot.left() || from > map.plot.right())
        return {};
    if (lanes.columnWidth >= 1 && to - from >= LeastGapped && to < map.plot.right())
        to -= 1 / map.ratio;
    const double top = onPixel(row.top(), map.ratio);
    const double bottom = std::max(onPixel(row.bottom(), map.ratio), top + 1 / map.ratio);
    return QRectF(QPointF(from, top), QPointF(std::max(to, from + 1 / map.ratio), bottom));
}

int laneAt(const StateLanes &lanes, double y, const QRectF &plot)
{
    if (lanes.lanes.isEmpty() || y < plot.top() || y > plot.bottom())
        return -1;
    const double part = (y - plot.top()) / std::max(1.0, plot.height());
    const auto count = static_cast<int>(lanes.lanes.size());
    return std::min(count - 1, static_cast<int>(part * count));
}

void paintLanes(QPainter *painter, const StateLanes &lanes, const PlotMap &map, const Theme &theme,
                const Figures &figures)
{
    painter->save();
    painter->setClipRect(map.plot);
    painter->setRenderHint(QPainter::Antialiasing, false);
    for (qsizetype i = 0; i < lanes.lanes.size(); ++i) {
        const StateLane &lane = lanes.lanes.at(i);
        double painted = map.plot.left() - 1; // where spans crowd, one a pixel is enough
        for (const LaneSpan &span : lane.spans) {
            const LaneState &state = lane.states[static_cast<std::size_t>(span.state)];
            const QRectF box = spanRect(lanes, i, span, map);
            if (box.isEmpty() || !state.color.isValid() || box.right() <= painted)
                continue;
            painted = box.right();
            const QColor fill = filled(state.color, lane.fillOpacity, theme.surface.panel);
            painter->fillRect(box, fill);
            if (lane.lineWidth > 0)
                paintBorder(painter, box, blended(state.color, theme.surface.panel),
                            lane.lineWidth);
            if (lanes.text == LaneText::Never)
                continue;
            painter->setPen(readableOn(fill, theme.text.primary, theme.surface.panel));
            paintText(painter, box, state.text, lanes, figures);
        }
    }
    painter->restore();
}

} // namespace Promontory
