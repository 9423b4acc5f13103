#include "app/dashboard/fieldio.h"

namespace Promontory {

FieldWriter::FieldWriter(const Json &before) : m_members(before.members()) {}

void FieldWriter::source(const Json &kept)
{
    if (kept.isObject())
        m_members = kept.members();
}

void FieldWriter::constant(QStringView key, const Json &value)
{
    const qsizetype index = find(key);
    if (index >= 0 && m_members.at(index).value == value)
        m_last = index;
    else
        put(key, value);
}

Json FieldWriter::take()
{
    return Json::object(std::move(m_members));
}

qsizetype FieldWriter::find(QStringView key) const
{
    qsizetype index = m_members.size() - 1;
    while (index >= 0 && m_members.at(index).key != key)
        --index;
    return index;
}

void FieldWriter::put(QStringView key, const Json &value)
{
    const qsizetype index = find(key);
    if (index >= 0) {
        m_members[index].value = value;
        m_last = index;
    } else {
        m_members.insert(++m_last, {key.toString(), value, -1});
    }
}

void FieldWriter::putContainer(QStringView key, const Json &value, const Json &before, bool always)
{
    if (value.size() > 0 || always)
        put(key, value);
    else if (before.isUndefined() || before.size() > 0)
        leaveOut(key);
    else
        m_last = find(key);
}

void FieldWriter::leaveOut(QStringView key)
{
    for (qsizetype index = find(key); index >= 0; index = find(key)) {
        m_members.removeAt(index);
        if (index <= m_last)
            --m_last;
    }
}

} // namespace Promontory
