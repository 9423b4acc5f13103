#pragma once

#include <QDirIterator>
#include <QFile>
#include <QStringList>

namespace Promontory {

/// One source file of ours, path relative to the repository, lines without their ends.
struct SourceFile
{
    QString path;
    QStringList lines;
};

/// Every .h and .cpp below these folders, sorted by path.
inline QList<SourceFile> sourceFiles(const QStringList &folders)
{
    const QString root = QStringLiteral(PROMONTORY_SOURCE_DIR);
    QList<SourceFile> files;
    for (const QString &folder : folders) {
        const QString start = root + QLatin1Char('/') + folder;
        QDirIterator walk(start, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                          QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            QFile file(walk.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QString text = QString::fromUtf8(file.readAll());
            files.append({file.fileName().mid(root.size() + 1), text.split(QLatin1Char('\n'))});
        }
    }
    std::sort(files.begin(), files.end(),
              [](const SourceFile &a, const SourceFile &b) { return a.path < b.path; });
    return files;
}

} // namespace Promontory
