#include "widgets/common/values/valuetext.h"

#include "widgets/common/values/oneline.h"
#include "widgets/theme/figures.h"

#include <QFontMetricsF>
#include <QPainter>

namespace Promontory {

namespace {

constexpr qreal UnitShare = 0.54;
constexpr qreal LeastUnit = 10;
constexpr qreal GapShare = 0.16;     // of the size, before a unit that stands apart
constexpr qreal NearGapShare = 0.06; // before a sign such as "%"

QFont unitFont(qreal pixelSize)
{
    return valueFont(qMin(pixelSize, qMax(LeastUnit, pixelSize * UnitShare)), QFont::Medium);
}

/// The parts of a value with the room between them.
struct Parts
{
    Parts(const FormattedValue &value, qreal pixelSize)
        : prefix(oneLine(value.prefix)), number(oneLine(value.text)), unit(oneLine(value.suffix))
    {
        const bool isApart = !value.suffix.isEmpty() && value.suffix.front().isSpace();
        unitGap = unit.isEmpty() ? 0 : pixelSize * (isApart ? GapShare : NearGapShare);
        prefixGap = prefix.isEmpty() ? 0 : pixelSize * NearGapShare;
    }

    QString prefix, number, unit;
    qreal unitGap = 0, prefixGap = 0;
};

} // namespace

qreal valueTextWidth(const FormattedValue &value, qreal pixelSize, int weight)
{
    const Parts parts(value, pixelSize);
    const Figures small(unitFont(pixelSize));
    return small.width(parts.prefix) + parts.prefixGap +
           Figures(valueFont(pixelSize, weight)).width(parts.number) + parts.unitGap +
           small.width(parts.unit);
}

qreal paintValueText(QPainter *painter, const QPointF &baseline, const FormattedValue &value,
                     const ValueTextStyle &style, qreal width)
{
    const Parts parts(value, style.pixelSize);
    const Figures large(valueFont(style.pixelSize, style.weight));
    const Figures small(unitFont(style.pixelSize));
    if (valueTextWidth(value, style.pixelSize, style.weight) > width + 0.5) {
        // The end of the whole is cut: a number that lost digits before its unit would be another
        // number.
        const QString cut = large.elided(oneLine(value.joined()), width);
        painter->setPen(style.color);
        large.paint(painter, baseline, cut);
        return large.width(cut);
    }
    qreal x = baseline.x();
    painter->setPen(style.unitColor);
    small.paint(painter, {x, baseline.y()}, parts.prefix);
    x += small.width(parts.prefix) + parts.prefixGap;

    painter->setPen(style.color);
    large.paint(painter, {x, baseline.y()}, parts.number);
    x += large.width(parts.number) + parts.unitGap;

    painter->setPen(style.unitColor);
    small.paint(painter, {x, baseline.y()}, parts.unit);
    return x + small.width(parts.unit) - baseline.x();
}

QFont sizedFont(TextRole role, const Theme &theme, const std::optional<double> &pixels)
{
    QFont font = fontFor(role, theme.textScale);
    if (pixels)
        font.setPixelSize(static_cast<int>(*pixels));
    return font;
}

QString nameWithin(const Figures &line, const QString &name, qreal width)
{
    if (line.width(name) <= width)
        return name;
    // Digits take cells of one width, which the font knows nothing of.
    const QFontMetricsF metrics(line.font());
    QString cut = metrics.elidedText(name, Qt::ElideMiddle, width);
    for (qreal room = width; room > 0 && line.width(cut) > width;) {
        room -= qMax(1.0, line.width(cut) - width);
        cut = metrics.elidedText(name, Qt::ElideMiddle, room);
    }
    return cut;
}

} // namespace Promontory
