#pragma once

namespace Promontory {

/// The program: a command without a window, or the window. Returns the exit code.
int runProgram(int argc, char **argv);

} // namespace Promontory
