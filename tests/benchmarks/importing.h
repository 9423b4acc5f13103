#pragma once

#include "datasources/base/result.h"

#include <QList>
#include <QString>

namespace Promontory {

/// What opening one of Grafana's files costs.
struct ImportCost
{
    QString file;
    qint64 bytes = 0;
    qint64 panels = 0;
    double ms = 0;       ///< of the processor, the median round: from the bytes to dashboard and report
    qint64 allocated = 0; ///< what document, dashboard and report hold together

    double timesItsSize() const { return bytes > 0 ? double(allocated) / double(bytes) : 0; }
};

inline constexpr double AllowedImportMs = 50;
inline constexpr double AllowedImportTimes = 10;

/// Opens a file, or each JSON file of a folder, `rounds` times; what is no dashboard is left out.
Result<QList<ImportCost>> measureImports(const QString &path, int rounds);

} // namespace Promontory
