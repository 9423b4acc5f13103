#pragma once

#include "widgets/panels/paneltype.h"

#include <functional>

namespace Promontory {

/// Offers the kinds of panels in a menu under the pointer; `chosen` gets the id.
void pickPanelType(const PanelTypeRegistry &types, QWidget *window,
                   const std::function<void(const QString &type)> &chosen);

} // namespace Promontory
