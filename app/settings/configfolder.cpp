#include "app/settings/configfolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

/// Qt 6.4 has no location for state (StateLocation came in 6.7). A relative path there is to be
/// ignored, says the specification.
QString xdgStatePath()
{
    const QString variable = qEnvironmentVariable("XDG_STATE_HOME");
    const QString base =
        QDir::isAbsolutePath(variable) ? variable : QString(QDir::homePath() + "/.local/state"_L1);
    return base + "/promontory"_L1;
}

ConfigFolder wantedFolder(const QString &argument)
{
    const QString given =
        argument.isEmpty() ? qEnvironmentVariable("PROMONTORY_CONFIG_DIR") : argument;
    if (given.isEmpty()) {
        const QString base =
            QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
        return {base + "/promontory"_L1, xdgStatePath()};
    }
    const QString path = QDir::cleanPath(QDir::current().absoluteFilePath(given));
    return {path, path + "/state"_L1};
}

/// Makes a folder that only its owner reads. An existing one keeps its mode: it may be shared on
/// purpose, and every secret in it is protected by itself.
bool makeFolder(const QString &path)
{
    if (QFileInfo(path).isDir())
        return true;
    constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    return QDir().mkpath(path) && QFile::setPermissions(path, ownerOnly);
}

} // namespace

QString ConfigFolder::filePath(const QString &name) const
{
    return path + u'/' + name;
}

QString ConfigFolder::stateFilePath(const QString &name) const
{
    return statePath + u'/' + name;
}

Result<ConfigFolder> openConfigFolder(const QString &argument)
{
    const ConfigFolder folder = wantedFolder(argument);
    for (const QString &path : {folder.path, folder.statePath}) {
        if (!makeFolder(path)) {
            return failure(ErrorKind::Storage,
                           QCoreApplication::translate("Promontory::ConfigFolder",
                                                       "The folder %1 cannot be made.")
                               .arg(path));
        }
    }
    return folder;
}

} // namespace Promontory
