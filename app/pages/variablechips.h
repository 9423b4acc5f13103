#pragma once

#include "app/query/variableresolver.h"
#include "widgets/controls/variablecontrol.h"

namespace Promontory {

/// The variables as the bar shows them, hidden ones left out.
QList<VariableControl> variableChips(const QList<ResolvedVariable> &variables);

/// Filters as the resolver takes them.
QString filterText(const QList<FilterChoice> &choices);

} // namespace Promontory
