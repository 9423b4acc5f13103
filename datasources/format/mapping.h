#pragma once

#include "datasources/frame/fieldconfig.h"

#include <QList>
#include <QString>

#include <optional>

namespace Promontory {

/// The first mapping that a number hits, in list order; a missing sample is null, NaN is NaN.
std::optional<MappingResult> mapNumber(double value, const QList<ValueMapping> &mappings);
/// The same for a text; regular expressions may put parts of it ($1) into the result.
std::optional<MappingResult> mapText(const QString &text, const QList<ValueMapping> &mappings);

} // namespace Promontory
