#include "widgets/theme/systemappearance.h"

#include "widgets/theme/contrast.h"
#include "widgets/theme/portalsettings.h"

#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QGuiApplication>
#include <QPalette>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr auto Appearance = "org.freedesktop.appearance"_L1;
constexpr auto Desktop = "org.gnome.desktop.interface"_L1;

/// The portal wraps values in variants, some of its methods twice.
QVariant unwrapped(QVariant value)
{
    while (value.metaType() == QMetaType::fromType<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

SystemAppearance fromPalette()
{
    const QPalette palette = QGuiApplication::palette();
    const QColor text = palette.color(QPalette::WindowText);
    const QColor window = palette.color(QPalette::Window);
    SystemAppearance appearance;
    appearance.dark = relativeLuminance(text) > relativeLuminance(window);
    const QString gtkTheme = qEnvironmentVariable("GTK_THEME");
    appearance.highContrast = gtkTheme.contains("HighContrast"_L1, Qt::CaseInsensitive);
    return appearance;
}

} // namespace

QString SystemAppearance::themeId() const
{
    if (highContrast)
        return u"highcontrast"_s;
    return dark ? u"dark"_s : u"light"_s;
}

SystemAppearanceWatcher::SystemAppearanceWatcher(QObject *parent)
    : QObject(parent)
    , m_current(fromPalette())
{
}

void SystemAppearanceWatcher::follow()
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected() || m_portal)
        return;
    m_portal = new PortalSettings(bus, this);
    connect(m_portal, &PortalSettings::SettingChanged, this, &SystemAppearanceWatcher::takeSetting);
    ask(Appearance, u"color-scheme"_s);
    ask(Appearance, u"contrast"_s);
    ask(Desktop, u"text-scaling-factor"_s);
    ask(Desktop, u"enable-animations"_s);
}

void SystemAppearanceWatcher::ask(const QString &group, const QString &key)
{
    auto *watcher = new QDBusPendingCallWatcher(m_portal->read(group, key), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, group, key](QDBusPendingCallWatcher *call) {
        const QDBusPendingReply<QDBusVariant> reply = *call;
        call->deleteLater();
        if (!reply.isError())
            takeSetting(group, key, reply.value());
    });
}

void SystemAppearanceWatcher::takeSetting(const QString &group, const QString &key, const QDBusVariant &value)
{
    apply(group, key, unwrapped(value.variant()));
}

void SystemAppearanceWatcher::apply(const QString &group, const QString &key, const QVariant &value)
{
    SystemAppearance next = m_current;
    if (group == Appearance && key == "color-scheme"_L1) {
        // 0 leaves it to the program, which keeps what the palette says.
        if (value.toUInt() == 1 || value.toUInt() == 2)
            next.dark = value.toUInt() == 1;
    } else if (group == Appearance && key == "contrast"_L1) {
        next.highContrast = value.toUInt() == 1;
    } else if (group == Desktop && key == "text-scaling-factor"_L1) {
        next.textScale = qBound(0.5, value.toDouble(), 3.0);
    } else if (group == Desktop && key == "enable-animations"_L1) {
        next.reducedMotion = !value.toBool();
    }
    if (next == m_current)
        return;
    m_current = next;
    emit changed(m_current);
}

} // namespace Promontory
