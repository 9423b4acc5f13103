#pragma once

#include <QString>

namespace Promontory {

/// A text of a file or a server as a tool tip: tool tips guess whether a text is markup, so it becomes markup that
/// shows the text as it stands. Line ends stay; direction overrides and control characters go; at most 2,000
/// characters. Empty for an empty text.
QString toolTipText(const QString &text);

} // namespace Promontory
