#pragma once

#include <QStringList>

#include <functional>

namespace Promontory {

/// What runs the window on the arguments of the command line; the exit code.
using WindowRunner = std::function<int(const QStringList &arguments)>;

/// The program: a command without a window, or the window. Returns the exit code.
int runProgram(int argc, char **argv, const WindowRunner &runWindow);

} // namespace Promontory
