#pragma once

#include <QString>

namespace Promontory {

/// Text from outside as one safe line: no control characters, no direction overrides, no floods of
/// combining marks, runs of white space as one blank, at most `limit` characters and then "…"
/// (reliability-security D15).
QString oneLine(const QString &text, qsizetype limit = 300);

} // namespace Promontory
