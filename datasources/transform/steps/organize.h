#pragma once

#include "datasources/transform/transform.h"

namespace Promontory {

/// Drops, orders and renames the fields of every frame. Options name fields as they are called
/// before.
Result<Frames> organizeFields(const Frames &frames, const Json &options,
                              const TransformContext &context);
/// Only the order of "organize": fields that are not listed follow those that are.
Result<Frames> orderFields(const Frames &frames, const Json &options,
                           const TransformContext &context);
/// Only the names of "organize".
Result<Frames> renameFields(const Frames &frames, const Json &options,
                            const TransformContext &context);

} // namespace Promontory
