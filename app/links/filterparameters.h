#pragma once

#include "app/variables/labelfilters.h"

#include <optional>

namespace Promontory {

/// A filter as addresses of dashboards carry it: "job|=|api", "job|=__gfp__|api|web". Not encoded.
QString filterParameter(const LabelFilter &filter);

/// The same read back; nothing for texts without a label and an operator.
std::optional<LabelFilter> filterFromParameter(const QString &text);

} // namespace Promontory
