#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <deque>
#include <functional>

namespace Promontory {

/// Hands new data to the panels a few at a time, so that a refresh of many panels never holds the GUI
/// thread for a whole frame: after BudgetMs of work it goes back to the event loop and sleeps a moment.
/// It waits CollectMs for the first: what arrives meanwhile is painted in the same pass over the window,
/// and each pass has costs of its own.
class PaintQueue : public QObject
{
    Q_OBJECT

public:
    static constexpr int CollectMs = 10;
    static constexpr int BudgetMs = 2;
    static constexpr int PauseMs = 2;

    explicit PaintQueue(QObject *parent = nullptr);

    /// Runs `work` soon, unless `context` is gone by then. A newer piece of work for the same context
    /// takes the place of one that still waits.
    void add(QObject *context, std::function<void()> work);
    /// Runs everything now; for drawing without a window.
    void flush();
    bool isEmpty() const { return m_waiting.empty(); }

private:
    struct Piece
    {
        QPointer<QObject> context;
        std::function<void()> work;
    };

    void runSome();
    void runFirst();

    std::deque<Piece> m_waiting;
    QTimer m_timer;
};

} // namespace Promontory
