#include "widgets/controls/timerangepicker.h"

#include "widgets/common/joinedbuttons.h"
#include "widgets/controls/quickranges.h"
#include "widgets/controls/timerangepopup.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/looks.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace Promontory {

using namespace Qt::StringLiterals;

TimeRangePicker::TimeRangePicker(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_button(new QToolButton(this))
    , m_zoomOut(new QToolButton(this))
{
    auto *joined = new JoinedButtons(this);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(joined);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);

    m_button->setIcon(themeIcon(u"clock"_s));
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setMenuMark(m_button);
    connect(m_button, &QToolButton::clicked, this, &TimeRangePicker::openPopup);
    joined->addButton(m_button);

    m_zoomOut->setIcon(themeIcon(u"zoom-out"_s));
    m_zoomOut->setToolTip(tr("Zoom out to twice the range"));
    m_zoomOut->setAccessibleName(tr("Zoom out"));
    connect(m_zoomOut, &QToolButton::clicked, this, &TimeRangePicker::zoomOutRequested);
    joined->addButton(m_zoomOut);
    showRange();
}

void TimeRangePicker::setRange(const TimeSpec &spec)
{
    m_range = spec;
    showRange();
}

void TimeRangePicker::setZone(const QTimeZone &zone, const QString &id)
{
    m_zone = zone;
    m_zoneId = id;
    showRange();
}

void TimeRangePicker::showRange()
{
    const qint64 nowMs = m_clock.wallMs();
    const QString text = rangeText(m_range, nowMs, m_zone);
    m_button->setText(text);
    m_button->setAccessibleName(tr("Time range: %1").arg(text));
    m_button->setToolTip(tr("Choose the time range (%1 to %2, %3)")
                             .arg(editableTime(m_range.from, m_zone), editableTime(m_range.to, m_zone),
                                  zoneText(m_zone, nowMs)));
}

void TimeRangePicker::openPopup()
{
    if (!m_popup) {
        m_popup = new TimeRangePopup(this);
        connect(m_popup, &TimeRangePopup::rangeChosen, this, &TimeRangePicker::select);
        connect(m_popup, &TimeRangePopup::zoneChosen, this, &TimeRangePicker::zoneSelected);
    }
    m_popup->setOffered(m_offered.isEmpty() ? quickRanges() : m_offered);
    m_popup->setZoneId(m_zoneId);
    m_popup->setRules(m_rules);
    m_popup->setState(m_range, m_recent, m_zone, m_clock.wallMs());
    m_popup->openBelow(this, Qt::AlignRight);
}

void TimeRangePicker::select(const TimeSpec &spec)
{
    if (spec != m_range)
        emit rangeSelected(spec);
}

} // namespace Promontory
