#pragma once

#include "app/dashboard/dashboard.h"
#include "app/variables/interpolate.h"
#include "datasources/base/result.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace Promontory {

/// One variable as the bar shows it.
struct ResolvedVariable
{
    VariableSpec spec;
    QList<VariableOption> options; ///< without All
    QStringList chosen;            ///< values; "$__all" for All
    std::optional<Error> error;    ///< why there are no options
    bool loading = false;
};

/// The choice that the file was saved with.
QStringList savedChoice(const VariableSpec &spec);

/// Several values, All; the default for kinds that have neither.
VariableSelection selectionOf(const VariableSpec &spec);

/// The options that the document itself holds; nothing for kinds that have none there.
std::optional<QList<VariableOption>> ownOptions(const VariableSpec &spec);

/// What queries and texts put in place of the variable.
VariableValue valueOf(const ResolvedVariable &variable, const TimeRange &range);

} // namespace Promontory
