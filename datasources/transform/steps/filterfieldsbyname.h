#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// Keeps the included fields without the excluded ones in every frame; frames that lose all fields
/// go.
Result<Frames> filterFieldsByName(const Frames &frames, const Json &options,
                                  const TransformContext &context);
/// The same with matchers of fields ("include", "exclude": { id, options }).
Result<Frames> filterFields(const Frames &frames, const Json &options,
                            const TransformContext &context);

} // namespace Promontory
