#include "app/dashboardsettings/annotationrules.h"

#include <QCoreApplication>

namespace Promontory {

namespace {

struct AnnotationTexts
{
    Q_DECLARE_TR_FUNCTIONS(AnnotationRules)
};

} // namespace

AnnotationFault checkAnnotation(const AnnotationQuery &annotation)
{
    AnnotationFault fault;
    if (annotation.name.trimmed().isEmpty())
        fault.name = AnnotationTexts::tr("Annotations need a name; their switch shows it.");
    if (annotation.expression.trimmed().isEmpty())
        fault.expression = AnnotationTexts::tr("Without an expression there is nothing to ask.");
    const QString step = annotation.step.trimmed();
    const bool hasVariable = step.contains(u'$') || step.contains(QStringLiteral("[["));
    if (!step.isEmpty() && !hasVariable && parseInterval(step).value_or(0) <= 0)
        fault.step = AnnotationTexts::tr("This is no time span. Write for example 30s or 5m.");
    return fault;
}

} // namespace Promontory
