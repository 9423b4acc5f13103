#pragma once

#include "app/dashboard/dashboard.h"
#include "app/variables/interpolate.h"

#include <QList>
#include <QStringList>

namespace Promontory {

/// The value that stands for all options.
inline constexpr QLatin1StringView AllValue("$__all");
/// The value of an interval variable that follows the range.
inline constexpr QLatin1StringView AutoInterval("$__auto");

/// What is chosen after the options changed (grafana-dashboard 3.6): what is still there stays, else the
/// first option or All. `keepUnknown` lets values survive that are no options, as choices from outside do.
QStringList chosenAfterRefresh(const QStringList &chosen, const QList<VariableOption> &options,
                               const VariableSelection &selection, bool keepUnknown = false);

/// The value of a variable with options. `fromServer`: see VariableValue.
VariableValue chosenValue(const QStringList &chosen, const QList<VariableOption> &options,
                          const VariableSelection &selection, bool fromServer);

/// A plain text: constants, text fields.
VariableValue textValue(const QString &text);

/// What can be chosen for an interval, with "auto" in front if the variable has it.
QList<VariableOption> intervalOptions(const IntervalVariable &variable);
/// The value of an interval variable; "auto" is worked out from the range.
VariableValue intervalValue(const IntervalVariable &variable, const QString &chosen, const TimeRange &range);

} // namespace Promontory
