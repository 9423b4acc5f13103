#include "app/import/exportmerge.h"

#include <algorithm>

namespace Promontory {

namespace {

Json patchedObject(const Json &source, const Json &before, const Json &after)
{
    Json result = source.isObject() ? source : Json::object();
    for (const JsonMember &member : before.members()) {
        if (!after.contains(member.key))
            result.remove(member.key);
    }
    for (const JsonMember &member : after.members()) {
        const Json &earlier = before[member.key];
        if (!(earlier == member.value))
            result.set(member.key, patched(result[member.key], earlier, member.value));
    }
    return result;
}

/// The equal items at the start of two lists, or at the end when counted backwards.
qsizetype equalItems(const Json &before, const Json &after, bool backwards, qsizetype most)
{
    qsizetype count = 0;
    while (count < most) {
        const Json &one = before.at(backwards ? before.size() - 1 - count : count);
        const Json &other = after.at(backwards ? after.size() - 1 - count : count);
        if (!(one == other))
            break;
        ++count;
    }
    return count;
}

/// Only for lists of the source that have the same items as `before`.
Json patchedList(const Json &source, const Json &before, const Json &after)
{
    const qsizetype shorter = std::min(before.size(), after.size());
    const qsizetype head = equalItems(before, after, false, shorter);
    const qsizetype tail = equalItems(before, after, true, shorter - head);
    const qsizetype kept = shorter - tail;
    Json result = Json::array();
    for (qsizetype i = 0; i < head; ++i)
        result.append(source.at(i));
    for (qsizetype i = head; i < after.size() - tail; ++i)
        result.append(i < kept ? patched(source.at(i), before.at(i), after.at(i)) : after.at(i));
    for (qsizetype i = source.size() - tail; i < source.size(); ++i)
        result.append(source.at(i));
    return result;
}

} // namespace

Json patched(const Json &source, const Json &before, const Json &after)
{
    if (before == after)
        return source;
    if (before.isObject() && after.isObject() && (source.isObject() || source.isUndefined() || source.isNull()))
        return patchedObject(source, before, after);
    if (before.isArray() && after.isArray() && source.isArray() && source.size() == before.size())
        return patchedList(source, before, after);
    return after;
}

} // namespace Promontory
