#pragma once

#include "datasources/base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace Promontory {

/// Writes a whole file, or leaves it as it is. Tests hand in one that fails.
using FileSaver = std::function<Result<void>(const QString &path, const QByteArray &bytes)>;

/// The one for files of the configuration: app/library's saveAtomically().
FileSaver atomicFileSaver();

} // namespace Promontory
