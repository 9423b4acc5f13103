#pragma once

#include "app/variables/interpolate.h"

namespace Promontory {

/// A value written in one of the formats of grafana-dashboard 4.2; unknown formats count as "glob".
/// `format` may carry arguments behind a colon. `name` is the variable's, for the formats that show it.
QString valueText(const VariableValue &value, const QString &name, QStringView format, const QTimeZone &zone);

/// As a regular expression of its own: special characters with one backslash.
QString regexEscaped(const QString &text);

} // namespace Promontory
