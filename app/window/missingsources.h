#pragma once

#include "app/dashboard/dashboard.h"

#include <QStringList>

namespace Promontory {

/// The uids of data sources that the dashboard names: its own, its panels', queries', variables' and
/// annotations', each once, in order. References to variables and special names are left out.
QStringList namedSources(const Dashboard &dashboard);

} // namespace Promontory
