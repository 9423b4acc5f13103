#pragma once

#include "datasources/base/clock.h"
#include "datasources/frame/timerange.h"
#include "widgets/controls/quickranges.h"

#include <QList>
#include <QTimeZone>
#include <QWidget>

class QToolButton;

namespace Promontory {

class TimeRangePopup;

/// The dashboard's time range in words, with zoom out beside it; a click opens the form.
class TimeRangePicker : public QWidget
{
    Q_OBJECT

public:
    /// The clock must outlive the picker.
    explicit TimeRangePicker(const Clock &clock, QWidget *parent = nullptr);

    TimeSpec range() const { return m_range; }
    void setRange(const TimeSpec &spec);
    QTimeZone zone() const { return m_zone; }
    /// `id` is the zone as the file writes it.
    void setZone(const QTimeZone &zone, const QString &id = {});
    /// How weeks, fiscal years and "now" are counted.
    void setRules(const TimeRules &rules) { m_rules = rules; }
    /// Ranges used before, newest first.
    void setRecent(const QList<TimeSpec> &recent) { m_recent = recent; }
    /// The ranges offered by name; an empty list brings the usual ones back.
    void setOffered(const QList<QuickRange> &ranges) { m_offered = ranges; }
    void openPopup();

signals:
    void rangeSelected(const Promontory::TimeSpec &spec);
    void zoomOutRequested();
    void zoneSelected(const QString &zone);

private:
    void showRange();
    void select(const TimeSpec &spec);

    const Clock &m_clock;
    TimeSpec m_range;
    QList<TimeSpec> m_recent;
    QList<QuickRange> m_offered;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    QString m_zoneId;
    TimeRules m_rules;
    QToolButton *m_button;
    QToolButton *m_zoomOut;
    TimeRangePopup *m_popup = nullptr;
};

} // namespace Promontory
