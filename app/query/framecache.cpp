#include "app/query/framecache.h"

#include <utility>

namespace Promontory {

FrameCache::FrameCache(qint64 maxBytes) : m_maxBytes(maxBytes) { }

AnswerPtr FrameCache::find(const QueryKey &key, qint64 nowMs, qint64 maxAgeMs)
{
    const auto found = m_index.constFind(key);
    if (found == m_index.cend() || nowMs - (*found)->storedMs > maxAgeMs)
        return nullptr;
    m_entries.splice(m_entries.begin(), m_entries, *found);
    return (*found)->answer;
}

void FrameCache::insert(const QueryKey &key, AnswerPtr answer, qint64 nowMs)
{
    const QueryKey window = windowOf(key);
    for (const QueryKey &older : {key, m_newest.value(window)}) {
        if (const auto found = m_index.constFind(older); found != m_index.cend())
            erase(*found);
    }
    const qint64 bytes = heldBytes(*answer);
    if (bytes > m_maxBytes / 4)
        return; // one giant must not throw out everything else
    m_entries.push_front({key, std::move(answer), nowMs, bytes});
    m_index.insert(key, m_entries.begin());
    m_newest.insert(window, key);
    m_bytes += bytes;
    while (m_bytes > m_maxBytes)
        erase(std::prev(m_entries.end()));
}

void FrameCache::clear()
{
    m_entries.clear();
    m_index.clear();
    m_newest.clear();
    m_bytes = 0;
}

QueryKey FrameCache::windowOf(const QueryKey &key)
{
    QueryKey window = key;
    window.request.range = {0, key.request.range.spanMs()};
    return window;
}

void FrameCache::erase(Entries::iterator entry)
{
    m_bytes -= entry->bytes;
    m_index.remove(entry->key);
    m_newest.remove(windowOf(entry->key));
    m_entries.erase(entry);
}

qint64 heldBytes(const QueryAnswer &answer)
{
    qint64 bytes = answer.trace.head.size() + 512;
    const TimeColumn *shared = nullptr;
    for (const FramePtr &frame : answer.frames) {
        bytes += 256;
        for (const Field &field : frame->fields) {
            const TimeColumn *times = field.times();
            if (times && shared && times->sharesBufferWith(*shared))
                continue;
            if (times)
                shared = times;
            bytes += std::visit([](const auto &column) { return qint64(column.heldBytes()); },
                                field.values);
        }
    }
    return bytes;
}

} // namespace Promontory
