#pragma once

#include "datasources/base/result.h"
#include "datasources/json/json.h"
#include "datasources/transform/cells.h"

#include <functional>
#include <utility>

namespace Promontory {

/// What one text gives: names with values, each name once or more; the last one counts.
using TextParts = std::vector<std::pair<QString, Cell>>;
using TextSplitter = std::function<TextParts(const Cell &text)>;

/// How extractFields takes a text apart: "format" is "json" (with "jsonPaths": [{ path, alias }]),
/// "kvp" (a=b c:d), "delimiter" (with "delimiter"), "regexp" (with "regExp", named groups) or
/// "auto" (JSON, else pairs). Texts that cannot be read give nothing. Syntax errors are those of
/// the expression.
Result<TextSplitter> textSplitter(const Json &options);

} // namespace Promontory
