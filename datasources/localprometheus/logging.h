#pragma once

#include <QLoggingCategory>

namespace Promontory {

Q_DECLARE_LOGGING_CATEGORY(localPrometheusLog)

} // namespace Promontory
