/// app/settings holds what the user keeps between two runs: folders, data sources, secrets, the
/// session; and the window to edit data sources. Dashboards themselves are in app/library.
#pragma once

#include "datasources/base/result.h"

#include <QString>

namespace Promontory {

/// The two folders of one configuration of this program.
struct ConfigFolder
{
    QString path;      ///< sources.json, secrets.json, session.ini; absolute, exists, mode 0700
    QString statePath; ///< data of local Prometheus servers, journals; absolute, exists, mode 0700

    bool operator==(const ConfigFolder &) const = default;

    QString filePath(const QString &name) const;
    QString stateFilePath(const QString &name) const;
};

/// Finds and makes the folders. The argument of --config-dir comes first, then the environment's
/// PROMONTORY_CONFIG_DIR, both with the state in their folder "state"; else those of the XDG base
/// directory specification. Fails with Storage.
Result<ConfigFolder> openConfigFolder(const QString &argument = {});

} // namespace Promontory
