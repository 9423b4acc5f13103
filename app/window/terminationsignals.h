#pragma once

#include <QObject>

class QSocketNotifier;

namespace Promontory {

/// Hears SIGTERM, SIGINT and SIGHUP and tells the event loop, so that the program ends as by hand. One object
/// for the process, on the main thread.
class TerminationSignals : public QObject
{
    Q_OBJECT

public:
    explicit TerminationSignals(QObject *parent = nullptr);
    /// The signals kill the process again.
    ~TerminationSignals() override;

signals:
    void received();

private:
    void read();

    int m_ends[2] = {-1, -1}; ///< the handler writes into the second, the notifier reads the first
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace Promontory
