#include "app/dashboard/readplace.h"

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostFaults = 1000;

} // namespace

void addFault(QList<ReadFault> &faults, ReadFault fault)
{
    const qsizetype most = fault.adjusted ? MostFaults : 2 * MostFaults;
    if (faults.size() < most)
        faults.append(std::move(fault));
}

ReadPlace::ReadPlace(QList<ReadFault> *faults) : m_faults(faults) {}

ReadPlace ReadPlace::child(QStringView key) const
{
    ReadPlace place(m_faults);
    place.m_parent = this;
    place.m_key = key;
    return place;
}

ReadPlace ReadPlace::item(qsizetype index) const
{
    ReadPlace place(m_faults);
    place.m_parent = this;
    place.m_index = index;
    return place;
}

QString ReadPlace::toText() const
{
    QString text = m_parent ? m_parent->toText() : QString();
    if (m_index >= 0)
        return QString(text + u'[' + QString::number(m_index) + u']');
    if (m_key.isEmpty())
        return text;
    if (!text.isEmpty())
        text += u'.';
    return QString(text + m_key);
}

void ReadPlace::add(const Json &json, const QString &message, bool adjusted) const
{
    addFault(*m_faults, {message, std::max<qsizetype>(0, json.offset()), adjusted});
}

void ReadPlace::wrong(const Json &json, const QString &message) const
{
    if (!isSilent())
        add(json, message.arg(toText()), false);
}

void ReadPlace::adjusted(const Json &json, const QString &message) const
{
    if (!isSilent())
        add(json, message.arg(toText()), true);
}

void ReadPlace::adjusted(const Json &json, const QString &message, const QString &second,
                         const QString &third) const
{
    if (isSilent())
        return;
    add(json,
        third.isEmpty() ? message.arg(toText(), second) : message.arg(toText(), second, third),
        true);
}

} // namespace Promontory
