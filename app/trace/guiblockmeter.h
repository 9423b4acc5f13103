#pragma once

#include <QElapsedTimer>
#include <QObject>

#include <vector>

namespace Promontory {

/// How long the GUI thread works without going back to its event loop's wait: the spans between
/// the dispatcher's awake() and aboutToBlock(). Counted from start() on.
class GuiBlockMeter : public QObject
{
    Q_OBJECT

public:
    explicit GuiBlockMeter(QObject *parent = nullptr);

    /// Forgets everything before; the first painted panel calls it.
    void start();
    double percentileMs(double fraction) const; ///< 0 without spans
    double maxMs() const;
    std::size_t count() const { return m_total; }

private:
    void wake();
    void block();

    // Spans by tenths of a millisecond, so that months of them take no memory.
    std::vector<quint64> m_histogram;
    std::size_t m_total = 0;
    double m_maxMs = 0;
    QElapsedTimer m_awakeSince;
    bool m_running = false;
};

} // namespace Promontory
