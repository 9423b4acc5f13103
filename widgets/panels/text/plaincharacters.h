#pragma once

#include <QString>

class QTextDocument;

namespace Promontory {

/// The text without control characters other than tab and line break, without overrides and isolates of its
/// direction, and with few combining marks on one character (reliability-security D15). Marks that right-to-left
/// scripts need stay.
QString plainCharacters(const QString &text);

/// The same for what a document holds: entities bring in what the text of a file does not show.
void keepPlainCharacters(QTextDocument *document);

} // namespace Promontory
