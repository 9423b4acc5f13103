#pragma once

#include "app/window/commandlist.h"

namespace Promontory {

class Actions;
class DashboardPage;

/// All that can be found now: the panels of this page (may be null), the actions that are enabled, and these
/// files, opened by `open`.
QList<CommandEntry> commandEntries(const Actions &actions, DashboardPage *page, const QStringList &files,
                                   const std::function<void(const QString &path)> &open);

} // namespace Promontory
