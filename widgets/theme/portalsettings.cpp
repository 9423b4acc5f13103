#include "widgets/theme/portalsettings.h"

namespace Promontory {

using namespace Qt::StringLiterals;

PortalSettings::PortalSettings(const QDBusConnection &connection, QObject *parent)
    : QDBusAbstractInterface(u"org.freedesktop.portal.Desktop"_s, u"/org/freedesktop/portal/desktop"_s,
                             "org.freedesktop.portal.Settings", connection, parent)
{
}

QDBusPendingCall PortalSettings::read(const QString &group, const QString &key)
{
    return asyncCall(u"Read"_s, group, key);
}

} // namespace Promontory
