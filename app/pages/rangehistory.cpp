#include "app/pages/rangehistory.h"

#include <algorithm>

namespace Promontory {

namespace {

constexpr qint64 LatestPossibleMs = 7'258'118'400'000; // 2200-01-01

} // namespace

void RangeHistory::push(const TimeSpec &spec)
{
    if (spec == current())
        return;
    m_entries.resize(m_position + 1);
    m_entries.append(spec);
    if (m_entries.size() > MaxEntries)
        m_entries.removeFirst();
    m_position = m_entries.size() - 1;
}

const TimeSpec &RangeHistory::goBack()
{
    m_position = std::max<qsizetype>(0, m_position - 1);
    return current();
}

const TimeSpec &RangeHistory::goForward()
{
    m_position = std::min(m_entries.size() - 1, m_position + 1);
    return current();
}

TimeSpec absoluteSpec(const TimeRange &range)
{
    return {QString::number(range.fromMs), QString::number(range.toMs)};
}

TimeRange zoomedOut(const TimeRange &range, qint64 latestMs)
{
    const qint64 span = std::max<qint64>(range.spanMs(), 1'000);
    TimeRange wider{range.fromMs - span / 2, range.toMs + span / 2};
    const bool endedNow = range.toMs >= latestMs - span / 20;
    if (endedNow) {
        wider.toMs = range.toMs;
        wider.fromMs = range.toMs - 2 * span;
    }
    return {std::max<qint64>(0, wider.fromMs), std::min(wider.toMs, LatestPossibleMs)};
}

} // namespace Promontory
