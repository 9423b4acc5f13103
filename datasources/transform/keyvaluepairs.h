#pragma once

#include "datasources/transform/extractedcolumns.h"

namespace Promontory {

/// Pairs such as `a=b c: "d e", f`: a name, "=" or ":", a value; white space, commas, semicolons,
/// ampersands and braces between. Words may stand in quotes of either kind, a backslash takes the next
/// character as it is, and a word that nothing follows is a name with an empty value.
void addKeyValuePairs(QStringView text, ExtractedColumns &columns);

} // namespace Promontory
