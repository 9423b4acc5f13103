#include "app/window/appearance.h"

#include "widgets/theme/promontorystyle.h"

#include <QAction>
#include <QActionGroup>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr double SmallestText = 0.8;
constexpr double LargestText = 2.0;

QString themeName(const QString &id)
{
    if (id == u"highcontrast"_s)
        return Appearance::tr("high contrast");
    return id == u"light"_s ? Appearance::tr("light") : Appearance::tr("dark");
}

} // namespace

Appearance::Appearance(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_group(new QActionGroup(this))
{
    apply();
    connect(&m_system, &SystemAppearanceWatcher::changed, this, &Appearance::apply);
    m_system.follow();
}

void Appearance::addThemeAction(QAction *action, const QString &id)
{
    m_group->addAction(action);
    action->setChecked(m_session.theme() == id);
    connect(action, &QAction::triggered, this, [this, id] { choose(id); });
}

QString Appearance::themeText() const
{
    const QString name = themeName(m_theme.id);
    return m_session.theme() == u"system"_s ? tr("Theme follows the system: %1").arg(name)
                                            : tr("Theme: %1").arg(name);
}

void Appearance::stepText(int steps)
{
    const double scale = steps == 0 ? 1.0 : m_session.textScale() + 0.1 * steps;
    m_session.setTextScale(std::clamp(scale, SmallestText, LargestText));
    apply();
}

void Appearance::choose(const QString &id)
{
    m_session.setTheme(id);
    apply();
}

void Appearance::apply()
{
    const SystemAppearance &system = m_system.current();
    const QString chosen = m_session.theme();
    const Result<Theme> theme = loadTheme(chosen == u"system"_s ? system.themeId() : chosen);
    if (!theme)
        return;
    m_theme = *theme;
    m_theme.textScale = system.textScale * m_session.textScale();
    installTheme(m_theme);
    emit changed();
}

} // namespace Promontory
