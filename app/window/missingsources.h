#pragma once

#include "app/import/importgrafana.h"
#include "datasources/core/datasourceregistry.h"

#include <QList>

namespace Promontory {

/// The data sources that the dashboard names: its own, its panels', queries', variables' and annotations',
/// each once. References to variables, to special names and to the default source are left out.
QList<SourceReference> namedSources(const Dashboard &dashboard);

/// What the choice of a source for "${DS_PROMETHEUS}" and its kin is remembered for: the dashboard's uid, or
/// its title if it has none.
QString sourceScope(const Dashboard &dashboard);

/// The uid of the source that a reference most probably means here: one of the same name, the only one, the
/// default one. Empty without sources.
QString suggestedSource(const SourceReference &reference, const QList<SourceSettings> &sources);

} // namespace Promontory
