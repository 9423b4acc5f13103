#include "widgets/panels/gauge/gaugeview.h"

#include "widgets/common/values/barpaint.h"
#include "widgets/charts/ticks.h"
#include "widgets/common/values/paintwork.h"
#include "widgets/common/values/valuecolor.h"
#include "widgets/common/values/valuegrid.h"
#include "widgets/common/values/valuetext.h"
#include "widgets/common/values/valuetip.h"
#include "widgets/theme/figures.h"

#include <QHelpEvent>
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
constexpr double LeastValue = 7;
constexpr double NameInset = 10;
constexpr double BareValue = 28;
constexpr double ValueReach = 1.65;  // of the free radius, from one end of the number to the other
constexpr double LeastUnitRoom = 24; // px of free radius for a unit below its number
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
    if (config.decimals)
        return tickLabels({value}, config.unit, config.decimals).constFirst();
    // Limits that come from the data have as many digits as it has.
    return formatUnit(value, config.unit).joined();
}

} // namespace

GaugeView::GaugeView(QWidget *parent)
    : PanelView(parent)
    , m_links(this, [this] { return places(); }, [this](const QUrl &url) { emit linkActivated(url); })
{
}

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
    m_links.setValues(placesOf(m_values));
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
    if (!cell.hasArc || isTooLong(value, cell)) {
        paintBare(painter, value, cell);
    } else {
        paintArcs(painter, value, cell);
        if (m_options.showThresholdMarkers && cell.ring > 0)
            paintRing(painter, value, cell);
        paintValue(painter, value, cell);
        if (cell.hasEndLabels)
            paintEndLabels(painter, value, cell);
        if (cell.hasScaleLabels)
            paintScaleLabels(painter, value, cell);
    }
    if (!cell.hasName)
        return;
    const Figures line(lineFont());
    const qreal room = cell.cell.width() - 2 * NameInset;
    const QString name = nameWithin(line, value.title, room);
    painter.setPen(m_context.theme.text.secondary);
    line.paint(&painter, {cell.cell.center().x() - line.width(name) / 2, cell.nameBaseline}, name);
}

/// Whether a number would be cut inside its arc even in the least size.
bool GaugeView::isTooLong(const DisplayValue &value, const GaugeCell &cell) const
{
    FormattedValue number = value.text;
    if (cell.inner >= LeastUnitRoom)
        number.suffix.clear();
    return valueTextWidth(number, LeastValue) > 2 * cell.inner;
}

/// The number in place of an arc that has no room for it.
void GaugeView::paintBare(QPainter &painter, const DisplayValue &value, const GaugeCell &cell) const
{
    const QColor scale = valueColor(value, m_context.theme);
    const double room = cell.cell.width() - 2 * NameInset;
    ValueTextStyle style;
    style.weight = m_muted ? QFont::Normal : QFont::DemiBold;
    style.color = m_muted || !scale.isValid() ? m_context.theme.text.primary : scale;
    style.unitColor = m_context.theme.text.secondary;
    style.pixelSize = qMax(SmallestValue, qMin(BareValue, cell.cell.height() * 0.6));
    while (style.pixelSize > LeastValue && valueTextWidth(value.text, style.pixelSize, style.weight) > room)
        style.pixelSize -= 1;
    const double width = qMin(room, valueTextWidth(value.text, style.pixelSize, style.weight));
    const QPointF baseline(cell.cell.center().x() - width / 2, (cell.hasArc ? cell.center.y() : cell.cell.center().y()) + style.pixelSize * 0.36);
    paintValueText(&painter, baseline, value.text, style, room);
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

/// The size at which a value stands inside its arc; of digits a whole number is better small than cut.
double GaugeView::valueSizeIn(const FormattedValue &number, int weight, const GaugeCell &cell) const
{
    double size = m_options.valueSize.value_or(qBound(SmallestValue, cell.inner * ValueShare, LargestValue));
    while (size > LeastValue && valueTextWidth(number, size, weight) > cell.inner * ValueReach)
        size = qMax(LeastValue, size - 0.5);
    return size;
}

void GaugeView::paintValue(QPainter &painter, const DisplayValue &value,
                           const GaugeCell &cell) const
{
    const Theme &theme = m_context.theme;
    FormattedValue number = value.text;
    // Without room for a line of its own the unit stays with its number.
    const QString unit = cell.inner < LeastUnitRoom ? QString() : value.text.suffix.trimmed();
    if (!unit.isEmpty())
        number.suffix.clear();
    const int weight = m_muted ? QFont::Normal : QFont::DemiBold;
    const double size = valueSizeIn(number, weight, cell);
    const QFont unitFont = valueFont(qMax(11.0, size * 0.36), QFont::Normal);
    const double baseline = cell.center.y() + size * 0.727 / 2 - (unit.isEmpty() ? 0 : size * 0.1);
    const double width = qMin(valueTextWidth(number, size, weight), 2 * cell.inner);
    const ValueTextStyle style{size, weight, m_muted ? theme.text.secondary : theme.text.primary,
                               theme.text.secondary};
    paintValueText(&painter, {cell.center.x() - width / 2, baseline}, number, style, width + 1);
    const Figures small(unitFont);
    const double unitBaseline = baseline + small.capHeight() + size * 0.28;
    if (unit.isEmpty())
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
    const QString low = scaleText(value.span.min, value.config);
    const QString high = scaleText(value.span.max, value.config);
    if (label.width(low) + label.width(high) + NameInset > cell.cell.width() - 2 * 4)
        return;
    const auto paintAt = [&](double x, const QString &text) {
        const double half = label.width(text) / 2;
        const double left = qBound(cell.cell.left() + 4, x - half,
                                   qMax(cell.cell.left() + 4, cell.cell.right() - 4 - 2 * half));
        label.paint(&painter, {left, cell.labelBaseline}, text);
    };
    paintAt(cell.center.x() - reach, low);
    paintAt(cell.center.x() + reach, high);
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

std::vector<QRectF> GaugeView::places() const
{
    std::vector<QRectF> places;
    for (const GaugeCell &cell : layoutFor(size()).cells)
        places.push_back(cell.cell);
    return places;
}

QList<ShownLink> GaugeView::valueLinks() const
{
    return m_links.all([this](std::size_t i) { return m_values[i].title; });
}

bool GaugeView::event(QEvent *event)
{
    if (m_links.handle(event))
        return true;
    if (event->type() != QEvent::ToolTip || m_values.empty())
        return PanelView::event(event);
    showValueTip(*static_cast<QHelpEvent *>(event), this, places(),
                 [this](std::size_t i) -> const DisplayValue & { return m_values[i]; });
    return true;
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
