#pragma once

class QWidget;

namespace Promontory {

class Actions;

/// All keys of the window, as a table in a dialog that does not block.
void showShortcuts(const Actions &actions, QWidget *window);
/// What this program is, its version and its licence.
void showAbout(QWidget *window);

} // namespace Promontory
