#pragma once

#include "app/links/panellinks.h"
#include "widgets/common/values/linkmenu.h"

class QMenu;

namespace Promontory {

class DashboardBoard;
class PanelSlot;

/// Adds links of a file to a menu; those that cannot be followed say why in their tool tips.
void addOffered(QMenu *menu, const QList<OfferedLink> &links, const FollowLink &follow);

/// Follows a panel's only link; several are offered in a menu at this point of the screen.
void followPanelLinks(DashboardBoard &board, const PanelSlot &slot, const QPoint &position);

/// Adds a menu of the panel's links and of the data links of the values it shows; nothing without any.
void addLinkMenu(QMenu *menu, DashboardBoard &board, const PanelSlot &slot);

/// What the sign of a panel's links says; empty without any.
QString linkTipOf(const QList<OfferedLink> &links);

} // namespace Promontory
