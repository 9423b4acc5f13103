#pragma once

#include "app/dashboard/dashboard.h"

#include <QHash>
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

/// The dashboard as a document of Grafana's. `sourceNames` are the names of data sources by their uids, for
/// the inputs of a shared document. Pure; takes a few times as long as an import.
GrafanaExport exportGrafana(const Dashboard &dashboard, GrafanaForm form,
                            const QHash<QString, QString> &sourceNames = {});

} // namespace Promontory
