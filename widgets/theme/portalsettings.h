#pragma once

#include <QDBusAbstractInterface>
#include <QDBusVariant>

namespace Promontory {

/// The desktop's settings portal (org.freedesktop.portal.Settings), as far as we listen to it.
class PortalSettings : public QDBusAbstractInterface
{
    Q_OBJECT

public:
    explicit PortalSettings(const QDBusConnection &connection, QObject *parent);

    /// Asks for one setting; answers a variant, or an error where the portal does not know it.
    QDBusPendingCall read(const QString &group, const QString &key);

signals:
    /// Named as on the bus: the interface connects signals by their names.
    void SettingChanged(const QString &group, const QString &key, const QDBusVariant &value);
};

} // namespace Promontory
