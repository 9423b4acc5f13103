#pragma once

#include <QString>

namespace Promontory {

/// A uid as a file name: letters, digits, "-" and "_" stay, everything else is percent-encoded, so that
/// a uid from a file cannot lead out of its folder. Long and empty ones become a hash.
QString stateFileName(const QString &uid);

} // namespace Promontory
