#pragma once

#include <QStringList>
#include <QWidget>

class QToolButton;

namespace Promontory {

/// Refresh now, and how often. An interval below 5 s is asked for once before it is chosen.
class RefreshPicker : public QWidget
{
    Q_OBJECT

public:
    explicit RefreshPicker(QWidget *parent = nullptr);

    /// "" never, else an interval such as "10s"; as the file writes it.
    QString interval() const { return m_interval; }
    void setInterval(const QString &interval);
    /// What is offered besides "never"; an empty list brings the usual ones back.
    void setOffered(const QStringList &intervals) { m_offered = intervals; }
    /// From now on intervals below 5 s are chosen without asking.
    void allowFastIntervals() { m_fastAllowed = true; }

    /// The intervals offered, shortest first after "".
    static QStringList intervals();
    static QString intervalText(const QString &interval);

signals:
    void refreshRequested();
    void intervalSelected(const QString &interval);
    /// Below 5 s and not yet allowed: ask, then call allowFastIntervals() and set the interval.
    void fastIntervalRequested(const QString &interval);

private:
    void fillMenu();
    void choose(const QString &interval);

    QString m_interval;
    QStringList m_offered;
    bool m_fastAllowed = false;
    QToolButton *m_now;
    QToolButton *m_choice;
};

} // namespace Promontory
