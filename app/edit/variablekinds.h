#pragma once

#include "app/dashboard/dashboard.h"

namespace Promontory {

/// The kinds of variables, in the order of VariableSpec.
enum class VariableKind {
    Query,
    Custom,
    Constant,
    Interval,
    Text,
    Source,
    Filters,
    Switch,
    Groups
};
inline constexpr int VariableKindCount = 9;
static_assert(std::variant_size_v<VariableSpec> == VariableKindCount);

VariableKind kindOf(const VariableSpec &variable);
/// A new variable of a kind, ready to be filled in.
VariableSpec newVariable(VariableKind kind, const QString &name);
/// Another kind under the same name; what both kinds have is carried over. The same kind: no
/// change.
VariableSpec convertVariable(const VariableSpec &variable, VariableKind kind);
/// A copy under a name that is free.
VariableSpec duplicateVariable(const VariableSpec &variable, const QList<VariableSpec> &variables);
/// `stem`, or with the first number that makes it free.
QString freshVariableName(const QString &stem, const QList<VariableSpec> &variables);

} // namespace Promontory
