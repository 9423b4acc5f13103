#pragma once

#include "app/dashboard/dashboard.h"

namespace Promontory {

// Variables and annotations in the words of Grafana's classic model (grafana-dashboard 3, 15).

Json classicVariable(const VariableSpec &variable, const QString &fallbackSource);
Json classicAnnotation(const AnnotationQuery &annotation, const QString &fallbackSource);
/// The same with what is asked in `target`, if the source has it there.
Json askedInTarget(Json classic, const Json &source);

/// The switch for notes made in Grafana, which every dashboard of Grafana has.
Json builtInAnnotation();

} // namespace Promontory
