#pragma once

#include "app/dashboard/dashboard.h"

namespace Promontory {

// Variables and annotations in the words of Grafana's classic model (grafana-dashboard 3, 15).

Json classicVariable(const VariableSpec &variable, const QString &fallbackSource);
Json classicAnnotation(const AnnotationQuery &annotation, const QString &fallbackSource);

/// The switch for notes made in Grafana, which every dashboard of Grafana has.
Json builtInAnnotation();

} // namespace Promontory
