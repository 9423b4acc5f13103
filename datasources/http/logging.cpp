#include "datasources/http/logging.h"

namespace Promontory {

Q_LOGGING_CATEGORY(httpLog, "promontory.http", QtWarningMsg)

} // namespace Promontory
