#pragma once

#include "app/settings/session.h"
#include "widgets/theme/theme.h"

#include <QObject>

class QAction;
class QActionGroup;

namespace Promontory {

/// Which theme the program wears: the user's choice, or what the system prefers. Sets palette and style of the
/// application and announces the theme.
class ThemeChoice : public QObject
{
    Q_OBJECT

public:
    explicit ThemeChoice(Session &session, QObject *parent = nullptr);

    const Theme &theme() const { return m_theme; }
    /// Makes this checkable action choose a theme: "system", "dark", "light", "highcontrast".
    void addAction(QAction *action, const QString &id);
    /// Puts the theme on the application.
    void apply();

signals:
    void themeChanged();

private:
    void choose(const QString &id);

    Session &m_session;
    QActionGroup *m_group;
    Theme m_theme;
};

} // namespace Promontory
