#include "app/import/exportgrafana.h"

#include "app/import/exportclassic.h"

namespace Promontory {

GrafanaExport exportGrafana(const Dashboard &dashboard, GrafanaForm form)
{
    if (form == GrafanaForm::Own && !dashboard.original.isUndefined())
        return {dashboard.original, {}};
    return {classicJson(withNumberIds(dashboard)), {}};
}

} // namespace Promontory
