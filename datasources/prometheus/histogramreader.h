#pragma once

#include "datasources/frame/frame.h"

#include <simdjson.h>

#include <vector>

namespace Promontory {

/// Reads `[[t,{count,sum,buckets?}],…]`, native histograms, behind `target`; what cannot be read is
/// counted in `bad` and left out.
simdjson::error_code readHistograms(simdjson::ondemand::value samples,
                                    std::vector<HistogramSample> &target, qint64 &bad);
/// Reads one `[t,{…}]`.
simdjson::error_code readHistogram(simdjson::ondemand::value pair,
                                   std::vector<HistogramSample> &target, qint64 &bad);

} // namespace Promontory
