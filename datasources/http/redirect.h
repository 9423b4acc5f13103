#pragma once

#include "datasources/base/result.h"
#include "datasources/http/httprequest.h"

namespace Promontory {

/// Where an answer of status 3xx may lead: the same origin, or the same host over TLS, with the
/// method unchanged. Anything else is an error of kind Redirect that names the target; nothing is
/// sent there.
Result<QUrl> redirectTarget(const QUrl &from, const QByteArray &location, int status,
                            HttpMethod method);

bool isRedirect(int status);

} // namespace Promontory
