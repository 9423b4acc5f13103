#pragma once

#include <QDate>
#include <QWidget>

class QToolButton;

namespace Promontory {

/// One month of days. A span is shown as one band; a click or Enter chooses a day.
class MonthView : public QWidget
{
    Q_OBJECT

public:
    explicit MonthView(QWidget *parent = nullptr);

    void setToday(const QDate &today);
    /// The day that stands first in every line; the locale's until it is set.
    void setWeekStart(Qt::DayOfWeek day);
    /// The chosen days; the month of `last` is shown.
    void setSpan(const QDate &first, const QDate &last);
    QDate cursor() const { return m_cursor; }

    QSize sizeHint() const override;

signals:
    void dayChosen(const QDate &day);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QDate firstShown() const;
    QRectF cellOf(int index) const;
    int cellAt(const QPointF &position) const;
    void moveCursor(const QDate &day);
    void turn(int months);
    void paintDay(QPainter &painter, int index) const;

    Qt::DayOfWeek m_weekStart;
    QDate m_today;
    QDate m_first;
    QDate m_last;
    QDate m_cursor;
    int m_hovered = -1;
    QToolButton *m_previous;
    QToolButton *m_next;
};

} // namespace Promontory
