#include "widgets/charts/chartlegend.h"

#include "widgets/common/values/valuetext.h"
#include "widgets/theme/figures.h"
#include "widgets/theme/hairline.h"
#include "widgets/theme/tooltiptext.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace Promontory {

namespace {

constexpr int RowHeight = 20;
constexpr int HeadHeight = 20;
constexpr int EntryGap = 16;
constexpr int ColumnGap = 16;
constexpr int SwatchWidth = 12;
constexpr int BlockSize = 8;
constexpr int SwatchGap = 6;
constexpr int MoreWidth = 72;
constexpr int MostNameWidth = 220;
constexpr int LeastNameWidth = 80; ///< of a table; columns that would take it away are left out

int headOf(const LegendContent &content)
{
    return content.isTable ? HeadHeight : 0;
}

} // namespace

ChartLegend::ChartLegend(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Legend"));
    setAccessibleDescription(tr("Return shows one series alone, Space switches it on or off."));
}

ChartLegend::~ChartLegend() = default;

void ChartLegend::setTheme(const Theme &theme)
{
    m_theme = theme;
    QFont font = fontFor(TextRole::Section, theme.textScale);
    font.setWeight(QFont::Normal);
    m_font = std::make_unique<Figures>(font);
    m_small = std::make_unique<Figures>(fontFor(TextRole::Caption, theme.textScale));
    layOut();
}

void ChartLegend::setContent(const LegendContent &content)
{
    if (m_content == content)
        return;
    m_content = content;
    layOut();
}

void ChartLegend::setHovered(int row)
{
    if (m_hovered == row)
        return;
    m_hovered = row;
    update();
}

void ChartLegend::measureColumns()
{
    m_columns.assign(static_cast<std::size_t>(m_content.columns.size()), 0);
    for (std::size_t c = 0; c < m_columns.size(); ++c) {
        const auto column = static_cast<qsizetype>(c);
        m_columns[c] = m_small->width(m_content.columns.at(column));
        for (const LegendRow &row : m_content.rows)
            m_columns[c] = std::max(m_columns[c], m_font->width(row.values.value(column)));
    }
}

void ChartLegend::fitColumns()
{
    qreal name = m_small->width(m_content.nameColumn);
    for (const LegendRow &row : m_content.rows)
        name = std::max(name, m_font->width(row.name));
    qreal room = width() - 2 * RowInset - SwatchWidth - SwatchGap - std::min<qreal>(LeastNameWidth, name);
    m_fitting = 0;
    while (m_fitting < static_cast<qsizetype>(m_columns.size())) {
        room -= m_columns[static_cast<std::size_t>(m_fitting)] + ColumnGap;
        if (room < 0)
            return;
        ++m_fitting;
    }
}

qreal ChartLegend::entryWidth(const LegendRow &row) const
{
    const qreal swatch = row.hasBlock ? BlockSize : SwatchWidth;
    qreal width = swatch + SwatchGap + std::min<qreal>(MostNameWidth, m_font->width(row.name));
    for (const QString &value : row.values)
        width += SwatchGap + m_font->width(value);
    return std::ceil(width);
}

std::vector<QRect> ChartLegend::flow(int width) const
{
    std::vector<QRect> rects;
    int x = 0;
    int y = headOf(m_content);
    for (const LegendRow &row : m_content.rows) {
        if (m_content.isTable) {
            rects.emplace_back(0, y, width, RowHeight);
            y += RowHeight;
            continue;
        }
        const int wanted = std::min(static_cast<int>(entryWidth(row)), std::max(1, width));
        if (x > 0 && x + wanted > width) {
            x = 0;
            y += RowHeight;
        }
        rects.emplace_back(x, y, wanted, RowHeight);
        x += wanted + EntryGap;
    }
    return rects;
}

void ChartLegend::layOut()
{
    if (!m_font)
        return;
    measureColumns();
    fitColumns();
    m_rects = flow(width());
    scrollTo(m_offset);
    update();
}

int ChartLegend::contentHeight(int width) const
{
    if (!m_font || m_content.rows.isEmpty())
        return 0;
    return flow(width).back().bottom() + 1;
}

int ChartLegend::contentWidth() const
{
    if (!m_font)
        return 0;
    qreal name = m_small->width(m_content.nameColumn);
    for (const LegendRow &row : m_content.rows)
        name = std::max(name, std::min<qreal>(MostNameWidth, m_font->width(row.name)));
    qreal width = 2 * RowInset + SwatchWidth + SwatchGap + name;
    for (const qreal column : m_columns)
        width += ColumnGap + column;
    return static_cast<int>(std::ceil(width));
}

QRect ChartLegend::rectOf(int row) const
{
    return m_rects.at(static_cast<std::size_t>(row)).translated(0, -m_offset);
}

int ChartLegend::rowAt(const QPoint &position) const
{
    if (position.y() < headOf(m_content) || moreRect().contains(position))
        return -1;
    for (std::size_t i = 0; i < m_rects.size(); ++i) {
        if (m_rects[i].translated(0, -m_offset).contains(position))
            return static_cast<int>(i);
    }
    return -1;
}

int ChartLegend::hiddenRows() const
{
    return static_cast<int>(std::count_if(m_rects.begin(), m_rects.end(), [this](const QRect &rect) {
        return rect.bottom() - m_offset >= height();
    }));
}

/// Where "+3 more" stands; empty when all rows are in sight.
QRect ChartLegend::moreRect() const
{
    return hiddenRows() > 0 ? QRect(width() - MoreWidth, height() - RowHeight, MoreWidth, RowHeight) : QRect();
}

int ChartLegend::lastOffset() const
{
    if (m_rects.empty())
        return 0;
    const int over = m_rects.back().bottom() + 1 - height();
    return std::max(0, (over + RowHeight - 1) / RowHeight * RowHeight);
}

void ChartLegend::scrollTo(int offset)
{
    const int clamped = std::clamp(offset / RowHeight * RowHeight, 0, lastOffset());
    if (clamped == m_offset)
        return;
    m_offset = clamped;
    update();
}

void ChartLegend::paintEvent(QPaintEvent *)
{
    if (!m_font)
        return;
    QPainter painter(this);
    const int head = headOf(m_content);
    if (m_content.isTable)
        paintHead(&painter);
    painter.setClipRect(0, head, width(), height() - head);
    int hidden = hiddenRows();
    const QRect more = moreRect();
    for (std::size_t i = 0; i < m_rects.size(); ++i) {
        const QRect line = m_rects[i].translated(0, -m_offset);
        if (line.bottom() < head || line.bottom() >= height())
            continue;
        if (line.intersects(more)) // half a row would be worse than none
            ++hidden;
        else if (m_content.isTable)
            paintTableRow(&painter, static_cast<int>(i), line);
        else
            paintListRow(&painter, static_cast<int>(i), line);
    }
    if (hidden == 0)
        return;
    painter.setPen(m_theme.text.link);
    m_small->paint(&painter, QRectF(more), Qt::AlignRight | Qt::AlignVCenter, tr("+%n more", nullptr, hidden));
}

/// Names of a kind differ at their ends.
QString ChartLegend::shortened(const QString &name, qreal width) const
{
    return nameWithin(*m_font, name, width);
}

void ChartLegend::setMuted(bool isMuted)
{
    m_isMuted = isMuted;
    update();
}

QColor ChartLegend::valueColor(const LegendRow &row) const
{
    return row.isHidden ? m_theme.text.disabled : m_isMuted ? m_theme.text.secondary : m_theme.text.primary;
}

void ChartLegend::paintHead(QPainter *painter) const
{
    painter->setPen(m_theme.text.secondary);
    const QRectF head(RowInset, 0, width() - 2 * RowInset, HeadHeight);
    m_small->paint(painter, head, Qt::AlignLeft | Qt::AlignVCenter, m_content.nameColumn);
    qreal right = head.right();
    for (qsizetype c = m_fitting - 1; c >= 0; --c) {
        m_small->paint(painter, QRectF(0, 0, right, HeadHeight), Qt::AlignRight | Qt::AlignVCenter,
                       m_content.columns.at(c));
        right -= m_columns[static_cast<std::size_t>(c)] + ColumnGap;
    }
}

void ChartLegend::paintSwatch(QPainter *painter, const LegendRow &row, const QRect &line) const
{
    QColor color = row.color;
    color.setAlphaF(row.isHidden ? 0.35F : color.alphaF());
    const int middle = line.top() + RowHeight / 2;
    if (row.hasBlock) {
        painter->fillRect(QRect(line.left(), middle - BlockSize / 2, BlockSize, BlockSize), color);
    } else if (row.isDashed) {
        painter->fillRect(QRect(line.left(), middle - 1, 5, 3), color);
        painter->fillRect(QRect(line.left() + 7, middle - 1, 5, 3), color);
    } else {
        painter->fillRect(QRect(line.left(), middle - 1, SwatchWidth, 3), color);
    }
}

void ChartLegend::paintListRow(QPainter *painter, int index, const QRect &line) const
{
    const LegendRow &row = m_content.rows.at(index);
    if (index == m_hovered)
        painter->fillRect(line.adjusted(-4, 1, 4, -1), m_theme.accent.tint);
    paintSwatch(painter, row, line);
    const int swatch = row.hasBlock ? BlockSize : SwatchWidth;
    qreal right = line.right() + 1;
    painter->setPen(valueColor(row));
    for (qsizetype v = row.values.size() - 1; v >= 0; --v) {
        const qreal width = m_font->width(row.values.at(v));
        m_font->paint(painter, QRectF(right - width, line.top(), width, RowHeight), Qt::AlignRight | Qt::AlignVCenter,
                      row.values.at(v));
        right -= width + SwatchGap;
    }
    const QRectF name(line.left() + swatch + SwatchGap, line.top(), right - line.left() - swatch - SwatchGap, RowHeight);
    painter->setPen(row.isHidden ? m_theme.text.disabled : m_theme.text.secondary);
    m_font->paint(painter, name, Qt::AlignLeft | Qt::AlignVCenter, shortened(row.name, name.width() + 1));
    if (index == m_current && hasFocus())
        paintBox(painter, QRectF(line).adjusted(-4, 0, 4, 0), QColor(), m_theme.focusRing, 3);
}

void ChartLegend::paintTableRow(QPainter *painter, int index, const QRect &line) const
{
    const LegendRow &row = m_content.rows.at(index);
    if (index == m_hovered)
        painter->fillRect(line, m_theme.accent.tint);
    const QRect inner = line.adjusted(RowInset, 0, -RowInset, 0);
    paintSwatch(painter, row, inner);
    painter->setPen(valueColor(row));
    qreal right = inner.right() + 1;
    for (qsizetype v = std::min(m_fitting, row.values.size()) - 1; v >= 0; --v) {
        m_font->paint(painter, QRectF(line.left(), line.top(), right - line.left(), RowHeight),
                      Qt::AlignRight | Qt::AlignVCenter, row.values.at(v));
        right -= m_columns[static_cast<std::size_t>(v)] + ColumnGap;
    }
    const QRectF name(inner.left() + SwatchWidth + SwatchGap, line.top(),
                      right - inner.left() - SwatchWidth - SwatchGap, RowHeight);
    painter->setPen(row.isHidden ? m_theme.text.disabled : m_theme.text.primary);
    m_font->paint(painter, name, Qt::AlignLeft | Qt::AlignVCenter, shortened(row.name, name.width() + 1));
    if (index == m_current && hasFocus())
        paintBox(painter, QRectF(line), QColor(), m_theme.focusRing, 3);
}

void ChartLegend::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void ChartLegend::mousePressEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && moreRect().contains(event->position().toPoint())) {
        scrollTo(m_offset + std::max(RowHeight, height() - headOf(m_content) - RowHeight));
        return;
    }
    if (event->button() != Qt::LeftButton || row < 0) {
        event->ignore();
        return;
    }
    if (event->modifiers().testFlag(Qt::ControlModifier))
        emit toggled(row);
    else
        emit isolated(row);
}

void ChartLegend::mouseMoveEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position().toPoint());
    const bool isMore = moreRect().contains(event->position().toPoint());
    setCursor(row >= 0 || isMore ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (row == m_hovered)
        return;
    setHovered(row);
    emit hovered(row);
}

void ChartLegend::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    setHovered(-1);
    emit hovered(-1);
}

/// At its ends the page takes over.
void ChartLegend::wheelEvent(QWheelEvent *event)
{
    const int before = m_offset;
    scrollTo(m_offset + (event->angleDelta().y() > 0 ? -RowHeight : RowHeight));
    event->setAccepted(m_offset != before);
}

void ChartLegend::setCurrent(int row)
{
    const int last = static_cast<int>(m_content.rows.size()) - 1;
    m_current = std::clamp(row, -1, last);
    if (m_current >= 0) {
        const QRect rect = rectOf(m_current);
        if (rect.top() < headOf(m_content))
            scrollTo(m_offset + rect.top() - headOf(m_content));
        else if (rect.bottom() >= height())
            scrollTo(m_offset + rect.bottom() - height() + RowHeight);
        setAccessibleDescription(m_content.rows.at(m_current).name);
    }
    emit hovered(m_current);
    update();
}

void ChartLegend::keyPressEvent(QKeyEvent *event)
{
    const bool isForward = event->key() == Qt::Key_Down || event->key() == Qt::Key_Right;
    const bool isBack = event->key() == Qt::Key_Up || event->key() == Qt::Key_Left;
    if (isForward)
        setCurrent(m_current + 1);
    else if (isBack)
        setCurrent(std::max(0, m_current - 1));
    else if (event->key() == Qt::Key_Return && m_current >= 0)
        emit isolated(m_current);
    else if (event->key() == Qt::Key_Space && m_current >= 0)
        emit toggled(m_current);
    else
        QWidget::keyPressEvent(event);
}

bool ChartLegend::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int row = rowAt(help->pos());
        const bool isElided = row >= 0 && entryWidth(m_content.rows.at(row)) > rectOf(row).width();
        if (isElided || (row >= 0 && m_font->width(m_content.rows.at(row).name) > MostNameWidth))
            QToolTip::showText(help->globalPos(), toolTipText(m_content.rows.at(row).name), this, rectOf(row));
        return true;
    }
    return QWidget::event(event);
}

} // namespace Promontory
