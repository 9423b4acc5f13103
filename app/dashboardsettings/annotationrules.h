#pragma once

#include "app/dashboard/dashboard.h"

#include <QString>

namespace Promontory {

/// What keeps an annotation from being asked, by its fields; empty texts: nothing.
struct AnnotationFault
{
    QString name;
    QString expression;
    QString step;

    bool isEmpty() const { return name.isEmpty() && expression.isEmpty() && step.isEmpty(); }
    /// The first of them.
    QString message() const { return !name.isEmpty() ? name : !expression.isEmpty() ? expression : step; }
};

AnnotationFault checkAnnotation(const AnnotationQuery &annotation);

} // namespace Promontory
