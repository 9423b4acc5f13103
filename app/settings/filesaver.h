#pragma once

#include "datasources/base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace Promontory {

/// Writes a whole file atomically and verified; app/library's saveAtomically() outside tests.
using FileSaver = std::function<Result<void>(const QString &path, const QByteArray &bytes)>;

} // namespace Promontory
