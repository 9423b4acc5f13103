#include "widgets/panels/stat/sparkline.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace Promontory {

namespace {

constexpr qreal Margin = 2; // above and below the line, so that its width is not cut
constexpr float FillAlpha = 0.22F;

struct Extent
{
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    void add(double value)
    {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    bool isEmpty() const { return low > high; }
};

Extent extentOf(const NumberColumn &samples)
{
    Extent extent;
    for (const double value : samples.span()) {
        if (std::isfinite(value))
            extent.add(value);
    }
    return extent;
}

/// Collects the samples of one pixel column and hands out its first, lowest, highest and last
/// point.
class Thinner
{
public:
    explicit Thinner(std::vector<QPolygonF> &polygons) : m_polygons(polygons) {}

    void add(QPointF point)
    {
        const double column = std::floor(point.x());
        if (m_count > 0 && column != m_column)
            flush();
        if (m_count++ == 0) {
            m_column = column;
            m_low = m_high = point;
        }
        m_low = point.y() < m_low.y() ? point : m_low;
        m_high = point.y() > m_high.y() ? point : m_high;
    }
    void breakLine()
    {
        flush();
        m_open = false;
    }
    void flush()
    {
        if (m_count == 0)
            return;
        if (!m_open)
            m_polygons.emplace_back();
        m_open = true;
        QPolygonF &line = m_polygons.back();
        const bool lowFirst = m_low.x() <= m_high.x();
        line.append(lowFirst ? m_low : m_high);
        if (m_count > 1 && m_low != m_high)
            line.append(lowFirst ? m_high : m_low);
        m_count = 0;
    }

private:
    std::vector<QPolygonF> &m_polygons;
    QPointF m_low, m_high;
    double m_column = 0;
    int m_count = 0;
    bool m_open = false;
};

} // namespace

std::vector<QPolygonF> sparkPolygons(const TimeColumn &times, const NumberColumn &samples,
                                     const TimeRange &range, const QRectF &area)
{
    std::vector<QPolygonF> polygons;
    const Extent extent = extentOf(samples);
    const std::size_t count = std::min(times.size(), samples.size());
    if (extent.isEmpty() || count < 2 || area.isEmpty())
        return polygons;
    const bool usesRange = !range.isEmpty() && range.contains(times.back());
    const qint64 fromMs = usesRange ? range.fromMs : times.front();
    const qint64 spanMs = usesRange ? range.spanMs() : times.back() - times.front();
    if (spanMs <= 0)
        return polygons;
    const double height = area.height() - 2 * Margin;
    // Halves, so that the span of the largest numbers is one too.
    const double halfSpan = extent.high / 2 - extent.low / 2;
    const double perMs = area.width() / static_cast<double>(spanMs);
    Thinner thinner(polygons);
    for (std::size_t i = 0; i < count; ++i) {
        if (!std::isfinite(samples[i])) {
            thinner.breakLine();
            continue;
        }
        const double rise =
            halfSpan > 0 ? (samples[i] / 2 - extent.low / 2) / halfSpan * height : height / 2;
        thinner.add({area.left() + static_cast<double>(times[i] - fromMs) * perMs,
                     area.bottom() - Margin - rise});
    }
    thinner.flush();
    return polygons;
}

void paintSparkline(QPainter *painter, const std::vector<QPolygonF> &polygons, const QRectF &area,
                    const QColor &color, bool filled)
{
    painter->save();
    painter->setClipRect(area, Qt::IntersectClip);
    painter->setRenderHint(QPainter::Antialiasing);
    QLinearGradient fade(area.topLeft(), area.bottomLeft());
    QColor top = color;
    top.setAlphaF(FillAlpha);
    QColor bottom = color;
    bottom.setAlphaF(0);
    fade.setColorAt(0, top);
    fade.setColorAt(1, bottom);
    for (const QPolygonF &line : polygons) {
        if (filled && line.size() > 1) {
            QPolygonF body = line;
            body << QPointF(line.constLast().x(), area.bottom())
                 << QPointF(line.constFirst().x(), area.bottom());
            painter->setPen(Qt::NoPen);
            painter->setBrush(fade);
            painter->drawPolygon(body);
        }
        painter->setPen(QPen(color, 1.25, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        painter->drawPolyline(line);
    }
    painter->restore();
}

} // namespace Promontory
