#pragma once

class QProcess;

namespace Promontory {

/// Makes the kernel end the child when this program ends, however it ends (prctl(2),
/// PR_SET_PDEATHSIG). The signal is tied to the thread that starts the process: start it from the
/// main thread, which lives as long as the program.
void endWithThisProgram(QProcess &process);

} // namespace Promontory
