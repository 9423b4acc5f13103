/// app/render draws dashboards without a window.
#pragma once

#include <QStringList>

namespace Promontory {

/// `promontory render …`: exit code 0 if all panels were drawn, 1 if some failed, 2 if the input cannot be
/// used. Expects a QApplication that is not running yet.
int runRender(const QStringList &arguments);

} // namespace Promontory
