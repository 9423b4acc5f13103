#pragma once

#include "datasources/format/formatvalue.h"
#include "datasources/format/unittable.h"

namespace Promontory {

/// A number by the rule of its unit, without mappings and colours. NaN and infinities are written as
/// such; a missing sample is the caller's business.
FormattedValue unitText(double value, const UnitDefinition &unit, std::optional<int> decimals,
                        const FormatContext &context);

} // namespace Promontory
