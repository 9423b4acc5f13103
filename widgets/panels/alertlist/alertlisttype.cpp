#include "widgets/panels/alertlist/alertlisttype.h"

#include "widgets/panels/alertlist/alertlistoptions.h"
#include "widgets/panels/alertlist/alertlistview.h"

#include <QCoreApplication>

namespace Promontory {

QString AlertListType::id() const
{
    return QStringLiteral("alertlist");
}

PanelTypeInfo AlertListType::info() const
{
    PanelTypeInfo info;
    info.name = QCoreApplication::translate("PanelTypes", "Alert list");
    info.description = QCoreApplication::translate("PanelTypes", "The alerts of the rules of a data source.");
    info.icon = QStringLiteral("bell");
    info.asksAlerts = true;
    return info;
}

PanelView *AlertListType::createView(QWidget *parent) const
{
    return new AlertListView(parent);
}

Json AlertListType::defaultOptions() const
{
    return toJson(AlertListOptions{});
}

bool AlertListType::meansSame(const PanelLook &one, const PanelLook &other) const
{
    return alertListOptionsFrom(one.options) == alertListOptionsFrom(other.options);
}

} // namespace Promontory
