#pragma once

#include "app/pages/dashboardpage.h"

#include <optional>

namespace Promontory {

/// What a person chose on a page as one line of JSON for the session, and back; nothing from anything else.
QString viewToText(const PageView &view);
std::optional<PageView> viewFromText(const QString &text);

} // namespace Promontory
