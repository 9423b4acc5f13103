#pragma once

#include "app/edit/variablekinds.h"
#include "app/edit/variablerenames.h"

#include <QString>

namespace Promontory {

/// The words for a kind of variable.
QString variableKindText(VariableKind kind);
/// What a variable is made of, in one line: its query, its values.
QString definitionText(const VariableSpec &variable);
/// "12 panels and the variables a, b"
QString usesText(const VariableUses &uses);

} // namespace Promontory
