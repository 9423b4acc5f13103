#include "widgets/panels/gauge/gaugeview.h"

#include "widgets/common/values/barpaint.h"
#include "widgets/charts/ticks.h"
#include "widgets/common/values/paintwork.h"
#include "widgets/common/values/valuecolor.h"
#include "widgets/common/values/valuegrid.h"
#include "widgets/common/values/valuetext.h"
#include "widgets/theme/figures.h"

#include <QPainter>

#include <cmath>
#include <numbers>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostInSummary = 8;
constexpr double ValueShare = 0.49; // of the free radius: 32 px in the design's gauge
constexpr double SmallestValue = 11;
constexpr double LargestValue = 64;
constexpr int SixteenthsOfDegree = 16;

QRectF circle(const QPointF &center, double radius)
{
    return {center.x() - radius, center.y() - radius, 2 * radius, 2 * radius};
}

QPointF onCircle(const QPointF &center, double radius, double degrees)
{
    const double angle = degrees * std::numbers::pi / 180;
    return {center.x() + radius * std::cos(angle), center.y() - radius * std::sin(angle)};
}

void strokeArc(QPainter &painter, const GaugeCell &cell, double radius, double thickness,
               double from, double to, const QColor &color)
{
    if (to <= from || radius <= 0)
        return;
    painter.setPen(QPen(color, thickness, Qt::SolidLine, Qt::FlatCap));
    painter.setBrush(Qt::NoBrush);
    painter.drawArc(circle(cell.center, radius), qRound(gaugeAngle(from, cell.sweep) * SixteenthsOfDegree),
                    qRound(-(to - from) * cell.sweep * SixteenthsOfDegree));
}

QString scaleText(double value, const FieldConfig &config)
{
    return tickLabels({value}, config.unit, config.decimals).constFirst();
}

} // namespace

GaugeView::GaugeView(QWidget *parent) : PanelView(parent) {}

void GaugeView::setOptions(const Json &options)
{
    m_options = gaugeOptionsFrom(options);
    rebuild();
}

void GaugeView::setContext(const PanelContext &context)
{
    m_context = context;
    rebuild();
}

void GaugeView::setData(const PanelData &answer)
{
    m_data = answer;
    rebuild();
}

void GaugeView::setMuted(bool muted)
{
    if (muted == m_muted)
        return;
    m_muted = muted;
    update();
}

void GaugeView::rebuild()
{
    m_values =
        displayValues(m_data.frames, m_options.reduce, m_context.zone, m_data.range);
    update();
}

QFont GaugeView::lineFont() const
{
    return sizedFont(TextRole::Caption, m_context.theme, m_options.titleSize);
}

GaugeLayout GaugeView::layoutFor(const QSizeF &size) const
{
    GaugeLayoutInput input;
    input.area = size;
    input.count = static_cast<int>(m_values.size());
    input.hasNames = m_values.size() > 1;
    input.hasScaleLabels = m_options.showThresholdLabels;
    input.lineHeight = QFontMetricsF(lineFont()).height();
    input.columns = columnsFor(m_options.orientation, input.count);
    input.isCircle = m_options.isCircle;
    if (m_options.sizing.isManual)
        input.leastCell = {m_options.sizing.minWidth, m_options.sizing.minHeight};
    return layOutGauges(input);
}

void GaugeView::paintAll(QPainter &painter, const QSizeF &size) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const GaugeLayout layout = layoutFor(size);
    for (std::size_t i = 0; i < layout.cells.size(); ++i)
        paintGauge(painter, m_values[i], layout.cells[i]);
    const int left = static_cast<int>(m_values.size()) - layout.shown;
    if (left <= 0)
        return;
    painter.setFont(fontFor(TextRole::Caption, m_context.theme.textScale));
    painter.setPen(m_context.theme.text.secondary);
    painter.drawText(QRectF(QPointF(), size).adjusted(8, 0, -12, -2),
                     Qt::AlignRight | Qt::AlignBottom, tr("+%n more", nullptr, left));
}

void GaugeView::paintGauge(QPainter &painter, const DisplayValue &value,
                           const GaugeCell &cell) const
{
    paintArcs(painter, value, cell);
    if (m_options.showThresholdMarkers && cell.ring > 0)
        paintRing(painter, value, cell);
    paintValue(painter, value, cell);
    if (cell.hasEndLabels)
        paintEndLabels(painter, value, cell);
    if (cell.hasScaleLabels)
        paintScaleLabels(painter, value, cell);
    if (m_values.size() < 2)
        return;
    const Figures line(lineFont());
    const qreal room = cell.cell.width() - 12;
    const QString name = nameWithin(line, value.title, room);
    painter.setPen(m_context.theme.text.secondary);
    line.paint(&painter, {cell.cell.center().x() - line.width(name) / 2, cell.nameBaseline}, name);
}

void GaugeView::paintArcs(QPainter &painter, const DisplayValue &value, const GaugeCell &cell) const
{
    const Theme &theme = m_context.theme;
    const double fraction = value.fraction();
    strokeArc(painter, cell, cell.arcRadius, cell.arc, 0, 1,
              theme.isHighContrast ? trackColor(theme) : theme.border.normal);
    strokeArc(painter, cell, cell.arcRadius, cell.arc, 0, fraction,
              fillColor(value, theme, m_muted));
    if (std::isfinite(value.number))
        paintNeedle(painter, fraction, cell);
}

void GaugeView::paintRing(QPainter &painter, const DisplayValue &value, const GaugeCell &cell) const
{
    for (const ScaleSection &section :
         thresholdSections(value.config, value.span, m_context.theme)) {
        strokeArc(painter, cell, cell.radius - cell.ring / 2, cell.ring,
                  value.span.fraction(section.from), value.span.fraction(section.to),
                  m_muted ? m_context.theme.chart.ghost : section.color);
    }
}

void GaugeView::paintNeedle(QPainter &painter, double fraction, const GaugeCell &cell) const
{
    const double angle = gaugeAngle(fraction, cell.sweep);
    const double half = cell.arc / 2 + 2;
    painter.setPen(QPen(m_context.theme.text.primary, 2, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(onCircle(cell.center, cell.arcRadius - half, angle),
                     onCircle(cell.center, cell.arcRadius + half, angle));
}

void GaugeView::paintValue(QPainter &painter, const DisplayValue &value,
                           const GaugeCell &cell) const
{
    const Theme &theme = m_context.theme;
    FormattedValue number = value.text;
    number.suffix.clear();
    const QString unit = value.text.suffix.trimmed();
    const int weight = m_muted ? QFont::Normal : QFont::DemiBold;
    const double perPixel = qMax(0.01, valueTextWidth(number, 100, weight) / 100);
    const double fit = qMin(cell.inner * ValueShare, cell.inner * 1.6 / perPixel);
    const double size = m_options.valueSize.value_or(qBound(SmallestValue, fit, LargestValue));
    const QFont unitFont = valueFont(qMax(11.0, size * 0.36), QFont::Normal);
    const double baseline = cell.center.y() + size * 0.727 / 2 - (unit.isEmpty() ? 0 : size * 0.1);
    const double width = perPixel * size;
    const ValueTextStyle style{size, weight, m_muted ? theme.text.secondary : theme.text.primary,
                               theme.text.secondary};
    paintValueText(&painter, {cell.center.x() - width / 2, baseline}, number, style, width + 1);
    const Figures small(unitFont);
    const double unitBaseline = baseline + small.capHeight() + size * 0.28;
    if (unit.isEmpty() || cell.inner < 24)
        return;
    painter.setPen(theme.text.secondary);
    small.paint(&painter, {cell.center.x() - small.width(unit) / 2, unitBaseline}, unit);
}

void GaugeView::paintEndLabels(QPainter &painter, const DisplayValue &value,
                               const GaugeCell &cell) const
{
    const Figures label(fontFor(TextRole::Axis, m_context.theme.textScale));
    painter.setPen(m_context.theme.chart.axisText);
    const double reach = cell.arcRadius * std::sin((180 - GaugeSweep / 2) * std::numbers::pi / 180);
    const auto paintAt = [&](double x, double number) {
        const QString text = scaleText(number, value.config);
        const double half = label.width(text) / 2;
        const double left = qBound(cell.cell.left() + 4, x - half,
                                   qMax(cell.cell.left() + 4, cell.cell.right() - 4 - 2 * half));
        label.paint(&painter, {left, cell.labelBaseline}, text);
    };
    paintAt(cell.center.x() - reach, value.span.min);
    paintAt(cell.center.x() + reach, value.span.max);
}

void GaugeView::paintScaleLabels(QPainter &painter, const DisplayValue &value,
                                 const GaugeCell &cell) const
{
    const Figures label(fontFor(TextRole::Axis, m_context.theme.textScale));
    painter.setPen(m_context.theme.chart.axisText);
    for (const ScaleSection &section :
         thresholdSections(value.config, value.span, m_context.theme)) {
        const double fraction = value.span.fraction(section.from);
        if (fraction <= 0)
            continue;
        const QString text = scaleText(section.from, value.config);
        const QPointF place = onCircle(cell.center, cell.radius + 6, gaugeAngle(fraction, cell.sweep));
        // Left of the top the text ends at the ring, right of it it begins there.
        const double side = (place.x() - cell.center.x()) / cell.radius;
        const double shift = side < -0.2  ? -label.width(text)
                             : side > 0.2 ? 0
                                          : -label.width(text) / 2;
        label.paint(&painter, {place.x() + shift, place.y() + label.capHeight() / 2}, text);
    }
}

void GaugeView::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    paintAll(painter, size());
}

void GaugeView::paintTo(QPainter *painter, const QRectF &target)
{
    paintScaled(painter, target, size(), [this](QPainter &scaled) { paintAll(scaled, size()); });
}

QString GaugeView::summary() const
{
    QStringList parts;
    for (const DisplayValue &value : m_values) {
        if (parts.size() == MostInSummary)
            break;
        parts.append(tr("%1 is %2 on a scale from %3 to %4")
                         .arg(value.title, value.text.joined(),
                              scaleText(value.span.min, value.config),
                              scaleText(value.span.max, value.config)));
    }
    return parts.isEmpty() ? QString() : parts.join(u"; "_s) + u'.';
}

} // namespace Promontory
