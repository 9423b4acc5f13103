#include "widgets/controls/monthview.h"

#include "widgets/theme/figures.h"
#include "widgets/theme/hairline.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/looks.h"
#include "widgets/theme/promontorystyle.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolButton>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr int HeadHeight = 28;
constexpr int NamesHeight = 22;
constexpr int CellHeight = 26;
constexpr int Weeks = 6;

} // namespace

MonthView::MonthView(QWidget *parent)
    : QWidget(parent)
    , m_weekStart(QLocale().firstDayOfWeek())
    , m_today(QDate::currentDate())
    , m_first(m_today)
    , m_last(m_today)
    , m_cursor(m_today)
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
{
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const auto setUp = [this](QToolButton *button, const QString &icon, const QString &text, int months) {
        button->setIcon(themeIcon(icon));
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::NoFocus);
        setSmall(button);
        button->setToolTip(text);
        button->setAccessibleName(text);
        connect(button, &QToolButton::clicked, this, [this, months] { turn(months); });
    };
    setUp(m_previous, u"chevron-left"_s, tr("Previous month"), -1);
    setUp(m_next, u"chevron-right"_s, tr("Next month"), 1);
    setAccessibleName(tr("Calendar"));
}

void MonthView::setToday(const QDate &today)
{
    m_today = today;
    update();
}

void MonthView::setWeekStart(Qt::DayOfWeek day)
{
    m_weekStart = day;
    update();
}

void MonthView::setSpan(const QDate &first, const QDate &last)
{
    m_first = first;
    m_last = last;
    moveCursor(last.isValid() ? last : m_today);
}

QSize MonthView::sizeHint() const
{
    return QSize(7 * 32, HeadHeight + NamesHeight + Weeks * CellHeight);
}

QDate MonthView::firstShown() const
{
    const QDate first(m_cursor.year(), m_cursor.month(), 1);
    return first.addDays(-((first.dayOfWeek() - int(m_weekStart) + 7) % 7));
}

QRectF MonthView::cellOf(int index) const
{
    const qreal width = this->width() / 7.0;
    return QRectF((index % 7) * width, HeadHeight + NamesHeight + (index / 7) * CellHeight, width, CellHeight);
}

int MonthView::cellAt(const QPointF &position) const
{
    for (int index = 0; index < 7 * Weeks; ++index) {
        if (cellOf(index).contains(position))
            return index;
    }
    return -1;
}

void MonthView::moveCursor(const QDate &day)
{
    m_cursor = day;
    setAccessibleDescription(QLocale().toString(day, QLocale::LongFormat));
    update();
}

void MonthView::turn(int months)
{
    moveCursor(m_cursor.addMonths(months));
}

void MonthView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_previous->setGeometry(0, 2, 24, 24);
    m_next->setGeometry(width() - 24, 2, 24, 24);
}

void MonthView::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(this);
    const QLocale locale;
    QPainter painter(this);
    painter.setPen(theme.text.primary);
    painter.setFont(fontFor(TextRole::BodyStrong, theme.textScale));
    painter.drawText(QRectF(0, 0, width(), HeadHeight), Qt::AlignCenter,
                     locale.standaloneMonthName(m_cursor.month()) + u' ' + QString::number(m_cursor.year()));
    painter.setPen(theme.text.secondary);
    painter.setFont(fontFor(TextRole::Caption, theme.textScale));
    for (int column = 0; column < 7; ++column) {
        const int day = (int(m_weekStart) - 1 + column) % 7 + 1;
        const QRectF cell = cellOf(column);
        painter.drawText(QRectF(cell.left(), HeadHeight, cell.width(), NamesHeight), Qt::AlignCenter,
                         locale.standaloneDayName(day, QLocale::ShortFormat).left(2));
    }
    for (int index = 0; index < 7 * Weeks; ++index)
        paintDay(painter, index);
}

void MonthView::paintDay(QPainter &painter, int index) const
{
    const Theme theme = themeOf(this);
    const QDate day = firstShown().addDays(index);
    const QRectF cell = cellOf(index);
    const bool ends = day == m_first || day == m_last;
    const bool inside = m_first.isValid() && day > m_first && day < m_last;
    const QRectF box = QRectF(cell.adjusted(inside ? 0 : 1, 1, inside ? 0 : -1, -1));
    if (ends)
        paintBox(&painter, box, theme.accent.base, QColor(), 4);
    else if (inside)
        painter.fillRect(box, theme.accent.tint);
    else if (index == m_hovered)
        paintBox(&painter, box, theme.surface.raised, QColor(), 4);
    if (day == m_today && !ends)
        paintBox(&painter, box, QColor(), theme.accent.base, 4);
    if (day == m_cursor && hasFocus())
        paintBox(&painter, cell, QColor(), theme.focusRing, 5, 2);
    const bool other = day.month() != m_cursor.month();
    painter.setPen(ends ? theme.text.onAccent : other && !inside ? theme.text.disabled : theme.text.primary);
    const Figures figures(fontFor(TextRole::Body, theme.textScale));
    figures.paint(&painter, cell, Qt::AlignHCenter, QString::number(day.day()));
}

void MonthView::mousePressEvent(QMouseEvent *event)
{
    const int index = cellAt(event->position());
    if (index < 0 || event->button() != Qt::LeftButton)
        return;
    const QDate day = firstShown().addDays(index);
    moveCursor(day);
    emit dayChosen(day);
}

void MonthView::mouseMoveEvent(QMouseEvent *event)
{
    const int index = cellAt(event->position());
    if (index == m_hovered)
        return;
    m_hovered = index;
    update();
}

void MonthView::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_hovered = -1;
    update();
}

void MonthView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return moveCursor(m_cursor.addDays(-1));
    case Qt::Key_Right:
        return moveCursor(m_cursor.addDays(1));
    case Qt::Key_Up:
        return moveCursor(m_cursor.addDays(-7));
    case Qt::Key_Down:
        return moveCursor(m_cursor.addDays(7));
    case Qt::Key_PageUp:
        return turn(-1);
    case Qt::Key_PageDown:
        return turn(1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        emit dayChosen(m_cursor);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace Promontory
