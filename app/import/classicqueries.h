#pragma once

#include "app/import/marked.h"

namespace Promontory {

/// A reference to a data source in any of its spellings (grafana-dashboard 5.9).
struct SourceRef
{
    QString id;   ///< uid, name, "${DS_X}", "$ds"; empty: the default source
    QString type; ///< "prometheus" for all of its kin; empty if it is not said
    bool isMixed = false;
    bool isDashboard = false; ///< the result of another panel

    bool isEmpty() const { return id.isEmpty() && type.isEmpty() && !isMixed && !isDashboard; }
};

/// Reads and marks "datasource". Queries go by the type too, variables and annotations by the uid alone.
SourceRef readSourceRef(const Json &json, ImportLedger &ledger, bool typeMatters = true);

/// `targets` and the panel's `datasource`.
void readQueries(const Marked &panel, PanelSpec &spec);

/// `transformations`.
void readTransforms(const Marked &panel, PanelSpec &spec);

} // namespace Promontory
