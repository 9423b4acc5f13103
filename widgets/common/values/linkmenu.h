#pragma once

#include "widgets/common/values/datalinks.h"

#include <functional>

class QMenu;
class QPoint;
class QWidget;

namespace Promontory {

using FollowLink = std::function<void(const QUrl &)>;

/// Adds the links to a menu, each with its address as the tool tip.
void addLinks(QMenu *menu, const QList<ShownLink> &links, const FollowLink &follow);

/// Follows the link that a click means; several are offered in a menu at this point of the screen.
void followLinks(const QList<ShownLink> &links, QWidget *owner, const QPoint &position, const FollowLink &follow);

} // namespace Promontory
