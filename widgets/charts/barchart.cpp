#include "widgets/charts/barchart.h"

#include "widgets/charts/barmarks.h"
#include "widgets/theme/hairline.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Promontory {

namespace {

constexpr double Reach = 3; ///< px beside a bar that still mean it: low bars are hard to hit

} // namespace

BarChart::BarChart(QWidget *parent) : MarkChart(parent) {}

BarChart::~BarChart() = default;

void BarChart::setTheme(const Theme &theme)
{
    m_decor = std::make_unique<BarDecor>(theme);
    MarkChart::setTheme(theme);
}

void BarChart::setScene(BarScene scene)
{
    m_scene = std::move(scene);
    if (m_emphasis >= m_scene.series.size())
        m_emphasis = -1;
    invalidate();
}

const BarGeometry &BarChart::geometryOfPlot()
{
    laidOut();
    return m_geometry;
}

void BarChart::setEmphasis(int series)
{
    if (m_emphasis == series)
        return;
    m_emphasis = series;
    invalidate();
}

void BarChart::layOut(const QSize &size)
{
    m_geometry = layOutBarChart(m_scene, size, m_decor->metrics());
}

void BarChart::paintMarks(QPainter *painter)
{
    m_decor->paintUnder(painter, m_scene, m_geometry);
    paintBars(painter, m_scene, m_geometry, m_emphasis);
    m_decor->paintOver(painter, m_scene, m_geometry);
    paintBarValues(painter, m_scene, m_geometry, theme());
}

void BarChart::paintPointed(QPainter *painter, int mark)
{
    const BarMark &bar = m_scene.bars[static_cast<std::size_t>(mark)];
    QRectF area = barRect(m_scene, m_geometry, bar);
    if (m_scene.highlightsSlot) {
        const BarSlot &place = m_scene.places.at(bar.slot);
        QColor tint = theme().text.primary;
        tint.setAlphaF(0.06F);
        painter->fillRect(m_geometry.rect(place.from, place.to, 0, 1), tint);
    }
    area = area.adjusted(-1, -1, 1, 1).intersected(m_geometry.plot.adjusted(-1, -1, 1, 1));
    paintBox(painter, area, QColor(), theme().text.primary, 0);
}

QPointF BarChart::anchorOf(int mark)
{
    const QRectF rect = barRect(m_scene, m_geometry, m_scene.bars[static_cast<std::size_t>(mark)]);
    return m_geometry.isHorizontal ? QPointF(rect.right(), rect.center().y()) : QPointF(rect.center().x(), rect.top());
}

/// px from a point to a bar; none along the whole height where a slot counts as its bars.
double BarChart::distanceTo(const BarMark &bar, const QPointF &position) const
{
    const QRectF rect = barRect(m_scene, m_geometry, bar);
    const double dx = std::max({rect.left() - position.x(), 0.0, position.x() - rect.right()});
    const double dy = std::max({rect.top() - position.y(), 0.0, position.y() - rect.bottom()});
    return std::hypot(dx, dy);
}

int BarChart::markAt(const QPointF &position)
{
    if (!m_geometry.plot.adjusted(0, 0, 1, 1).contains(position))
        return -1;
    const double at = m_geometry.placeOf(position);
    const auto slot = std::partition_point(m_scene.places.cbegin(), m_scene.places.cend(),
                                           [at](const BarSlot &place) { return place.to < at; });
    if (slot == m_scene.places.cend())
        return -1;
    const auto wanted = static_cast<int>(slot - m_scene.places.cbegin());
    const auto first = std::lower_bound(m_scene.bars.begin(), m_scene.bars.end(), wanted,
                                        [](const BarMark &bar, int place) { return bar.slot < place; });
    int nearest = -1;
    double least = m_scene.highlightsSlot ? 1e9 : Reach;
    for (auto bar = first; bar != m_scene.bars.end() && bar->slot == wanted; ++bar) {
        const double distance = distanceTo(*bar, position);
        // Of bars upon each other the last one painted is seen.
        if (distance <= least) {
            least = distance;
            nearest = static_cast<int>(bar - m_scene.bars.begin());
        }
    }
    return nearest;
}

QList<ShownLink> BarChart::linksOf(int mark) const
{
    const BarMark &bar = m_scene.bars.at(static_cast<std::size_t>(mark));
    const BarSeries &series = m_scene.series.at(bar.series);
    if (!series.origin.hasLinks())
        return {};
    const double value = series.values[static_cast<std::size_t>(bar.slot)];
    return dataLinks({series.origin, m_scene.places.at(bar.slot).row, formatValue(value, series.config), value, {}});
}

TooltipContent BarChart::tooltipOf(int mark) const
{
    const BarMark &pointed = m_scene.bars.at(static_cast<std::size_t>(mark));
    const TooltipOptions &options = tooltipOptions();
    struct Told
    {
        TooltipRow row;
        double value;
    };
    QList<Told> told;
    const auto first = std::lower_bound(m_scene.bars.begin(), m_scene.bars.end(), pointed.slot,
                                        [](const BarMark &bar, int place) { return bar.slot < place; });
    for (auto bar = first; bar != m_scene.bars.end() && bar->slot == pointed.slot; ++bar) {
        const BarSeries &series = m_scene.series.at(bar->series);
        const bool isPointed = bar - m_scene.bars.begin() == mark;
        const double value = series.values[static_cast<std::size_t>(bar->slot)];
        const bool isAsked = options.mode == TooltipMode::Multi || isPointed;
        if (!isAsked || !series.isInTooltip || (options.hidesZeros && value == 0))
            continue;
        const bool stands = isPointed && options.mode == TooltipMode::Multi;
        told.append({{bar->color, series.name, formatValue(value, series.config).joined(), stands}, value});
    }
    if (options.order != TooltipOrder::None) {
        const bool isRising = options.order == TooltipOrder::Ascending;
        std::stable_sort(told.begin(), told.end(), [isRising](const Told &a, const Told &b) {
            return isRising ? a.value < b.value : a.value > b.value;
        });
    }
    TooltipContent content{m_scene.places.at(pointed.slot).title, {}, {}};
    for (const Told &each : std::as_const(told))
        content.rows.append(each.row);
    return content;
}

} // namespace Promontory
