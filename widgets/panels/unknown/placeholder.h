#pragma once

#include "datasources/json/json.h"

#include <QString>

namespace Promontory {

/// What stands behind a placeholder: the options that UnknownView takes.
struct Placeholder
{
    QString type;    ///< as the file names it; may be empty
    QString library; ///< name of a library panel that the file does not hold; else empty

    /// Why there is a placeholder, in two sentences.
    QString sentence() const;
    bool operator==(const Placeholder &) const = default;
};

Placeholder placeholderFrom(const Json &options);
Json toJson(const Placeholder &placeholder);

} // namespace Promontory
