#pragma once

#include "app/dashboard/dashboard.h"
#include "app/dashboard/readplace.h"
#include "datasources/base/result.h"

#include <QHash>
#include <QList>
#include <QStringList>

namespace Promontory {

/// In which order variables are resolved.
struct VariableOrder
{
    QList<qsizetype> indexes;     ///< of all variables, dependencies first, else as in the document
    QHash<QString, Error> errors; ///< variables that lie on a circle, or too deep; they stay unresolved
};

/// Chains of more than this many variables are an error.
inline constexpr int DeepestVariableChain = 20;

/// Names that a variable's query, expression or source refer to, its own included if it does.
QStringList dependenciesOf(const VariableSpec &variable);

VariableOrder orderVariables(const QList<VariableSpec> &variables);

/// The errors of that order at the places of their variables, as faults of the document.
QList<ReadFault> variableFaults(const QList<VariableSpec> &variables);

/// The variables that have to be resolved anew when `name` changed, in order, without `name` itself.
QStringList dependentsOf(const QString &name, const QList<VariableSpec> &variables);

} // namespace Promontory
