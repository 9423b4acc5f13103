#include "widgets/panels/barchart/barcharttype.h"

#include "widgets/panels/barchart/barchartoptions.h"
#include "widgets/panels/barchart/barchartview.h"

#include <QCoreApplication>

namespace Promontory {

QString BarChartType::id() const
{
    return QStringLiteral("barchart");
}

PanelTypeInfo BarChartType::info() const
{
    PanelTypeInfo info;
    info.name = QCoreApplication::translate("PanelTypes", "Bar chart");
    info.description = QCoreApplication::translate("PanelTypes", "Bars over names, side by side or stacked.");
    info.icon = QStringLiteral("barchart");
    info.wantsInstant = true;
    return info;
}

PanelView *BarChartType::createView(QWidget *parent) const
{
    return new BarChartView(parent);
}

Json BarChartType::defaultOptions() const
{
    return toJson(BarChartOptions{});
}

bool BarChartType::meansSame(const PanelLook &one, const PanelLook &other) const
{
    return barChartOptionsFrom(one.options) == barChartOptionsFrom(other.options)
        && barFieldLookFrom(one.custom) == barFieldLookFrom(other.custom);
}

} // namespace Promontory
