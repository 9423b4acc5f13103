#pragma once

#include "datasources/prometheus/answerdecoder.h"

namespace Promontory {

/// Decodes the answer of rules into one table frame with a row for each alert, and one for each alert rule that has
/// none now, in the server's order. Columns: "name", "state" ("firing", "pending", "inactive", or "error" and
/// "unknown" by the rule's health), "severity", "since" (milliseconds since the epoch, missing while nothing is
/// active), "value", "summary", "labels" (a JSON object), "group". Rules that record are left out. No frame when
/// there are no alert rules at all. Errors: those of decodeAnswer.
Result<QueryAnswer> decodeAlerts(QByteArray body, const DecodeContext &context);

} // namespace Promontory
