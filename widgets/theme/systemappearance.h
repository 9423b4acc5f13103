#pragma once

#include <QObject>
#include <QString>

class QDBusVariant;

namespace Promontory {

class PortalSettings;

/// What the desktop asks of programs.
struct SystemAppearance
{
    bool dark = true;
    bool highContrast = false;
    bool reducedMotion = false;
    qreal textScale = 1.0;

    /// Id of the theme that fits.
    QString themeId() const;
    bool operator==(const SystemAppearance &) const = default;
};

/// Follows the desktop's wishes. At once it knows what the palette and the environment say; what the settings
/// portal says arrives a moment later, without anybody waiting for it. Create it before a theme is
/// installed, as that hides the desktop's own palette.
class SystemAppearanceWatcher : public QObject
{
    Q_OBJECT

public:
    explicit SystemAppearanceWatcher(QObject *parent = nullptr);

    const SystemAppearance &current() const { return m_current; }
    /// Asks the portal and listens to it. Where there is none nothing happens.
    void follow();
    /// One setting as the portal names it; unknown ones are ignored.
    void apply(const QString &group, const QString &key, const QVariant &value);

signals:
    void changed(const Promontory::SystemAppearance &appearance);

private:
    void takeSetting(const QString &group, const QString &key, const QDBusVariant &value);
    void ask(const QString &group, const QString &key);

    SystemAppearance m_current;
    PortalSettings *m_portal = nullptr;
};

} // namespace Promontory
