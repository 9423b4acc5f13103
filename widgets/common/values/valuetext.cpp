#include "widgets/common/values/valuetext.h"

#include "widgets/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <array>

namespace Promontory {

namespace {

constexpr qreal UnitShare = 0.54;

qreal digitCell(const QFontMetricsF &metrics)
{
    qreal widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = qMax(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

/// Calls paint(text, x) for every run: digits one by one in their cell, the rest together. Returns the width.
template <typename Paint>
qreal layOutFigures(const QString &text, const QFontMetricsF &metrics, Paint paint)
{
    const qreal cell = digitCell(metrics);
    qreal x = 0;
    qsizetype i = 0;
    while (i < text.size()) {
        if (text.at(i).isDigit()) {
            const QString digit = text.mid(i, 1);
            paint(digit, x + (cell - metrics.horizontalAdvance(digit)) / 2);
            x += cell;
            ++i;
            continue;
        }
        const qsizetype first = i;
        while (i < text.size() && !text.at(i).isDigit())
            ++i;
        const QString run = text.mid(first, i - first);
        paint(run, x);
        x += metrics.horizontalAdvance(run);
    }
    return x;
}

struct Parts
{
    QString prefix, number, unit;
    qreal unitGap = 0;
};

Parts partsOf(const FormattedValue &value, qreal pixelSize)
{
    const QString unit = value.suffix.trimmed();
    const bool isApart = unit.size() < value.suffix.size();
    return {value.prefix.trimmed(), value.text, unit, unit.isEmpty() ? 0 : pixelSize * (isApart ? 0.16 : 0.08)};
}

bool isNumeric(const QString &text)
{
    return !text.isEmpty() && std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

} // namespace

qreal figuresWidth(const QString &text, const QFont &font)
{
    return layOutFigures(text, QFontMetricsF(font), [](const QString &, qreal) { });
}

void paintFigures(QPainter *painter, const QPointF &baseline, const QString &text, const QFont &font)
{
    painter->setFont(font);
    layOutFigures(text, QFontMetricsF(font), [&](const QString &run, qreal x) {
        painter->drawText(QPointF(baseline.x() + x, baseline.y()), run);
    });
}

qreal valueTextWidth(const FormattedValue &value, qreal pixelSize, int weight)
{
    const Parts parts = partsOf(value, pixelSize);
    const QFont unitFont = valueFont(pixelSize * UnitShare, QFont::Medium);
    const QFont numberFont = valueFont(pixelSize, weight);
    return figuresWidth(parts.number, numberFont) + parts.unitGap + QFontMetricsF(unitFont).horizontalAdvance(parts.unit)
        + (parts.prefix.isEmpty() ? 0 : QFontMetricsF(unitFont).horizontalAdvance(parts.prefix) + pixelSize * 0.08);
}

qreal paintValueText(QPainter *painter, const QPointF &baseline, const FormattedValue &value,
                     const ValueTextStyle &style, qreal width)
{
    Parts parts = partsOf(value, style.pixelSize);
    const QFont numberFont = valueFont(style.pixelSize, style.weight);
    const QFont unitFont = valueFont(style.pixelSize * UnitShare, QFont::Medium);
    const QFontMetricsF unitMetrics(unitFont);
    qreal x = baseline.x();
    painter->setPen(style.unitColor);
    if (!parts.prefix.isEmpty()) {
        painter->setFont(unitFont);
        painter->drawText(QPointF(x, baseline.y()), parts.prefix);
        x += unitMetrics.horizontalAdvance(parts.prefix) + style.pixelSize * 0.08;
    }
    const qreal room = baseline.x() + width - x - parts.unitGap - unitMetrics.horizontalAdvance(parts.unit);
    if (figuresWidth(parts.number, numberFont) > room + 0.5)
        parts.number = QFontMetricsF(numberFont).elidedText(parts.number, Qt::ElideRight, qMax(room, 0.0));
    painter->setPen(style.color);
    if (isNumeric(parts.number)) {
        paintFigures(painter, {x, baseline.y()}, parts.number, numberFont);
        x += figuresWidth(parts.number, numberFont);
    } else {
        painter->setFont(numberFont);
        painter->drawText(QPointF(x, baseline.y()), parts.number);
        x += QFontMetricsF(numberFont).horizontalAdvance(parts.number);
    }
    painter->setPen(style.unitColor);
    painter->setFont(unitFont);
    painter->drawText(QPointF(x + parts.unitGap, baseline.y()), parts.unit);
    return x + parts.unitGap + unitMetrics.horizontalAdvance(parts.unit) - baseline.x();
}

} // namespace Promontory
