#pragma once

#include "datasources/prometheus/answerdecoder.h"

namespace Promontory {

/// Decodes the answer of query_exemplars into one table frame: "Time", "Value", "Labels" (`trace_id=…` and the
/// labels of its series, a line each), ascending by time. No frame without exemplars; of very many the largest
/// of each stretch of time are kept. Errors: those of decodeAnswer.
Result<QueryAnswer> decodeExemplars(QByteArray body, const DecodeContext &context);

} // namespace Promontory
