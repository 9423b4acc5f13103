#pragma once

#include <QString>
#include <QStringList>

namespace Promontory {

/// `promontory import IN -o OUT --report REPORT [--check]`: opens a Grafana dashboard, saves it as one of
/// ours and says what became of each key. The exit code: 0 done, 1 with --check if anything is not exact,
/// 2 for a wrong command line, a file that is no dashboard, or one that cannot be written.
int runImport(const QStringList &arguments);

/// The text of `promontory import --help`.
QString importUsage();

} // namespace Promontory
