#include "app/import/exportgrafana.h"

namespace Promontory {

GrafanaExport exportGrafana(const Dashboard &dashboard, GrafanaForm)
{
    return {dashboard.original, {}};
}

} // namespace Promontory
