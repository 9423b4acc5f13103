#include "app/trace/guiblockmeter.h"

#include <QAbstractEventDispatcher>

namespace Promontory {

namespace {

constexpr std::size_t Buckets = 10'000; // 0.1 ms each: up to a second
constexpr double BucketMs = 0.1;

} // namespace

GuiBlockMeter::GuiBlockMeter(QObject *parent) : QObject(parent), m_histogram(Buckets + 1)
{
    const QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
    connect(dispatcher, &QAbstractEventDispatcher::awake, this, &GuiBlockMeter::wake);
    connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, &GuiBlockMeter::block);
}

void GuiBlockMeter::start()
{
    std::fill(m_histogram.begin(), m_histogram.end(), 0);
    m_total = 0;
    m_maxMs = 0;
    m_running = true;
    m_awakeSince.invalidate();
}

void GuiBlockMeter::wake()
{
    // Some dispatchers say awake() more than once before they block: the first one counts.
    if (!m_awakeSince.isValid())
        m_awakeSince.start();
}

void GuiBlockMeter::block()
{
    if (!m_running || !m_awakeSince.isValid())
        return;
    const double ms = double(m_awakeSince.nsecsElapsed()) / 1e6;
    m_awakeSince.invalidate();
    ++m_histogram[std::min(Buckets, std::size_t(ms / BucketMs))];
    ++m_total;
    m_maxMs = std::max(m_maxMs, ms);
}

double GuiBlockMeter::percentileMs(double fraction) const
{
    if (m_total == 0)
        return 0;
    const auto wanted = std::size_t(std::ceil(fraction * double(m_total)));
    std::size_t seen = 0;
    for (std::size_t bucket = 0; bucket < m_histogram.size(); ++bucket) {
        seen += m_histogram[bucket];
        if (seen >= wanted)
            return double(bucket + 1) * BucketMs;
    }
    return m_maxMs;
}

double GuiBlockMeter::maxMs() const
{
    return m_maxMs;
}

} // namespace Promontory
