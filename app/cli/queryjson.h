#pragma once

#include "datasources/core/query.h"

#include <QByteArray>

namespace Promontory {

/// An answer in the shape of the HTTP API: {"status":"success","data":{"resultType":…,"result":…}}.
QByteArray toApiJson(const QueryAnswer &answer);

} // namespace Promontory
