#pragma once

#include "widgets/common/popupframe.h"
#include "widgets/controls/quickranges.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;
class QToolButton;

namespace Promontory {

class MonthView;
class SearchField;
class TimeZoneMenu;

/// The form behind the time range button: two ends and a calendar at the left, quick ranges at the right.
class TimeRangePopup : public PopupFrame
{
    Q_OBJECT

public:
    explicit TimeRangePopup(QWidget *parent);

    /// The ranges with names, before setState().
    void setOffered(const QList<QuickRange> &ranges);
    /// Shows this range. `recent` is offered below the form, newest first.
    void setState(const TimeSpec &spec, const QList<TimeSpec> &recent, const QTimeZone &zone, qint64 nowMs);
    /// How weeks, fiscal years and "now" are counted, before setState().
    void setRules(const TimeRules &rules);
    /// The zone as the file writes it, for its mark in the menu of zones.
    void setZoneId(const QString &zone);

signals:
    void zoneChosen(const QString &zone);
    void rangeChosen(const Promontory::TimeSpec &spec);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *createForm();
    QWidget *createLists();
    QToolButton *createZoneButton(QWidget *parent);
    QLineEdit *createEnd(const QString &name);
    void fillRecent();
    void filterQuickRanges(const QString &text);
    void moveQuickRange(int steps);
    void chooseQuickRange();
    void choose(QListWidgetItem *item);
    void validate();
    void apply();
    void chooseDay(const QDate &day);

    TimeSpec m_spec;
    QList<TimeSpec> m_recent;
    QTimeZone m_zone = QTimeZone::utc();
    TimeRules m_rules;
    qint64 m_nowMs = 0;
    bool m_choosingEnd = false; ///< the next day clicked is the end of the span
    QLineEdit *m_from = nullptr;
    QLineEdit *m_to = nullptr;
    QLabel *m_error = nullptr;
    QToolButton *m_zoneButton = nullptr;
    TimeZoneMenu *m_zoneMenu = nullptr;
    MonthView *m_month = nullptr;
    QPushButton *m_apply = nullptr;
    SearchField *m_search = nullptr;
    QListWidget *m_quick = nullptr;
    QLabel *m_recentTitle = nullptr;
    QListWidget *m_recentList = nullptr;
};

} // namespace Promontory
