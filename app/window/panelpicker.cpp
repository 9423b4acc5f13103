#include "app/window/panelpicker.h"

#include "widgets/theme/icons.h"

#include <QCursor>
#include <QMenu>

namespace Promontory {

void pickPanelType(const PanelTypeRegistry &types, QWidget *window,
                   const std::function<void(const QString &)> &chosen)
{
    auto *menu = new QMenu(window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (const QString &id : types.ids()) {
        const PanelTypeInfo info = types.find(id).info();
        QAction *action = menu->addAction(themeIcon(info.icon), info.name);
        action->setToolTip(info.description);
        QObject::connect(action, &QAction::triggered, window, [chosen, id] { chosen(id); });
    }
    menu->popup(QCursor::pos());
}

} // namespace Promontory
