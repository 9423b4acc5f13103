#pragma once

#include "app/dashboard/dashboard.h"

#include <QStringList>

namespace Promontory {

/// In which form a dashboard is written for Grafana.
enum class GrafanaForm {
    Own,     ///< as it came from Grafana; a dashboard that did not: Classic
    Classic, ///< the classic model, schemaVersion 41, which Grafana 10 to 13 opens
    Share    ///< Classic for other people: no secrets, data sources as inputs
};

struct GrafanaExport
{
    Json document;
    QStringList notices; ///< what was converted or taken out: translated sentences, may be empty
};

/// The dashboard as a document of Grafana's. Pure; takes as long as an import.
GrafanaExport exportGrafana(const Dashboard &dashboard, GrafanaForm form);

} // namespace Promontory
