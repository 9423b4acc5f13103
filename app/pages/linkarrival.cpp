#include "app/pages/linkarrival.h"

#include "app/links/dashboardtarget.h"
#include "app/pages/dashboardpage.h"

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LeastRefreshMs = 5'000; ///< a link asks no server more often
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

bool offersAll(const VariableSpec &variable)
{
    return std::visit(
        [](const auto &spec) {
            if constexpr (requires { spec.selection; })
                return spec.selection.includeAll;
            else
                return false;
        },
        variable);
}

QStringList valuesOf(const VariableSpec &variable, const QStringList &asked)
{
    const bool isAll = asked.contains("$__all"_L1) || (asked == QStringList{u"All"_s} && offersAll(variable));
    if (isAll)
        return {u"$__all"_s};
    QStringList values;
    for (const QString &value : asked.mid(0, MostValues))
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
        if (asked != arrival.variables.cend())
            view.variables.insert(name, valuesOf(variable, *asked));
    }
    if (!arrival.zone.isEmpty())
        page.showZone(arrival.zone);
    view.range = rangeOf(view.range, arrival, page.zone(), page.clock().wallMs());
    if (view != page.view())
        page.goTo(view);
    const qint64 refreshMs = parseInterval(arrival.refresh).value_or(0);
    if (refreshMs > 0)
        page.showRefresh(std::max(refreshMs, LeastRefreshMs));
    if (!arrival.panel.isEmpty())
        page.showAlone(arrival.panel);
}

} // namespace Promontory
