#include "app/import/exportgrafana.h"

#include "app/import/exportclassic.h"
#include "app/import/exportedited.h"
#include "app/import/importgrafana.h"

namespace Promontory {

GrafanaExport exportGrafana(const Dashboard &dashboard, GrafanaForm form)
{
    if (form == GrafanaForm::Own && isGrafanaDocument(dashboard.original))
        return editedOriginal(dashboard);
    return {classicJson(withNumberIds(dashboard)), {}};
}

} // namespace Promontory
