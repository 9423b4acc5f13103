#pragma once

#include <QString>

namespace Promontory {

/// HTML from outside as HTML that a text document may be given (reliability-security D10): only the
/// tags of an allow-list, no attribute but links to http, https and mailto, colours and bounded
/// spans of cells; no pictures; well-formed; tables at most 3 deep, everything at most 32 deep, at
/// most 6,000 cells.
QString sanitizedHtml(const QString &html);

} // namespace Promontory
