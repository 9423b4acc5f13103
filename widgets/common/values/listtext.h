#pragma once

#include "datasources/format/formatvalue.h"
#include "datasources/frame/reducer.h"

namespace Promontory {

/// All values that a reducer of lists gives, as one line of at most a hundred: "1 s, 2 s".
QString listText(const Reducer &reducer, std::span<const double> values, const FieldConfig &config,
                 const FormatContext &context = {});

} // namespace Promontory
