#include "app/pages/paintqueue.h"

#include <QElapsedTimer>

#include <utility>

namespace Promontory {

PaintQueue::PaintQueue(QObject *parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &PaintQueue::runSome);
}

void PaintQueue::add(QObject *context, std::function<void()> work)
{
    for (Piece &piece : m_waiting) {
        if (piece.context == context) {
            piece.work = std::move(work);
            return;
        }
    }
    m_waiting.push_back({context, std::move(work)});
    if (!m_timer.isActive())
        m_timer.start(CollectMs);
}

void PaintQueue::flush()
{
    m_timer.stop();
    while (!m_waiting.empty())
        runFirst();
}

void PaintQueue::runSome()
{
    QElapsedTimer spent;
    spent.start();
    while (!m_waiting.empty() && spent.elapsed() < BudgetMs)
        runFirst();
    if (!m_waiting.empty())
        m_timer.start(PauseMs);
}

void PaintQueue::runFirst()
{
    const Piece piece = std::move(m_waiting.front());
    m_waiting.pop_front();
    if (piece.context)
        piece.work();
}

} // namespace Promontory
