#pragma once

#include "datasources/base/error.h"

namespace Promontory {

/// A query of a panel that cannot be asked or was answered with an error.
struct QueryFailure
{
    QString refId;
    Error error;

    bool operator==(const QueryFailure &) const = default;
};

} // namespace Promontory
