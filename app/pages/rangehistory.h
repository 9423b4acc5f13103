#pragma once

#include "datasources/frame/timerange.h"

#include <QList>

namespace Promontory {

/// The time ranges a dashboard has shown, with a place in them, as a browser's history.
class RangeHistory
{
public:
    static constexpr qsizetype MaxEntries = 50;

    explicit RangeHistory(TimeSpec first = {}) : m_entries{std::move(first)} { }

    /// Goes on from here; what lay ahead is gone. The same range again changes nothing.
    void push(const TimeSpec &spec);
    bool canGoBack() const { return m_position > 0; }
    bool canGoForward() const { return m_position + 1 < m_entries.size(); }
    const TimeSpec &goBack();
    const TimeSpec &goForward();
    const TimeSpec &current() const { return m_entries.at(m_position); }

private:
    QList<TimeSpec> m_entries;
    qsizetype m_position = 0;
};

/// The absolute spec of a range, in epoch milliseconds.
TimeSpec absoluteSpec(const TimeRange &range);
/// Twice as long around the same middle, clamped to 1970..2200 and never past `latestMs` by more than
/// half the new span (a range that ends now keeps ending now).
TimeRange zoomedOut(const TimeRange &range, qint64 latestMs);

} // namespace Promontory
