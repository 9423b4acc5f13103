#include "app/import/marked.h"

#include "app/import/valuefaults.h"

#include <algorithm>
#include <cmath>

namespace Promontory {

void Marked::ignored(QStringView key, const QString &why) const
{
    const Json &value = m_object[key];
    const bool isEmptyGroup = (value.isArray() || value.isObject()) && value.size() == 0;
    if (isEmptyGroup || saysNothing(value))
        m_ledger.unread(value);
    else
        m_ledger.ignored(value, why);
}

void Marked::markEmpty(const Json &value, ImportLedger &ledger)
{
    if (value.size() > 0)
        return;
    if (saysNothing(value) || value.isArray() || value.isObject())
        ledger.unread(value);
    else
        ledger.ignored(value, oddValueMessage());
}

QString Marked::text(QStringView key) const
{
    const Json &value = m_object[key];
    if (value.isString() || saysNothing(value))
        m_ledger.exact(value);
    else
        m_ledger.ignored(value, noTextMessage());
    return value.toString();
}

QString Marked::word(QStringView key, std::initializer_list<QStringView> words) const
{
    const QString word = text(key);
    if (word.isEmpty() || std::find(words.begin(), words.end(), QStringView(word)) != words.end())
        return word;
    const QString taken = words.begin()->toString();
    approximated(key, unknownWordMessage(word, taken));
    return taken;
}

bool Marked::flag(QStringView key, bool fallback) const
{
    const Json &value = m_object[key];
    if (value.isBool() || saysNothing(value))
        m_ledger.exact(value);
    else
        m_ledger.ignored(value, noFlagMessage());
    return value.toBool(fallback);
}

double Marked::number(QStringView key, double fallback, double least, double most) const
{
    const Json &value = m_object[key];
    const std::optional<double> given = value.numberLike();
    const double taken = std::clamp(given.value_or(fallback), least, most);
    if (!given && !saysNothing(value))
        m_ledger.ignored(value, noNumberMessage(value));
    else if (given && *given != taken)
        m_ledger.approximated(value, outOfBoundsMessage(taken));
    else
        m_ledger.exact(value);
    return taken;
}

int Marked::whole(QStringView key, int fallback, int least, int most) const
{
    const double given = number(key, fallback, least, most);
    const double taken = std::round(given);
    if (taken != given)
        approximated(key, outOfBoundsMessage(taken));
    return int(taken);
}

QStringList Marked::texts(QStringView key) const
{
    const Json &list = m_object[key];
    if (!list.isArray() && !saysNothing(list))
        m_ledger.ignored(list, noListMessage());
    else if (list.size() == 0)
        m_ledger.exact(list);
    QStringList texts;
    for (const Json &one : list.items()) {
        if (one.isString())
            m_ledger.exact(one);
        else
            m_ledger.ignored(one, noTextMessage());
        texts.append(one.toString());
    }
    return texts;
}

} // namespace Promontory
