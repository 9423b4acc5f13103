#include "widgets/controls/timezonemenu.h"

#include <QMap>
#include <QTimeZone>

namespace Promontory {

using namespace Qt::StringLiterals;

TimeZoneMenu::TimeZoneMenu(QWidget *parent)
    : QMenu(tr("Time zone"), parent)
{
    // Some 400 zones: listed only when somebody looks.
    connect(this, &QMenu::aboutToShow, this, &TimeZoneMenu::fill);
}

void TimeZoneMenu::fill()
{
    clear();
    const QString local = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    addZone(this, tr("This computer (%1)").arg(local), QString());
    addZone(this, tr("UTC"), u"utc"_s);
    if (!m_zone.isEmpty() && m_zone != "utc"_L1)
        addZone(this, QString(m_zone).replace(u'_', u' '), m_zone);
    addSeparator();
    fillContinents();
}

void TimeZoneMenu::fillContinents()
{
    QMap<QString, QMenu *> continents;
    const QList<QByteArray> ids = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &id : ids) {
        const QString zone = QString::fromLatin1(id);
        const QString continent = zone.section(u'/', 0, 0);
        if (continent == zone || continent == "Etc"_L1 || continent == "SystemV"_L1 || continent == "posix"_L1
            || continent == "right"_L1)
            continue;
        QMenu *&menu = continents[continent];
        if (!menu)
            menu = addMenu(continent);
        addZone(menu, zone.section(u'/', 1).replace(u'_', u' '), zone);
    }
}

void TimeZoneMenu::addZone(QMenu *menu, const QString &text, const QString &zone)
{
    QAction *action = menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(zone == m_zone);
    connect(action, &QAction::triggered, this, [this, zone] { emit zoneSelected(zone); });
}

} // namespace Promontory
