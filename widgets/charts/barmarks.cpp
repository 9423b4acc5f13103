#include "widgets/charts/barmarks.h"

#include "widgets/theme/contrast.h"
#include "widgets/theme/figures.h"
#include "widgets/theme/hairline.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace Promontory {

namespace {

constexpr double FaintShare = 0.25;
constexpr double LeastBreadth = 0.6; ///< px
constexpr std::size_t MostSmoothed = 20'000; ///< bars; of more, each pixel shows one: blending costs seconds
constexpr double ThinBar = 3;        ///< px; thinner ones are plain rectangles without an outline
constexpr double ValueGap = 3;
constexpr double SideAir = 4; ///< px a value may reach beyond its bar; inside it keeps as much
constexpr double LeastRounding = 0.5;
constexpr double LeastValueSize = 8; ///< px
constexpr double MostOverlap = 0.4;  ///< of its width that a value asked for may lie over its neighbour

QColor withOpacity(QColor color, double opacity)
{
    color.setAlphaF(color.alphaF() * static_cast<float>(std::clamp(opacity, 0.0, 1.0)));
    return color;
}

/// A gradient along the value axis over the whole plot.
QLinearGradient overPlot(const BarGeometry &geometry)
{
    const QRectF &plot = geometry.plot;
    return geometry.isHorizontal ? QLinearGradient(plot.topLeft(), plot.topRight())
                                 : QLinearGradient(plot.bottomLeft(), plot.topLeft());
}

QBrush fillOf(const BarSeries &series, const BarMark &bar, const QRectF &rect, const BarGeometry &geometry)
{
    const double opacity = series.fillOpacity;
    if (series.gradient == FillGradient::Scheme && series.scheme.size() > 1) {
        QLinearGradient gradient = overPlot(geometry);
        for (qsizetype i = 0; i < series.scheme.size(); ++i)
            gradient.setColorAt(static_cast<double>(i) / static_cast<double>(series.scheme.size() - 1),
                                withOpacity(series.scheme.at(i), opacity));
        return gradient;
    }
    if (series.gradient != FillGradient::Opacity && series.gradient != FillGradient::Hue)
        return withOpacity(bar.color, opacity);
    // From the end of the value to zero.
    QLinearGradient gradient(geometry.isHorizontal ? rect.topRight() : rect.topLeft(),
                             geometry.isHorizontal ? rect.topLeft() : rect.bottomLeft());
    const bool isOpacity = series.gradient == FillGradient::Opacity;
    gradient.setColorAt(0, withOpacity(isOpacity ? bar.color : bar.color.lighter(115), opacity));
    gradient.setColorAt(1, withOpacity(isOpacity ? bar.color : bar.color.darker(140), isOpacity ? opacity * 0.2 : opacity));
    return gradient;
}

/// A bar as broad as can be seen, if only as a tint.
QRectF visibleRect(const BarScene &scene, const BarGeometry &geometry, const BarMark &bar, double least)
{
    const QRectF rect = barRect(scene, geometry, bar);
    const double breadth = geometry.isHorizontal ? rect.height() : rect.width();
    if (breadth <= 0 || breadth >= least)
        return rect;
    const double more = (least - breadth) / 2;
    return geometry.isHorizontal ? rect.adjusted(0, -more, 0, more) : rect.adjusted(-more, 0, more, 0);
}

void paintBar(QPainter *painter, const BarScene &scene, const BarGeometry &geometry, const BarMark &bar, bool isFaint)
{
    const bool isCrowded = scene.bars.size() > MostSmoothed;
    const QRectF rect = visibleRect(scene, geometry, bar, isCrowded ? 1 : LeastBreadth);
    if (rect.isEmpty() || !rect.intersects(geometry.plot))
        return;
    BarSeries series = scene.series.at(bar.series);
    if (isFaint)
        series.fillOpacity *= FaintShare;
    const double breadth = geometry.isHorizontal ? rect.height() : rect.width();
    const QBrush fill = fillOf(series, bar, rect, geometry);
    const bool isRound = scene.rounding * breadth >= LeastRounding && (bar.isRoundHigh || bar.isRoundLow);
    const double length = geometry.isHorizontal ? rect.width() : rect.height();
    const bool isFlat = length < 2 * series.lineWidth; // no room for an outline
    if (breadth < ThinBar || isFlat || (series.lineWidth <= 0 && !isRound)) {
        // Bars between pixels would crowd upon some of them and leave others out.
        painter->setRenderHint(QPainter::Antialiasing, breadth < ThinBar && !isCrowded);
        painter->fillRect(rect, fill);
        return;
    }
    painter->setRenderHint(QPainter::Antialiasing, isRound);
    painter->setBrush(fill);
    const QColor line = withOpacity(bar.color, isFaint ? FaintShare : 1);
    painter->setPen(series.lineWidth > 0 ? QPen(line, series.lineWidth, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin)
                                         : QPen(Qt::NoPen));
    const double half = series.lineWidth / 2;
    const QRectF inner = rect.adjusted(half, half, -half, -half);
    if (isRound)
        painter->drawPath(barShape(inner, bar, geometry.isHorizontal, scene.rounding * breadth));
    else
        painter->drawRect(inner);
}

/// The value of a bar and where it is written.
struct ValueLabel
{
    QString text;
    QRectF rect;
    bool isInside = false;
};

class ValueWriter
{
public:
    ValueWriter(const BarScene &scene, const BarGeometry &geometry, const Theme &theme)
        : m_scene(scene)
        , m_geometry(geometry)
        , m_theme(theme)
        , m_figures(fontOf(scene, geometry, theme))
    {
    }

    void write(QPainter *painter, const BarMark &bar);
    /// Whether each bar has room for its value: those of some bars alone would mislead.
    bool hasRoomForAll() const;

private:
    static QFont fontOf(const BarScene &scene, const BarGeometry &geometry, const Theme &theme);
    std::optional<ValueLabel> placed(const BarMark &bar, const QRectF &rect) const;
    QRectF beyond(const QRectF &rect, bool isDown, const QSizeF &size) const;

    const BarScene &m_scene;
    const BarGeometry &m_geometry;
    const Theme &m_theme;
    Figures m_figures;
    double m_free = -1e9; ///< up to where labels stand already
};

/// A chosen size, else the axis', down to what fits the narrowest bar.
QFont ValueWriter::fontOf(const BarScene &scene, const BarGeometry &geometry, const Theme &theme)
{
    QFont font = fontFor(TextRole::Axis, theme.textScale);
    if (scene.valueSize) {
        font.setPixelSize(static_cast<int>(*scene.valueSize));
        return font;
    }
    const Figures usual(font);
    double share = 1;
    for (const BarMark &bar : scene.bars) {
        const BarSeries &series = scene.series.at(bar.series);
        const auto row = static_cast<std::size_t>(bar.slot);
        const double value = row < series.values.size() ? series.values[row] : missingSample();
        if (std::isnan(value))
            continue;
        const QRectF rect = barRect(scene, geometry, bar);
        const double room = geometry.isHorizontal ? rect.height() : rect.width() + (scene.isStacked ? -SideAir : SideAir);
        const double wanted = geometry.isHorizontal ? usual.height() * 0.8
                                                    : usual.width(formatValue(value, series.config).joined());
        share = std::min(share, room / std::max(1.0, wanted));
    }
    const double least = LeastValueSize * theme.textScale;
    font.setPixelSize(static_cast<int>(std::max(least, std::floor(font.pixelSize() * share))));
    return font;
}

/// The place beyond the value's end of a bar.
QRectF ValueWriter::beyond(const QRectF &rect, bool isDown, const QSizeF &size) const
{
    QRectF place(QPointF(), size);
    place.moveCenter(rect.center());
    if (m_geometry.isHorizontal)
        isDown ? place.moveRight(rect.left() - ValueGap) : place.moveLeft(rect.right() + ValueGap);
    else
        isDown ? place.moveTop(rect.bottom() + 1) : place.moveBottom(rect.top() - 1);
    return place;
}

std::optional<ValueLabel> ValueWriter::placed(const BarMark &bar, const QRectF &rect) const
{
    const BarSeries &series = m_scene.series.at(bar.series);
    const auto row = static_cast<std::size_t>(bar.slot);
    const double value = row < series.values.size() ? series.values[row] : missingSample();
    if (std::isnan(value))
        return {};
    ValueLabel label;
    label.text = formatValue(value, series.config).joined();
    const QSizeF size(m_figures.width(label.text), m_figures.height());
    const bool isAlways = m_scene.showValue == BarValues::Always;
    const double breadth = m_geometry.isHorizontal ? rect.height() : rect.width();
    const double wanted = m_geometry.isHorizontal ? size.height() * 0.8 : size.width();
    if (!isAlways && wanted > breadth + (m_scene.isStacked ? -SideAir : SideAir))
        return {};
    label.isInside = m_scene.isStacked;
    label.rect = label.isInside ? QRectF(rect.center() - QPointF(size.width(), size.height()) / 2, size)
                                : beyond(rect, value < 0, size);
    const double length = m_geometry.isHorizontal ? rect.width() : rect.height();
    const double needed = m_geometry.isHorizontal ? size.width() : size.height();
    if (m_scene.isStacked && needed > length)
        return isAlways ? std::optional(label) : std::nullopt;
    if (!m_scene.isStacked && !m_geometry.plot.adjusted(-SideAir, -ValueGap * 3, ValueGap * 4, 1).contains(label.rect)) {
        label.isInside = true; // no room beyond: at the end inside
        const QRectF end = beyond(rect, value >= 0, size);
        label.rect = m_geometry.isHorizontal
            ? end.translated((value >= 0 ? rect.width() : -rect.width()), 0)
            : end.translated(0, value >= 0 ? -rect.height() : rect.height());
        if (needed > length && !isAlways)
            return {};
    }
    return label;
}

bool ValueWriter::hasRoomForAll() const
{
    double free = -1e9;
    for (const BarMark &bar : m_scene.bars) {
        const BarSeries &series = m_scene.series.at(bar.series);
        const auto row = static_cast<std::size_t>(bar.slot);
        if (row >= series.values.size() || std::isnan(series.values[row]))
            continue;
        const std::optional<ValueLabel> label = placed(bar, barRect(m_scene, m_geometry, bar));
        if (!label || (!m_geometry.isHorizontal && label->rect.left() < free))
            return false;
        free = label->rect.right() + 1;
    }
    return true;
}

void ValueWriter::write(QPainter *painter, const BarMark &bar)
{
    const QRectF rect = barRect(m_scene, m_geometry, bar);
    const std::optional<ValueLabel> label = placed(bar, rect);
    const bool isAlways = m_scene.showValue == BarValues::Always;
    const double overlap = label ? m_free - label->rect.left() : 0;
    const bool isTouching = overlap > (isAlways && label ? label->rect.width() * MostOverlap : 0);
    if (!label || (isTouching && !m_geometry.isHorizontal && !m_scene.isStacked))
        return;
    if (!m_scene.isStacked)
        m_free = label->rect.right() + 1;
    QColor ground = bar.color;
    ground.setAlphaF(static_cast<float>(m_scene.series.at(bar.series).fillOpacity));
    const QColor on = readableOn(blended(ground, m_theme.surface.panel), m_theme.text.primary, m_theme.surface.panel);
    painter->setPen(label->isInside ? on : m_theme.text.primary);
    m_figures.paint(painter, label->rect, Qt::AlignCenter, label->text);
}

} // namespace

QPainterPath barShape(const QRectF &rect, const BarMark &bar, bool isHorizontal, double rounding)
{
    const double radius = std::min({rounding, rect.width() / 2, rect.height() / 2});
    const double low = bar.isRoundLow ? radius : 0;
    const double high = bar.isRoundHigh ? radius : 0;
    // Corners clockwise from the top left.
    const std::array<double, 4> radii = isHorizontal ? std::array{low, high, high, low} : std::array{high, high, low, low};
    QPainterPath path(rect.topLeft() + QPointF(radii[0], 0));
    path.lineTo(rect.topRight() - QPointF(radii[1], 0));
    path.arcTo(rect.right() - 2 * radii[1], rect.top(), 2 * radii[1], 2 * radii[1], 90, -90);
    path.lineTo(rect.bottomRight() - QPointF(0, radii[2]));
    path.arcTo(rect.right() - 2 * radii[2], rect.bottom() - 2 * radii[2], 2 * radii[2], 2 * radii[2], 0, -90);
    path.lineTo(rect.bottomLeft() + QPointF(radii[3], 0));
    path.arcTo(rect.left(), rect.bottom() - 2 * radii[3], 2 * radii[3], 2 * radii[3], -90, -90);
    path.lineTo(rect.topLeft() + QPointF(0, radii[0]));
    path.arcTo(rect.left(), rect.top(), 2 * radii[0], 2 * radii[0], 180, -90);
    path.closeSubpath();
    return path;
}

void paintBars(QPainter *painter, const BarScene &scene, const BarGeometry &geometry, int emphasis)
{
    painter->save();
    painter->setClipRect(geometry.plot.adjusted(0, 0, 1, 1));
    for (const BarMark &bar : scene.bars)
        paintBar(painter, scene, geometry, bar, emphasis >= 0 && bar.series != emphasis);
    painter->restore();
}

void paintBarValues(QPainter *painter, const BarScene &scene, const BarGeometry &geometry, const Theme &theme)
{
    constexpr std::size_t MostValues = 2'000; // nobody can read more
    if (scene.showValue == BarValues::Never || scene.bars.size() > MostValues)
        return;
    ValueWriter writer(scene, geometry, theme);
    if (scene.showValue == BarValues::Auto && !scene.isStacked && !writer.hasRoomForAll())
        return;
    for (const BarMark &bar : scene.bars)
        writer.write(painter, bar);
}

} // namespace Promontory
