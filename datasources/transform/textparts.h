#pragma once

#include "datasources/base/result.h"
#include "datasources/json/json.h"
#include "datasources/transform/extractedcolumns.h"

#include <functional>

namespace Promontory {

/// Takes one text apart and puts what it finds into the current row.
using TextSplitter = std::function<void(const QString &text, ExtractedColumns &columns)>;

/// How extractFields takes a text apart: "format" is "json" (with "jsonPaths": [{ path, alias }]),
/// "kvp" (a=b c: d), "delimiter" (with "delimiter"), "regexp" (with "regExp", named groups) or
/// "auto" (JSON, else pairs). Values of pairs and groups are texts, also where they are digits.
/// Texts that cannot be read give nothing. Syntax errors are those of the expression.
Result<TextSplitter> textSplitter(const Json &options);

} // namespace Promontory
