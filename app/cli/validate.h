#pragma once

#include <QString>
#include <QStringList>

namespace Promontory {

/// `promontory validate FILE…`: says every fault of dashboard files on stderr, one a line, as
/// "file:line:column: message". The exit code: 0 no fault, 1 some, 2 a wrong command line.
int runValidate(const QStringList &arguments);

/// The text of `promontory validate --help`.
QString validateUsage();

} // namespace Promontory
