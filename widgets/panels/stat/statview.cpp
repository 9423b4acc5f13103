#include "widgets/panels/stat/statview.h"

#include "datasources/frame/reducer.h"
#include "widgets/common/values/paintwork.h"
#include "widgets/common/values/valuecolor.h"
#include "widgets/common/values/valuegrid.h"
#include "widgets/common/values/valuetext.h"
#include "widgets/common/values/valuetip.h"
#include "widgets/panels/stat/sparkline.h"
#include "widgets/theme/contrast.h"
#include "widgets/theme/figures.h"

#include <QHelpEvent>
#include <QLinearGradient>
#include <QPainter>

#include <cmath>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostInSummary = 8;
constexpr double SmallestType = 10;
constexpr int Inset = 8;
constexpr double ChangeGap = 8; ///< px beside a change or a name
constexpr double LeastLine = 16;
constexpr double LeastName = 36;
constexpr double LeastLetters = 5; ///< less of a name says nothing

QColor faded(const QColor &color, const QColor &ground, qreal share)
{
    QColor over = color;
    over.setAlphaF(static_cast<float>(share));
    return blended(over, ground);
}

/// The same colour a little turned and darkened.
QColor turned(const QColor &color, float degrees, float darker)
{
    const float hue = std::fmod(std::max(0.0F, color.hslHueF()) + degrees / 360 + 1, 1.0F);
    return QColor::fromHslF(hue, color.hslSaturationF(), std::max(0.0F, color.lightnessF() - darker));
}

/// The ground of a value from its upper left to its lower right, around its colour.
QBrush slopeOf(const QColor &color, const QRectF &cell)
{
    QLinearGradient slope(cell.topLeft(), cell.bottomRight());
    slope.setColorAt(0, turned(color, 8, 0.08F));
    slope.setColorAt(1, turned(color, -8, 0));
    return slope;
}

} // namespace

StatView::StatView(QWidget *parent)
    : PanelView(parent)
    , m_links(this, [this] { return places(); }, [this](const QUrl &url) { emit linkActivated(url); })
{
}

void StatView::setOptions(const Json &options)
{
    m_options = statOptionsFrom(options);
    rebuild();
}

void StatView::setContext(const PanelContext &context)
{
    m_context = context;
    rebuild();
}

void StatView::setData(const PanelData &answer)
{
    m_data = answer;
    rebuild();
}

void StatView::setMuted(bool muted)
{
    if (muted == m_muted)
        return;
    m_muted = muted;
    update();
}

void StatView::rebuild()
{
    m_items.clear();
    const std::vector<DisplayValue> values =
        displayValues(m_data.frames, m_options.reduce, m_context.zone, m_data.range);
    for (const DisplayValue &value : values)
        addItem(value, values.size() > 1);
    m_links.setValues(placesOf(values));
    update();
}

void StatView::addItem(const DisplayValue &value, bool several)
{
    using Mode = StatOptions::TextMode;
    const Mode mode = m_options.textMode == Mode::Auto
                          ? (several ? Mode::ValueAndName : Mode::Value)
                          : m_options.textMode;
    Item item;
    item.value = value;
    if (mode == Mode::Value || mode == Mode::ValueAndName)
        item.shown = value.text;
    else if (mode == Mode::Name)
        item.shown.text = value.title;
    if (mode == Mode::ValueAndName)
        item.name = value.title;
    if (m_options.showPercentChange && !m_options.reduce.values)
        addChange(item);
    m_items.push_back(std::move(item));
}

void StatView::addChange(Item &item) const
{
    const Reducer *difference = findReducer(u"diffperc");
    const double percent =
        difference ? difference->reduce(item.value.samples.span()) : missingSample();
    if (!std::isfinite(percent))
        return;
    item.changeBy = percent;
    const QString number = formatUnit(std::abs(percent), u"percent"_s, 1).joined();
    const QString sign = percent > 0 ? u"+"_s : percent < 0 ? u"−"_s : QString();
    item.shortChange = sign + number;
    item.change = m_data.range.isEmpty()
                      ? item.shortChange
                      : tr("%1 in %2").arg(sign + number, formatDuration(m_data.range.spanMs()));
}

bool StatView::hasBackground() const
{
    using Mode = StatOptions::ColorMode;
    return !m_muted && (m_options.colorMode == Mode::Background ||
                        m_options.colorMode == Mode::BackgroundSolid);
}

QFont StatView::lineFont() const
{
    return sizedFont(TextRole::Caption, m_context.theme, m_options.titleSize);
}

StatLayout StatView::layoutFor(const QSizeF &size) const
{
    StatLayoutInput input;
    input.area = size;
    input.tiles = hasBackground();
    input.above = y() < Inset ? Inset - y() : 0; // no header gives it air
    input.wide = m_options.wideLayout;
    input.lineHeight = QFontMetricsF(lineFont()).height();
    input.valueSize = m_options.valueSize;
    input.columns = columnsFor(m_options.orientation, static_cast<int>(m_items.size()));
    const bool wantsSpark = m_options.graphMode != StatOptions::GraphMode::None;
    const Figures line(lineFont());
    for (const Item &item : m_items) {
        StatMeasure measure;
        measure.valueWidth = valueTextWidth(item.shown, 100);
        measure.hasSpark =
            wantsSpark && item.value.samples.size() > 1 && item.value.times.size() > 1;
        measure.hasLine = !item.name.isEmpty() || !item.change.isEmpty();
        measure.lineWidth = measure.hasLine ? line.width(item.name + item.change) + ChangeGap : 0;
        input.values.push_back(measure);
    }
    StatLayout layout = layOutStats(input);
    // Small type keeps its unit readable, so that a width no longer follows from the one at 100 px.
    // A size that was asked for gives way as well: what is left of a cut number is another number.
    while (layout.valueSize > SmallestType && !fits(layout)) {
        input.valueSize = layout.valueSize - 1;
        layout = layOutStats(input);
    }
    return layout;
}

bool StatView::fits(const StatLayout &layout) const
{
    for (std::size_t i = 0; i < layout.cells.size(); ++i) {
        if (valueTextWidth(m_items[i].shown, layout.valueSize) > layout.cells[i].text.width() + 0.5)
            return false;
    }
    return true;
}

StatView::Colors StatView::colorsOf(const Item &item) const
{
    const Theme &theme = m_context.theme;
    const QColor scale = valueColor(item.value, theme);
    Colors colors{{},
                  theme.text.primary,
                  theme.text.secondary,
                  theme.text.secondary,
                  scale.isValid() ? scale : theme.seriesColor(0)};
    if (m_muted) {
        colors.value = theme.text.secondary;
        colors.spark = theme.chart.ghost;
    } else if (hasBackground() && scale.isValid()) {
        colors.fill = scale;
        colors.value = readableOn(scale, Qt::black, Qt::white);
        colors.unit = colors.line = faded(colors.value, scale, 0.82);
        colors.spark = faded(colors.value, scale, 0.6);
    } else if (m_options.colorMode == StatOptions::ColorMode::Value && scale.isValid()) {
        colors.value = scale;
    }
    return colors;
}

QColor StatView::changeColor(const Item &item, const Colors &colors) const
{
    using Mode = StatOptions::ChangeColors;
    if (m_muted || hasBackground() || item.changeBy == 0)
        return colors.line;
    if (m_options.changeColors == Mode::SameAsValue)
        return colors.value;
    const bool isGood = (item.changeBy > 0) == (m_options.changeColors == Mode::Standard);
    return isGood ? m_context.theme.ok.text : m_context.theme.critical.text;
}

void StatView::paintAll(QPainter &painter, const QSizeF &size) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const StatLayout layout = layoutFor(size);
    for (std::size_t i = 0; i < layout.cells.size(); ++i)
        paintItem(painter, m_items[i], layout.cells[i], layout.valueSize);
    const int left = static_cast<int>(m_items.size() - layout.cells.size());
    if (left > 0)
        paintMore(painter, size, left);
}

void StatView::paintMore(QPainter &painter, const QSizeF &size, int left) const
{
    painter.setFont(fontFor(TextRole::Caption, m_context.theme.textScale));
    painter.setPen(m_context.theme.text.secondary);
    painter.drawText(QRectF(QPointF(), size).adjusted(Inset, 0, -Inset, -2), Qt::AlignRight | Qt::AlignBottom,
                     tr("+%n more", nullptr, left));
}

void StatView::paintItem(QPainter &painter, const Item &item, const StatCell &cell,
                         double valueSize) const
{
    const Colors colors = colorsOf(item);
    if (colors.fill.isValid()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_options.colorMode == StatOptions::ColorMode::Background
                             ? slopeOf(colors.fill, cell.cell)
                             : QBrush(colors.fill));
        painter.drawRoundedRect(cell.cell, 3, 3);
    }
    if (!cell.spark.isEmpty()) {
        const auto lines =
            sparkPolygons(item.value.times, item.value.samples, m_data.range, cell.spark);
        paintSparkline(&painter, lines, cell.spark, colors.spark,
                       m_options.graphMode == StatOptions::GraphMode::Area);
    }
    const ValueTextStyle style{valueSize, m_muted ? QFont::Normal : QFont::DemiBold, colors.value,
                               m_options.colorMode == StatOptions::ColorMode::Value ||
                                       hasBackground()
                                   ? colors.unit
                                   : m_context.theme.text.secondary};
    const qreal spare =
        qMax(0.0, cell.text.width() - valueTextWidth(item.shown, valueSize, style.weight));
    qreal left = cell.text.left();
    if (cell.isOneLine)
        left += spare;
    else if (m_options.justify == StatOptions::Justify::Center)
        left += spare / 2;
    FormattedValue shown = item.shown;
    if (m_options.textMode == StatOptions::TextMode::Name) // names of a kind differ at their ends
        shown.text = nameWithin(Figures(valueFont(valueSize, style.weight)), shown.text, cell.text.right() - left);
    paintValueText(&painter, {left, cell.baseline}, shown, style, cell.text.right() - left);
    QRectF room = cell.text;
    if (cell.isOneLine)
        room.setRight(left - ChangeGap);
    paintLine(painter, item, cell, room, colors);
}

void StatView::paintLine(QPainter &painter, const Item &item, const StatCell &cell,
                         const QRectF &room, const Colors &colors) const
{
    if (!cell.hasLine || room.width() < LeastLine)
        return;
    const Figures line(lineFont());
    // The change is short and says more than the end of a long name.
    const Figures change(sizedFont(TextRole::Caption, m_context.theme,
                                   m_options.percentSize ? m_options.percentSize : m_options.titleSize));
    // The name tells one value from the other; a change that finds no room beside it is left out.
    const qreal wanted = item.name.isEmpty() ? 0 : qMin(line.width(item.name), LeastName) + ChangeGap;
    const auto fits = [&](const QString &text) { return change.width(text) + wanted <= room.width(); };
    const QString told = fits(item.change) ? item.change : fits(item.shortChange) ? item.shortChange : QString();
    const qreal changeWidth = change.width(told);
    const qreal gap = told.isEmpty() ? 0 : ChangeGap;
    const qreal nameRoom = room.width() - changeWidth - gap;
    const bool hasName = line.width(item.name) <= nameRoom || nameRoom >= LeastLetters * line.digitWidth();
    const QString name = hasName ? nameWithin(line, item.name, nameRoom) : QString();
    const qreal nameWidth = name.isEmpty() ? 0 : line.width(name) + gap;
    qreal x = room.left();
    if (m_options.justify == StatOptions::Justify::Center && !cell.isOneLine)
        x += qMax(0.0, (room.width() - nameWidth - changeWidth) / 2);
    painter.setPen(colors.line);
    line.paint(&painter, {x, cell.lineBaseline}, name);
    painter.setPen(changeColor(item, colors));
    change.paint(&painter, {x + nameWidth, cell.lineBaseline}, told);
}

void StatView::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    paintAll(painter, size());
}

void StatView::paintTo(QPainter *painter, const QRectF &target)
{
    paintScaled(painter, target, size(), [this](QPainter &scaled) { paintAll(scaled, size()); });
}

std::vector<QRectF> StatView::places() const
{
    std::vector<QRectF> places;
    for (const StatCell &cell : layoutFor(size()).cells)
        places.push_back(cell.cell);
    return places;
}

QList<ShownLink> StatView::valueLinks() const
{
    return m_links.all([this](std::size_t i) { return m_items[i].value.title; });
}

bool StatView::event(QEvent *event)
{
    if (m_links.handle(event))
        return true;
    if (event->type() != QEvent::ToolTip || m_items.empty())
        return PanelView::event(event);
    showValueTip(*static_cast<QHelpEvent *>(event), this, places(),
                 [this](std::size_t i) -> const DisplayValue & { return m_items[i].value; });
    return true;
}

QString StatView::summary() const
{
    QStringList parts;
    for (const Item &item : m_items) {
        if (parts.size() == MostInSummary)
            break;
        parts.append(m_items.size() == 1
                         ? item.value.text.joined()
                         : tr("%1: %2").arg(item.value.title, item.value.text.joined()));
    }
    return parts.isEmpty() ? QString() : tr("Shows %1.").arg(parts.join(u", "_s));
}

} // namespace Promontory
