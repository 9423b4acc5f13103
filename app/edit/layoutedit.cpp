#include "app/edit/layoutedit.h"

#include "app/dashboard/gridlayout.h"

namespace Promontory {

Dashboard withLayout(Dashboard dashboard,
                     const std::function<QList<GridRect>(const QList<GridRect> &)> &rule)
{
    QList<GridRect> rects;
    rects.reserve(dashboard.rows.size() + dashboard.panels.size());
    for (const Row &row : std::as_const(dashboard.rows))
        rects.append(rowRect(row));
    for (const PanelSpec &panel : std::as_const(dashboard.panels))
        rects.append(panel.rect);
    const QList<GridRect> result = rule(rects);
    const qsizetype rows = dashboard.rows.size();
    for (qsizetype i = 0; i < result.size(); ++i) {
        if (result.at(i) == rects.at(i))
            continue; // keeps the parts that did not change shared
        if (i < rows)
            dashboard.rows[i].y = result.at(i).y;
        else
            dashboard.panels[i - rows].rect = result.at(i);
    }
    return dashboard;
}

} // namespace Promontory
