#pragma once

#include "widgets/controls/variablecontrol.h"

#include <functional>

namespace Promontory {

class VariableChip;

/// Chips for these variables, in their order. Chips of `before` whose variables stay are kept, so that an open
/// list or a field being typed in lives on; the others go.
QList<VariableChip *> chipsFor(const QList<VariableControl> &variables, QList<VariableChip *> before,
                               const std::function<VariableChip *(const QString &name)> &create);

} // namespace Promontory
