#pragma once

#include <QMenu>

namespace Promontory {

/// The time zones to show a dashboard in: this computer's, UTC, and all others by continent.
class TimeZoneMenu : public QMenu
{
    Q_OBJECT

public:
    explicit TimeZoneMenu(QWidget *parent = nullptr);

    /// "" this computer's zone, "utc", or an IANA name; as the file writes it.
    QString zone() const { return m_zone; }
    void setZone(const QString &zone) { m_zone = zone; }

signals:
    void zoneSelected(const QString &zone);

private:
    void fill();
    void fillContinents();
    void addZone(QMenu *menu, const QString &text, const QString &zone);

    QString m_zone;
};

} // namespace Promontory
