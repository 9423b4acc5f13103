#pragma once

#include <QString>

namespace Promontory {

/// Markdown with its nesting bounded: at most 8 quotes or list markers at the start of a line, at
/// most 32 blanks of indentation, at most 32 columns and 200 rows in a table and 6,000 cells in all
/// tables together, at most 3,000 lines. More costs layout time beyond all measure
/// (reliability-security 1.2).
QString boundedMarkdown(const QString &markdown);

} // namespace Promontory
