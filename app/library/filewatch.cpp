#include "app/library/filewatch.h"

#include "app/library/savefile.h"

#include <QFile>
#include <QFileInfo>
#include <QtConcurrentRun>

namespace Promontory {

namespace {

constexpr int QuietMs = 250;

} // namespace

FileWatch::FileWatch(QThreadPool &pool, QObject *parent) : QObject(parent), m_pool(pool)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(QuietMs);
    const auto touched = [this] { m_quiet.start(); };
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, touched);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, touched);
    connect(&m_quiet, &QTimer::timeout, this, &FileWatch::look);
    connect(&m_reading, &QFutureWatcher<QByteArray>::finished, this, &FileWatch::compare);
}

void FileWatch::watch(const QString &path, const QByteArray &hash)
{
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    if (!watched.isEmpty())
        m_watcher.removePaths(watched);
    m_quiet.stop();
    m_path = path;
    m_known = hash;
    m_gone = false;
    watchAgain();
}

void FileWatch::setKnown(const QByteArray &hash)
{
    m_known = hash;
    m_gone = false;
    watchAgain();
}

void FileWatch::watchAgain()
{
    if (m_path.isEmpty())
        return;
    const QString folder = QFileInfo(m_path).absolutePath();
    if (!m_watcher.directories().contains(folder))
        m_watcher.addPath(folder);
    if (!m_watcher.files().contains(m_path) && QFileInfo::exists(m_path))
        m_watcher.addPath(m_path);
}

void FileWatch::look()
{
    if (m_path.isEmpty())
        return;
    if (m_reading.isRunning()) {
        m_quiet.start();
        return;
    }
    watchAgain();
    m_readPath = m_path;
    m_reading.setFuture(QtConcurrent::run(&m_pool, [path = m_path] {
        QFile file(path);
        const bool readable = QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly);
        return readable ? contentHash(file.readAll()) : QByteArray();
    }));
}

void FileWatch::compare()
{
    const QByteArray hash = m_reading.result();
    if (m_readPath != m_path)
        return;
    if (hash.isEmpty()) {
        if (!std::exchange(m_gone, true))
            emit vanished();
        return;
    }
    m_gone = false;
    if (hash == m_known)
        return;
    m_known = hash;
    emit changed(hash);
}

} // namespace Promontory
