#pragma once

#include "datasources/json/json.h"

#include <QDir>
#include <QFile>

namespace Promontory {

/// The folder of other people's dashboards that tests read where it is at hand: below PROMONTORY_SHARED, else
/// beside the sources. It may be missing.
inline QDir corpusFolder(const QString &sources)
{
    using namespace Qt::StringLiterals;
    return QDir(qEnvironmentVariable("PROMONTORY_SHARED", QDir(sources).filePath(u"../shared"_s))
                + u"/corpus/grafana"_s);
}

/// The JSON of a file; Undefined if it cannot be read.
inline Json readJsonFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return parseJson(file.readAll()).value_or(Json());
}

} // namespace Promontory
