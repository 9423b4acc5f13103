#pragma once

#include "app/settings/session.h"
#include "widgets/theme/systemappearance.h"
#include "widgets/theme/theme.h"

#include <QObject>

class QAction;
class QActionGroup;

namespace Promontory {

/// How the program looks: the user's theme and text size, or what the desktop asks for, followed live.
class Appearance : public QObject
{
    Q_OBJECT

public:
    /// Installs the theme. Make it before any widget, as the first look at the desktop's palette counts.
    explicit Appearance(Session &session, QObject *parent = nullptr);

    const Theme &theme() const { return m_theme; }
    /// Makes this checkable action choose a theme: "system", "dark", "light", "highcontrast".
    void addThemeAction(QAction *action, const QString &id);
    /// "Theme follows the system: dark" and the like.
    QString themeText() const;
    /// Steps of a tenth; 0 is the desktop's own size again.
    void stepText(int steps);

signals:
    void changed();

private:
    void choose(const QString &id);
    void apply();

    Session &m_session;
    SystemAppearanceWatcher m_system;
    QActionGroup *m_group;
    Theme m_theme;
};

} // namespace Promontory
