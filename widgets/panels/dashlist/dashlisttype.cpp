#include "widgets/panels/dashlist/dashlisttype.h"

#include "widgets/panels/dashlist/dashlistoptions.h"
#include "widgets/panels/dashlist/dashlistview.h"

#include <QCoreApplication>

namespace Promontory {

QString DashListType::id() const
{
    return QStringLiteral("dashlist");
}

PanelTypeInfo DashListType::info() const
{
    PanelTypeInfo info;
    info.name = QCoreApplication::translate("PanelTypes", "Dashboard list");
    info.description = QCoreApplication::translate("PanelTypes", "Dashboards that were opened or starred.");
    info.icon = QStringLiteral("dashboard");
    info.wantsQueries = false;
    return info;
}

PanelView *DashListType::createView(QWidget *parent) const
{
    return new DashListView(parent);
}

Json DashListType::defaultOptions() const
{
    return toJson(DashListOptions{});
}

bool DashListType::meansSame(const PanelLook &one, const PanelLook &other) const
{
    return dashListOptionsFrom(one.options) == dashListOptionsFrom(other.options);
}

} // namespace Promontory
