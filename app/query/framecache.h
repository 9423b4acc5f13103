#pragma once

#include "app/query/querykey.h"

#include <QHash>

#include <list>

namespace Promontory {

/// Answers by their key, the least recently used dropped first, bounded by the bytes they hold.
class FrameCache
{
public:
    explicit FrameCache(qint64 maxBytes = 16 * 1024 * 1024);

    /// The answer, if there is one that is at most maxAgeMs old at nowMs (monotonic).
    AnswerPtr find(const QueryKey &key, qint64 nowMs, qint64 maxAgeMs);
    void insert(const QueryKey &key, AnswerPtr answer, qint64 nowMs);
    void clear();
    qint64 bytes() const { return m_bytes; }
    qsizetype size() const { return m_index.size(); }

private:
    struct Entry
    {
        QueryKey key;
        AnswerPtr answer;
        qint64 storedMs = 0;
        qint64 bytes = 0;
    };
    using Entries = std::list<Entry>;

    void erase(Entries::iterator entry);
    /// The same question at whatever time: a window that moves with the clock keeps one answer, not all.
    static QueryKey windowOf(const QueryKey &key);

    qint64 m_maxBytes;
    qint64 m_bytes = 0;
    Entries m_entries; // the most recently used first
    QHash<QueryKey, Entries::iterator> m_index;
    QHash<QueryKey, QueryKey> m_newest; // by window
};

/// The memory an answer keeps alive: its columns, shared ones counted once per frame.
qint64 heldBytes(const QueryAnswer &answer);

} // namespace Promontory
