#include "app/links/filterparameters.h"

#include <algorithm>
#include <array>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr auto Bar = "__gfp__"_L1; ///< a bar that separates nothing
constexpr std::array<QStringView, 6> Operators{u"=", u"!=", u"=~", u"!~", u"=|", u"!=|"};

QString withoutBars(QString text)
{
    return text.replace(u'|', Bar);
}

QString withBars(QString text)
{
    return text.replace(Bar, "|"_L1);
}

} // namespace

QString filterParameter(const LabelFilter &filter)
{
    QStringList parts{withoutBars(filter.label), withoutBars(filter.op)};
    for (const QString &value : filter.values)
        parts.append(withoutBars(value));
    return parts.join(u'|');
}

std::optional<LabelFilter> filterFromParameter(const QString &text)
{
    const QStringList parts = text.split(u'|');
    LabelFilter filter;
    filter.label = withBars(parts.value(0));
    filter.op = withBars(parts.value(1));
    for (const QString &value : parts.mid(2))
        filter.values.append(withBars(value));
    const bool isKnown = std::find(Operators.begin(), Operators.end(), filter.op) != Operators.end();
    return isKnown && !filter.label.isEmpty() && !filter.values.isEmpty() ? std::optional(filter) : std::nullopt;
}

} // namespace Promontory
