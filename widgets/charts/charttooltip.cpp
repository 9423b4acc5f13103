#include "widgets/charts/charttooltip.h"

#include "widgets/theme/figures.h"
#include "widgets/theme/hairline.h"

#include <QClipboard>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScreen>
#include <QWheelEvent>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr int Padding = 12;
constexpr int RowHeight = 20;
constexpr int HeadHeight = 26;
constexpr int LeastWidth = 218;
constexpr int MostWidth = 360;
constexpr int NarrowestWidth = 120;
constexpr int MostRows = 16;
constexpr int PointerGap = 16;
constexpr int SwatchWidth = 12;
constexpr int SwatchHeight = 3;
constexpr int Gap = 8;
constexpr qreal Radius = 6;
constexpr Qt::WindowFlags FollowingFlags = Qt::ToolTip | Qt::FramelessWindowHint | Qt::WindowTransparentForInput;
constexpr Qt::WindowFlags PinnedFlags = Qt::Tool | Qt::FramelessWindowHint;

} // namespace

ChartTooltip::ChartTooltip(QWidget *parent) : QWidget(parent, FollowingFlags)
{
    setAttribute(Qt::WA_ShowWithoutActivating);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Values at the crosshair"));
}

ChartTooltip::~ChartTooltip() = default;

void ChartTooltip::setTheme(const Theme &theme)
{
    m_theme = theme;
    QFont body = fontFor(TextRole::Section, theme.textScale);
    body.setWeight(QFont::Normal);
    m_body = std::make_unique<Figures>(body);
    m_strong = std::make_unique<Figures>(fontFor(TextRole::Section, theme.textScale));
    update();
}

QList<int> ChartTooltip::selectedRows() const
{
    QList<int> rows;
    if (m_anchor < 0)
        return rows;
    for (int row = std::min(m_anchor, m_current); row <= std::max(m_anchor, m_current); ++row)
        rows.append(row);
    return rows;
}

void ChartTooltip::showBeside(const TooltipContent &content, const QPoint &point, int floor)
{
    if (m_isPinned || !m_body)
        return;
    if (m_content != content) {
        m_content = content;
        m_first = 0;
        m_link = -1;
        update();
    }
    place(point, floor);
    if (!isVisible())
        show();
}

QSize ChartTooltip::wantedSize() const
{
    qreal width = m_strong->width(m_content.time) + m_body->width(m_content.date) + 3 * Gap;
    for (const TooltipRow &row : m_content.rows)
        width = std::max(width, SwatchWidth + Gap + m_strong->width(row.name) + 3 * Gap + m_strong->width(row.value));
    for (const ShownLink &link : m_content.links)
        width = std::max(width, m_body->width(link.title));
    const int rows = shownRows();
    const bool hasMore = rows < m_content.rows.size();
    const int most = m_most.width() > 0 ? std::max(m_most.width(), NarrowestWidth) : MostWidth;
    return {std::clamp(static_cast<int>(std::ceil(width)) + 2 * Padding, std::min(LeastWidth, most), most),
            Padding + HeadHeight + (rows + (hasMore ? 1 : 0)) * RowHeight + Padding / 2 + linksHeight()};
}

int ChartTooltip::shownRows() const
{
    const int room = m_most.height() - Padding - HeadHeight - RowHeight - linksHeight(); // the last one tells how many follow
    const int most = m_most.height() > 0 ? std::max(1, room / RowHeight) : MostRows;
    return static_cast<int>(std::min<qsizetype>(most, m_content.rows.size()));
}

void ChartTooltip::place(const QPoint &point, int floor)
{
    const QSize wanted = wantedSize();
    const QScreen *screen = QGuiApplication::screenAt(point);
    const QRect room = (screen ? screen : QGuiApplication::primaryScreen())->availableGeometry();
    int x = point.x() + PointerGap;
    if (x + wanted.width() > room.right())
        x = point.x() - PointerGap - wanted.width();
    // The time at the crosshair's foot stays readable.
    int y = std::min(point.y() + PointerGap, floor - wanted.height());
    if (y < room.top())
        y = point.y() + PointerGap;
    if (y + wanted.height() > room.bottom())
        y = point.y() - PointerGap - wanted.height();
    setGeometry(std::max(room.left(), x), std::max(room.top(), y), wanted.width(), wanted.height());
}

void ChartTooltip::pin()
{
    if (m_isPinned || !isVisible())
        return;
    m_isPinned = true;
    const QRect place = geometry();
    setWindowFlags(PinnedFlags);
    setGeometry(place);
    show();
    activateWindow();
    setFocus(Qt::PopupFocusReason);
}

void ChartTooltip::unpin()
{
    if (!m_isPinned)
        return;
    m_isPinned = false;
    m_anchor = m_current = m_link = -1;
    setCursor(Qt::ArrowCursor);
    hide();
    setWindowFlags(FollowingFlags);
    emit unpinned();
}

QString ChartTooltip::copiedText() const
{
    QStringList lines{m_content.date + u' ' + m_content.time};
    QList<int> rows = selectedRows();
    for (int row = 0; rows.isEmpty() && row < m_content.rows.size(); ++row)
        lines.append(m_content.rows.at(row).name + u'\t' + m_content.rows.at(row).value);
    for (const int row : std::as_const(rows))
        lines.append(m_content.rows.at(row).name + u'\t' + m_content.rows.at(row).value);
    return lines.join(u'\n');
}

bool ChartTooltip::event(QEvent *event)
{
    const bool isDeactivated = event->type() == QEvent::WindowDeactivate && m_isPinned;
    if (isDeactivated)
        update();
    if (event->type() == QEvent::ShortcutOverride) // Esc and Ctrl+C are ours while we are in front
        event->accept();
    if (event->type() == QEvent::KeyPress && linkKeyPressed(static_cast<QKeyEvent *>(event)))
        return true;
    if (event->type() == QEvent::ToolTip && m_isPinned) {
        showLinkTip(*static_cast<QHelpEvent *>(event));
        return true;
    }
    return QWidget::event(event);
}

/// Round corners by a mask, which needs no compositor.
void ChartTooltip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    setMask(roundedRegion(rect(), Radius));
}

void ChartTooltip::paintEvent(QPaintEvent *)
{
    if (!m_body)
        return;
    QPainter painter(this);
    const QColor border = m_isPinned ? m_theme.accent.base : m_theme.border.panelHover;
    painter.fillRect(rect(), border);
    paintBox(&painter, QRectF(rect()), m_theme.surface.popup, border, Radius);
    const QRectF head(Padding, Padding / 2.0, width() - 2 * Padding, HeadHeight);
    painter.setPen(m_theme.text.primary);
    const qreal room = head.width() - (m_content.date.isEmpty() ? 0 : m_body->width(m_content.date) + Gap);
    m_strong->paint(&painter, head, Qt::AlignLeft | Qt::AlignVCenter, m_strong->elided(m_content.time, room));
    painter.setPen(m_theme.text.secondary);
    m_body->paint(&painter, head, Qt::AlignRight | Qt::AlignVCenter, m_content.date);
    int y = Padding / 2 + HeadHeight;
    const int rows = shownRows();
    for (int i = m_first; i < m_first + rows; ++i, y += RowHeight)
        paintRow(&painter, i, QRect(0, y, width(), RowHeight));
    paintLinks(&painter);
    const auto hidden = static_cast<int>(m_content.rows.size()) - rows;
    if (hidden <= 0)
        return;
    painter.setPen(m_theme.text.secondary);
    m_body->paint(&painter, QRectF(Padding, y, width() - 2 * Padding, RowHeight), Qt::AlignLeft | Qt::AlignVCenter,
                  tr("+%n more", nullptr, hidden));
}

void ChartTooltip::paintRow(QPainter *painter, int index, const QRect &line) const
{
    const TooltipRow &row = m_content.rows.at(index);
    if (selectedRows().contains(index))
        painter->fillRect(line.adjusted(1, 0, -1, 0), m_theme.selection.background);
    else if (row.isHovered)
        painter->fillRect(line.adjusted(1, 0, -1, 0), m_theme.accent.tint);
    const Figures &font = row.isHovered ? *m_strong : *m_body;
    const QRectF text = QRectF(line).adjusted(Padding, 0, -Padding, 0);
    if (row.share >= 0) {
        const double length = (text.width() - SwatchWidth - Gap) * std::min(1.0, row.share);
        painter->fillRect(QRectF(text.left() + SwatchWidth + Gap, text.top() + 2, length, text.height() - 4),
                          m_theme.chart.ghost);
    }
    if (row.color.isValid())
        painter->fillRect(QRectF(text.left(), text.center().y() - SwatchHeight / 2.0, SwatchWidth, SwatchHeight), row.color);
    painter->setPen(m_theme.text.primary);
    m_strong->paint(painter, text, Qt::AlignRight | Qt::AlignVCenter, row.value);
    painter->setPen(row.isHovered ? m_theme.text.primary : m_theme.text.secondary);
    const qreal left = SwatchWidth + Gap;
    const qreal room = text.width() - left - m_strong->width(row.value) - 2 * Gap;
    font.paint(painter, text.adjusted(left, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, QFontMetricsF(font.font()).elidedText(row.name, Qt::ElideMiddle, room));
}

void ChartTooltip::scrollTo(int first)
{
    const int last = static_cast<int>(m_content.rows.size()) - shownRows();
    m_first = std::clamp(first, 0, std::max(0, last));
    update();
}

int ChartTooltip::rowAt(int y) const
{
    const int row = m_first + (y - Padding / 2 - HeadHeight) / RowHeight;
    return y < Padding / 2 + HeadHeight || row >= m_content.rows.size() ? -1 : row;
}

void ChartTooltip::wheelEvent(QWheelEvent *event)
{
    scrollTo(m_first - (event->angleDelta().y() > 0 ? 3 : -3));
    event->accept();
}

/// A click on a row selects it; one on the head closes.
void ChartTooltip::mousePressEvent(QMouseEvent *event)
{
    const int y = static_cast<int>(event->position().y());
    if (linkAt(y) >= 0)
        return followLink(linkAt(y));
    const int row = rowAt(y);
    if (row < 0) {
        unpin();
        return;
    }
    m_current = row;
    if (!event->modifiers().testFlag(Qt::ShiftModifier) || m_anchor < 0)
        m_anchor = row;
    update();
}

void ChartTooltip::mouseMoveEvent(QMouseEvent *event)
{
    const int y = static_cast<int>(event->position().y());
    const int row = rowAt(y);
    pointAtLink(linkAt(y));
    if (!event->buttons().testFlag(Qt::LeftButton) || row < 0)
        return;
    m_current = row;
    update();
}

void ChartTooltip::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_content.rows.size()) - 1;
    if (event->key() == Qt::Key_Escape) {
        unpin();
    } else if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(copiedText());
    } else if (event->matches(QKeySequence::SelectAll)) {
        m_anchor = 0;
        m_current = last;
        update();
    } else if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up) {
        m_current = std::clamp(m_current + (event->key() == Qt::Key_Down ? 1 : -1), 0, std::max(0, last));
        m_anchor = event->modifiers().testFlag(Qt::ShiftModifier) && m_anchor >= 0 ? m_anchor : m_current;
        scrollTo(std::clamp(m_first, m_current - shownRows() + 1, m_current));
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace Promontory
