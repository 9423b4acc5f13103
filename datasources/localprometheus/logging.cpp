#include "datasources/localprometheus/logging.h"

namespace Promontory {

Q_LOGGING_CATEGORY(localPrometheusLog, "promontory.localprometheus", QtWarningMsg)

} // namespace Promontory
