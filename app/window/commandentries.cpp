#include "app/window/commandentries.h"

#include "app/pages/dashboardpage.h"
#include "app/window/actions.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Promontory::CommandEntries", text);
}

void addPanels(QList<CommandEntry> &entries, DashboardPage *page)
{
    for (const BoardEntry &panel : page->board().entries()) {
        if (!panel.title.isEmpty())
            entries.append({panel.title, tr("Panel"), panel.type, [page = QPointer(page), id = panel.key] {
                                if (page)
                                    page->showPanel(id);
                            }});
    }
}

QString folderText(const QString &path)
{
    const QString folder = QFileInfo(path).path();
    return folder.startsWith(QDir::homePath()) ? u'~' + folder.mid(QDir::homePath().size()) : folder;
}

} // namespace

QList<CommandEntry> commandEntries(const Actions &actions, DashboardPage *page, const QStringList &files,
                                   const std::function<void(const QString &path)> &open)
{
    QList<CommandEntry> entries;
    if (page)
        addPanels(entries, page);
    for (QAction *action : actions.all()) {
        if (action->isEnabled() && action != actions.action(ActionId::FindCommand))
            entries.append({action->text().remove(u'&'),
                            action->shortcut().toString(QKeySequence::NativeText),
                            Actions::iconName(action), [action] { action->trigger(); }});
    }
    for (const QString &path : files)
        entries.append({QFileInfo(path).fileName(), folderText(path), u"file"_s,
                        [open, path] { open(path); }});
    return entries;
}

} // namespace Promontory
