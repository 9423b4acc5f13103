#pragma once

#include "app/dashboard/dashboard.h"

#include <functional>

namespace Promontory {

/// What to do with the texts of a dashboard that may name variables.
struct TemplateMap
{
    std::function<QString(const QString &)> text; ///< "$job", "up{job=~\"${job}\"}"
    std::function<QString(const QString &)> name; ///< a variable's name alone, as repeats have it
};

// Puts every text in which variables are replaced through the map. What does not change stays
// shared. The names of the variables themselves stay.

PanelSpec mapTemplates(PanelSpec panel, const TemplateMap &map);
Row mapTemplates(Row row, const TemplateMap &map);
AnnotationQuery mapTemplates(AnnotationQuery annotation, const TemplateMap &map);
DashboardLink mapTemplates(DashboardLink link, const TemplateMap &map);
VariableSpec mapTemplates(VariableSpec variable, const TemplateMap &map);
Dashboard mapTemplates(Dashboard dashboard, const TemplateMap &map);

} // namespace Promontory
