#include "app/window/actions.h"

#include "widgets/theme/icons.h"

#include <QMenu>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr auto IconName = "iconName";

struct ActionRow
{
    ActionId id;
    const char *menu;  // "-" before the name: a separator first
    const char *text;
    const char *icon;
    const char *keys;  // portable text, alternatives separated by "; "
    bool checkable = false;
};

// QT_TRANSLATE_NOOP marks the texts; the constructor translates them.
#define TEXT(text) QT_TRANSLATE_NOOP("Promontory::Actions", text)

const ActionRow Rows[] = {
    {ActionId::NewDashboard, "file", TEXT("&New dashboard"), "plus", "Ctrl+N"},
    {ActionId::OpenFile, "file", TEXT("&Open…"), "open", "Ctrl+O"},
    {ActionId::OpenClipboard, "file", TEXT("Open from the clip&board"), "", "Ctrl+V"},
    {ActionId::SaveFile, "-file", TEXT("&Save"), "save", "Ctrl+S"},
    {ActionId::SaveFileAs, "file", TEXT("Save &as…"), "", "Ctrl+Shift+S"},
    {ActionId::RevertFile, "file", TEXT("&Revert to the saved file"), "", ""},
    {ActionId::ExportGrafana, "-file", TEXT("&Export for Grafana…"), "export", ""},
    {ActionId::ShareDashboard, "file", TEXT("S&hare…"), "", ""},
    {ActionId::CloseTab, "-file", TEXT("&Close dashboard"), "close", "Ctrl+W"},
    {ActionId::Quit, "file", TEXT("&Quit"), "", "Ctrl+Q"},
    {ActionId::Undo, "edit", TEXT("&Undo"), "undo", "Ctrl+Z"},
    {ActionId::Redo, "edit", TEXT("&Redo"), "redo", "Ctrl+Shift+Z; Ctrl+Y"},
    {ActionId::DuplicatePanel, "-edit", TEXT("&Duplicate panel"), "duplicate", "Ctrl+D"},
    {ActionId::RenamePanel, "edit", TEXT("Re&name panel…"), "edit", "F2"},
    {ActionId::RemovePanel, "edit", TEXT("Re&move panel"), "trash", "Del"},
    {ActionId::FindCommand, "-edit", TEXT("&Find panels and actions…"), "search", "Ctrl+K"},
    {ActionId::FullScreen, "view", TEXT("&Full screen"), "fullscreen", "F11", true},
    {ActionId::ViewPanel, "view", TEXT("View panel &alone"), "view", "V", true},
    {ActionId::ToggleRows, "-view", TEXT("Fold or unfold all &rows"), "", "Ctrl+Shift+R"},
    {ActionId::ThemeSystem, "-view", TEXT("Theme of the &system"), "", "", true},
    {ActionId::ThemeDark, "view", TEXT("&Dark theme"), "", "", true},
    {ActionId::ThemeLight, "view", TEXT("&Light theme"), "", "", true},
    {ActionId::ThemeHighContrast, "view", TEXT("&High contrast theme"), "", "", true},
    {ActionId::TextLarger, "-view", TEXT("Lar&ger text"), "", "Ctrl+Alt++; Ctrl+Alt+="},
    {ActionId::TextSmaller, "view", TEXT("&Smaller text"), "", "Ctrl+Alt+-"},
    {ActionId::TextNormal, "view", TEXT("Text at its &usual size"), "", "Ctrl+Alt+0"},
    {ActionId::Refresh, "dashboard", TEXT("&Refresh now"), "refresh", "F5; Ctrl+R"},
    {ActionId::RangeBack, "-dashboard", TEXT("&Back in time ranges"), "back", "Alt+Left"},
    {ActionId::RangeForward, "dashboard", TEXT("&Forward in time ranges"), "forward", "Alt+Right"},
    {ActionId::ZoomOut, "dashboard", TEXT("&Zoom out"), "zoom-out", "Ctrl+-"},
    {ActionId::AddPanel, "-dashboard", TEXT("&Add a panel…"), "plus", "Ctrl+Shift+N"},
    {ActionId::AddRow, "dashboard", TEXT("Add a r&ow"), "", ""},
    {ActionId::LockDashboard, "-dashboard", TEXT("&Lock against edits"), "lock", "Ctrl+L", true},
    {ActionId::StarDashboard, "dashboard", TEXT("S&tar on this computer"), "star", "", true},
    {ActionId::DashboardSettings, "dashboard", TEXT("Dashboard s&ettings…"), "settings", "Ctrl+Shift+,"},
    {ActionId::PageSources, "-dashboard", TEXT("Data &sources of this dashboard…"), "source", ""},
    {ActionId::ImportReport, "dashboard", TEXT("I&mport report"), "import", "", true},
    {ActionId::InspectPanel, "panel", TEXT("&Inspect…"), "search", "I"},
    {ActionId::CopyPicture, "-panel", TEXT("&Copy as picture"), "copy", "Ctrl+Shift+C"},
    {ActionId::SavePng, "panel", TEXT("Save as &PNG…"), "", ""},
    {ActionId::SaveSvg, "panel", TEXT("Save as &SVG…"), "", ""},
    {ActionId::SaveCsv, "panel", TEXT("Save data as CS&V…"), "", ""},
    {ActionId::DataSources, "tools", TEXT("&Data sources…"), "source", "Ctrl+Shift+D"},
    {ActionId::NextTab, "window", TEXT("&Next dashboard"), "", "Ctrl+Tab; Ctrl+PgDown"},
    {ActionId::PreviousTab, "window", TEXT("&Previous dashboard"), "", "Ctrl+Shift+Tab; Ctrl+PgUp"},
    {ActionId::Shortcuts, "help", TEXT("&Keyboard shortcuts"), "", "F1"},
    {ActionId::About, "help", TEXT("&About Promontory"), "", ""},
};

const std::pair<const char *, const char *> Menus[] = {
    {"file", TEXT("&File")},           {"edit", TEXT("&Edit")},     {"view", TEXT("&View")},
    {"dashboard", TEXT("&Dashboard")}, {"panel", TEXT("&Panel")},   {"tools", TEXT("&Tools")},
    {"window", TEXT("&Window")},       {"help", TEXT("&Help")},
};

#undef TEXT

QList<QKeySequence> keysOf(const char *text)
{
    return QKeySequence::listFromString(QString::fromLatin1(text), QKeySequence::PortableText);
}

} // namespace

Actions::Actions(QObject *parent) : QObject(parent)
{
    for (const ActionRow &row : Rows) {
        auto *action = new QAction(tr(row.text), this);
        action->setShortcuts(keysOf(row.keys));
        action->setCheckable(row.checkable);
        action->setObjectName(QString::fromLatin1(row.text).remove(u'&'));
        action->setProperty(IconName, QString::fromLatin1(row.icon));
        if (*row.icon)
            action->setIcon(themeIcon(QString::fromLatin1(row.icon)));
        m_actions.insert(int(row.id), action);
        m_order.append(action);
    }
}

void Actions::fill(QMenuBar *bar)
{
    for (const auto &[key, title] : Menus)
        m_menus.insert(QString::fromLatin1(key), bar->addMenu(tr(title)));
    for (const ActionRow &row : Rows) {
        QString key = QString::fromLatin1(row.menu);
        const bool separated = key.startsWith(u'-');
        QMenu *menu = m_menus.value(separated ? key.mid(1) : key);
        if (separated)
            menu->addSeparator();
        menu->addAction(action(row.id));
    }
}

QString Actions::iconName(const QAction *action)
{
    return action->property(IconName).toString();
}

QList<QAction *> Actions::panelActions() const
{
    QList<QAction *> actions;
    for (const ActionId id : {ActionId::ViewPanel, ActionId::InspectPanel, ActionId::DuplicatePanel,
                              ActionId::RenamePanel, ActionId::CopyPicture, ActionId::SavePng,
                              ActionId::SaveSvg, ActionId::SaveCsv, ActionId::RemovePanel})
        actions.append(action(id));
    return actions;
}

} // namespace Promontory
