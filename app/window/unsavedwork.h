#pragma once

#include <functional>

class QWidget;

namespace Promontory {

class DashboardFiles;
class DashboardPage;

/// Asks once whether to save, throw away or go on, without blocking. `done` follows unless the user goes on
/// working or the save fails.
void askAboutUnsavedWork(DashboardPage &page, DashboardFiles &files, QWidget *window,
                         const std::function<void()> &done);

} // namespace Promontory
