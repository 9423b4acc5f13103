#pragma once

#include "widgets/theme/theme.h"

class QTextDocument;

namespace Promontory {

/// Gives a document the type of the design: 13/19, headings of 20, 16 and 13, code in the fixed
/// font on a quiet ground, tables with hairlines.
void applyTextLooks(QTextDocument *document, const Theme &theme);

} // namespace Promontory
