#include "app/pages/linkarrival.h"

#include "app/links/dashboardtarget.h"
#include "app/links/filterparameters.h"
#include "app/pages/dashboardpage.h"
#include "app/query/resolvedvariable.h"

#include <algorithm>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LeastRefreshMs = 5'000; ///< a link asks no server more often
constexpr qint64 MostRefreshMs = 86'400'000;
constexpr qsizetype MostValues = 200;
constexpr qsizetype LongestValue = 4'096;

TimeSpec rangeOf(const TimeSpec &own, const LinkArrival &arrival, const QTimeZone &zone, qint64 nowMs)
{
    TimeSpec spec = own;
    if (!arrival.from.isEmpty())
        spec.from = arrival.from;
    if (!arrival.to.isEmpty())
        spec.to = arrival.to;
    return resolve(spec, nowMs, zone) ? spec : own;
}

/// "{a,b}" is how several values stand in an address that names their variable without a format.
QStringList apart(const QStringList &asked)
{
    const QString first = asked.value(0);
    const bool isJoined = asked.size() == 1 && first.startsWith(u'{') && first.endsWith(u'}');
    return isJoined ? first.mid(1, first.size() - 2).split(u',') : asked;
}

/// Filters of an address, as their variable holds them.
QStringList filtersOf(const QStringList &asked)
{
    QList<LabelFilter> filters;
    for (const QString &text : asked.mid(0, MostValues)) {
        if (const auto filter = filterFromParameter(text.left(LongestValue)))
            filters.append(*filter);
    }
    // From a list of dashboards they come as people read them.
    if (filters.isEmpty())
        filters = filtersFromText(asked.value(0).left(LongestValue)).value_or(filters);
    return {filtersText(filters)};
}

QStringList valuesOf(const VariableSpec &variable, const QStringList &asked)
{
    if (std::holds_alternative<FilterVariable>(variable))
        return filtersOf(asked);
    const VariableSelection selection = selectionOf(variable);
    const bool isAll = asked.contains("$__all"_L1) || (asked == QStringList{u"All"_s} && selection.includeAll);
    if (isAll)
        return {u"$__all"_s};
    QStringList values;
    for (const QString &value : (selection.multi ? apart(asked) : asked).mid(0, MostValues))
        values.append(value.left(LongestValue));
    return values;
}

} // namespace

void arriveAt(DashboardPage &page, const LinkArrival &arrival)
{
    const Dashboard &dashboard = page.document().dashboard();
    PageView view = page.view();
    for (const VariableSpec &variable : dashboard.variables) {
        const QString &name = commonOf(variable).name;
        const auto asked = arrival.variables.constFind(name);
        const bool isFixed = std::holds_alternative<ConstantVariable>(variable);
        if (asked != arrival.variables.cend() && !isFixed)
            view.variables.insert(name, valuesOf(variable, *asked));
    }
    if (!arrival.zone.isEmpty())
        page.showZone(arrival.zone);
    view.range = rangeOf(view.range, arrival, page.zone(), page.clock().wallMs());
    if (view != page.view())
        page.goTo(view);
    const qint64 refreshMs = parseInterval(arrival.refresh).value_or(0);
    if (refreshMs > 0)
        page.showRefresh(std::clamp(refreshMs, LeastRefreshMs, MostRefreshMs));
    if (!arrival.panel.isEmpty())
        page.showAlone(arrival.panel);
}

} // namespace Promontory
