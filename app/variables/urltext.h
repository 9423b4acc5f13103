#pragma once

#include "app/variables/interpolate.h"
#include "app/variables/templateparts.h"

#include <QString>
#include <QStringList>

namespace Promontory {

/// "var-job=api", once for each value, by the names of the variables.
QStringList variableParameters(const VariableValues &values);

/// ${__url}, ${__url.path}, ${__url.params}: the address under which Grafana would show this dashboard now,
/// "/d/UID?from=…&to=…&var-…". The formats "include:a,b" and "exclude:a,b" choose among the parameters.
QString urlText(const TemplatePart &part, const VariableValues &values, const MacroContext &context);

} // namespace Promontory
