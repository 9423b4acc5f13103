#pragma once

#include "datasources/json/json.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace Promontory {

/// A document of the classic form for other people, as Grafana's "export for sharing externally" writes it
/// (grafana-dashboard 5.9): `__inputs` for its data sources, `__requires`, no id, no saved options of
/// queried variables, no secrets. `sourceNames` gives the names of data sources by their uids; `inputs` are
/// those that the document had before. What was taken out is said in `notices`.
Json sharedDocument(const Json &classic, const Json &inputs, const QHash<QString, QString> &sourceNames,
                    QStringList &notices);

} // namespace Promontory
