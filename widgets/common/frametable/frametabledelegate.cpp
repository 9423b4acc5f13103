#include "widgets/common/frametable/frametabledelegate.h"

#include "widgets/common/values/barpaint.h"
#include "widgets/common/values/oneline.h"
#include "widgets/theme/contrast.h"
#include "widgets/theme/hairline.h"

#include <QFontMetricsF>
#include <QLinearGradient>
#include <QPainter>

#include <cmath>

namespace Promontory {

namespace {

constexpr int BarHeight = 8;
constexpr int BarWidth = 56; // what a bar wants beside its number
constexpr int BarGap = 10;
constexpr qsizetype LongestText = 300;

QString textOf(const TableCell &cell)
{
    return oneLine(cell.text.joined(), LongestText);
}

} // namespace

FrameTableDelegate::FrameTableDelegate(QObject *parent)
    : QStyledItemDelegate(parent), m_figures(fontFor(TextRole::Body))
{
}

void FrameTableDelegate::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_figures = Figures(fontFor(TextRole::Body, theme.textScale));
}

int FrameTableDelegate::naturalWidth(const TableCell &cell, const TableColumn &column) const
{
    const bool hasBar = column.style.type == CellStyle::Type::Gauge && cell.isNumber;
    const qreal text = hasBar && column.style.valueText == CellStyle::ValueText::Hidden
                           ? 0
                           : m_figures.width(textOf(cell));
    return static_cast<int>(std::ceil(text)) + 2 * Padding + (hasBar ? BarWidth + BarGap : 0);
}

FrameTableDelegate::Colors FrameTableDelegate::colorsOf(const TableCell &cell,
                                                        const TableColumn &column,
                                                        const Field &field) const
{
    Colors colors{{}, m_muted ? m_theme.text.secondary : m_theme.text.primary, false};
    if (column.style.type == CellStyle::Type::Auto || column.style.type == CellStyle::Type::Gauge ||
        m_muted)
        return colors;
    const QColor scale = std::isfinite(cell.number) || !cell.text.color.isEmpty()
                             ? valueColor(cell.number, cell.text, field.config, column.span,
                                          static_cast<qsizetype>(column.field), m_theme)
                             : QColor();
    if (!scale.isValid() || scale.alpha() == 0)
        return colors;
    if (column.style.type == CellStyle::Type::ColorText) {
        colors.text = scale;
        return colors;
    }
    colors.fill = scale;
    colors.text = readableOn(blended(scale, m_theme.surface.panel), Qt::black, Qt::white);
    colors.gradient = column.style.gradient;
    return colors;
}

FrameTableDelegate::Colors FrameTableDelegate::rowColors(const FrameTableModel &model,
                                                         int row) const
{
    const std::vector<TableColumn> &columns = model.columns();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const int column = static_cast<int>(i);
        const Field *field = model.field(column);
        if (columns[i].style.wholeRow && field)
            return colorsOf(model.cell(row, column), columns[i], *field);
    }
    return {};
}

void FrameTableDelegate::paintFill(QPainter *painter, const QRect &area, const Colors &colors) const
{
    if (!colors.fill.isValid())
        return;
    if (!colors.gradient) {
        painter->fillRect(area, colors.fill);
        return;
    }
    // A slight turn of the hue, as dashboards of Grafana are used to; the text stays readable on
    // both ends.
    QLinearGradient gradient(area.topLeft(), area.topRight());
    gradient.setColorAt(0, m_theme.isDark ? colors.fill.darker(112) : colors.fill.lighter(108));
    gradient.setColorAt(1, colors.fill);
    painter->fillRect(area, gradient);
}

void FrameTableDelegate::paintText(QPainter *painter, const QRect &area, const TableCell &cell,
                                   const TableColumn &column) const
{
    const QRectF room = QRectF(area).adjusted(Padding, 0, -Padding, 0);
    m_figures.paint(painter, room, column.alignment | Qt::AlignVCenter,
                    m_figures.elided(textOf(cell), room.width() + 0.5));
}

void FrameTableDelegate::paintGauge(QPainter *painter, const QRect &area, const TableCell &cell,
                                    const TableColumn &column, const Field &field,
                                    const QColor &text) const
{
    const QColor scale = scaleColor(cell.number, field.config, column.span,
                                    static_cast<qsizetype>(column.field), m_theme);
    const QColor color = scale.isValid() && !m_muted ? scale : m_theme.chart.ghost;
    const bool hasText = column.style.valueText != CellStyle::ValueText::Hidden;
    const QRectF room = QRectF(area).adjusted(Padding, 0, -Padding, 0);
    qreal end = room.right();
    if (hasText) {
        // All numbers of the column keep the room of the longest, so that the bars end at one line.
        const qreal widest =
            qMax(m_figures.width(textOf(cell)), m_figures.width(column.widestText));
        end -= widest + BarGap;
        painter->setPen(text.isValid() ? text : color);
        m_figures.paint(painter, room, Qt::AlignRight | Qt::AlignVCenter, textOf(cell));
    }
    DisplayValue value;
    value.number = cell.number;
    value.config = field.config;
    value.span = column.span;
    value.index = static_cast<qsizetype>(column.field);
    BarLook look;
    look.style = m_muted ? BarStyle::Basic : column.style.bar;
    look.fromEnd = hasText && column.style.bar == BarStyle::Basic;
    look.showUnfilled = column.style.bar == BarStyle::Lcd;
    look.rounding = 1;
    const QRectF bar(room.left(), area.center().y() - BarHeight / 2 + 1, end - room.left(),
                     BarHeight);
    if (bar.width() > 4)
        paintBar(painter, bar, value, look, color, m_theme);
}

void FrameTableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const auto *model = qobject_cast<const FrameTableModel *>(index.model());
    const Field *field = model ? model->field(index.column()) : nullptr;
    if (!field)
        return;
    const TableColumn &column = model->columns()[static_cast<std::size_t>(index.column())];
    const TableCell cell = model->cell(index.row(), index.column());
    Colors colors = colorsOf(cell, column, *field);
    const Colors whole = rowColors(*model, index.row());
    if (whole.fill.isValid() && !colors.fill.isValid())
        colors = whole;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect);
    paintFill(painter, option.rect, colors);
    const bool isSelected = option.state & QStyle::State_Selected;
    const bool isColored = column.style.valueText == CellStyle::ValueText::Color && !isSelected;
    if (isSelected) {
        painter->fillRect(option.rect, m_theme.selection.background);
        colors.text = m_theme.selection.text;
    }
    painter->setPen(colors.text);
    if (column.style.type == CellStyle::Type::Gauge && cell.isNumber)
        paintGauge(painter, option.rect, cell, column, *field, isColored ? QColor() : colors.text);
    else
        paintText(painter, option.rect, cell, column);
    paintHorizontalLine(painter, option.rect.left(), option.rect.right() + 1, option.rect.bottom(),
                        m_theme.border.subtle);
    if ((option.state & QStyle::State_HasFocus) &&
        (option.state & QStyle::State_KeyboardFocusChange))
        paintBox(painter, QRectF(option.rect), Qt::transparent, m_theme.focusRing, 2, 2);
    painter->restore();
}

} // namespace Promontory
