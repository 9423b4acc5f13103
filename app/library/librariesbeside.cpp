#include "app/library/librariesbeside.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostFiles = 200;
constexpr qint64 MostBytes = 16 * 1024 * 1024;       ///< of one file
constexpr qint64 MostBytesInAll = 64 * 1024 * 1024;

/// Nothing if it cannot be read; beside a dashboard may lie anything.
Json readBeside(const QFileInfo &info)
{
    QFile file(info.filePath());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return parseJson(file.read(MostBytes)).value_or(Json());
}

} // namespace

LibraryModels librariesBeside(const QString &path, const Json &document)
{
    QStringList missing = missingLibraries(document);
    LibraryModels found;
    if (missing.isEmpty() || path.isEmpty())
        return found;
    const QFileInfo own(path);
    const QFileInfoList files = own.absoluteDir().entryInfoList({u"*.json"_s}, QDir::Files | QDir::Readable, QDir::Name);
    qint64 bytes = 0;
    for (const QFileInfo &file : files.mid(0, MostFiles)) {
        if (missing.isEmpty())
            break;
        if (file == own || !file.isFile() || file.size() > MostBytes)
            continue;
        bytes += file.size();
        if (bytes > MostBytesInAll)
            break;
        const LibraryModels inside = libraryModelsIn(readBeside(file));
        for (const LibraryModel &one : inside) {
            if (missing.removeOne(one.uid))
                found.append({one.uid, one.name, one.model, file.fileName()});
        }
    }
    return found;
}

} // namespace Promontory
