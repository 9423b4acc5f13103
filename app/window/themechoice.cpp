#include "app/window/themechoice.h"

#include "widgets/theme/promontorystyle.h"

#include <QActionGroup>
#include <QApplication>
#include <QPalette>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

/// Qt 6.4 has no word for the system's preference; the palette it starts with tells.
QString systemThemeId(const QPalette &start)
{
    return start.color(QPalette::Window).lightnessF() < 0.5F ? u"dark"_s : u"light"_s;
}

const QPalette &startPalette()
{
    static const QPalette palette = QApplication::palette();
    return palette;
}

} // namespace

ThemeChoice::ThemeChoice(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_group(new QActionGroup(this))
{
    startPalette();
    apply();
}

void ThemeChoice::addAction(QAction *action, const QString &id)
{
    m_group->addAction(action);
    action->setChecked(m_session.theme() == id);
    connect(action, &QAction::triggered, this, [this, id] { choose(id); });
}

void ThemeChoice::choose(const QString &id)
{
    m_session.setTheme(id);
    apply();
    emit themeChanged();
}

void ThemeChoice::apply()
{
    const QString chosen = m_session.theme();
    const QString id = chosen == u"system"_s || chosen.isEmpty() ? systemThemeId(startPalette()) : chosen;
    Result<Theme> theme = loadTheme(id);
    if (!theme)
        theme = loadTheme(u"dark"_s);
    if (!theme)
        return;
    m_theme = *theme;
    m_theme.textScale = m_session.textScale();
    if (auto *style = qobject_cast<PromontoryStyle *>(QApplication::style()))
        style->setTheme(m_theme);
    else
        QApplication::setStyle(new PromontoryStyle(m_theme));
    QApplication::setPalette(m_theme.palette());
    QApplication::setFont(fontFor(TextRole::Body, m_theme.textScale));
}

} // namespace Promontory
