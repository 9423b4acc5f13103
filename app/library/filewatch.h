#pragma once

#include <QByteArray>
#include <QFileSystemWatcher>
#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace Promontory {

/// Says when another program changes a file. Watches the folder as well as the file: a watch on the
/// file alone goes deaf after the first atomic save (measured, 1.2 row 30). Bursts are awaited, and
/// only another content counts. The file is read on the pool, which outlives this object.
class FileWatch : public QObject
{
    Q_OBJECT

public:
    explicit FileWatch(QThreadPool &pool, QObject *parent = nullptr);

    /// Watches this file from now on; empty: none. `hash` is of the content that is known.
    void watch(const QString &path, const QByteArray &hash);
    /// The content that is known now, as after a save.
    void setKnown(const QByteArray &hash);

signals:
    void changed(const QByteArray &hash);
    void vanished();

private:
    void look();
    void compare();
    void watchAgain();

    QThreadPool &m_pool;
    QFileSystemWatcher m_watcher;
    QTimer m_quiet;
    QFutureWatcher<QByteArray> m_reading;
    QString m_path;
    QString m_readPath;
    QByteArray m_known;
    bool m_gone = false;
};

} // namespace Promontory
