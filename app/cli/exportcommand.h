#pragma once

#include <QString>
#include <QStringList>

namespace Promontory {

/// `promontory export FILE --to grafana|grafana-classic|grafana-share [-o OUT]`: writes a dashboard in a form
/// that Grafana opens. FILE is a dashboard of ours or one of Grafana's. The exit code: 0 done, 2 for a wrong
/// command line, a file that is no dashboard, or one that cannot be written.
int runExport(const QStringList &arguments);

/// The text of `promontory export --help`.
QString exportUsage();

} // namespace Promontory
