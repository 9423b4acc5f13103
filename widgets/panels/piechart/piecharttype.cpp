#include "widgets/panels/piechart/piecharttype.h"

#include "widgets/panels/piechart/piechartoptions.h"
#include "widgets/panels/piechart/piechartview.h"

#include <QCoreApplication>

namespace Promontory {

QString PieChartType::id() const
{
    return QStringLiteral("piechart");
}

PanelTypeInfo PieChartType::info() const
{
    PanelTypeInfo info;
    info.name = QCoreApplication::translate("PanelTypes", "Pie chart");
    info.description = QCoreApplication::translate("PanelTypes", "The parts of a whole, as a pie or a donut.");
    info.icon = QStringLiteral("piechart");
    return info;
}

PanelView *PieChartType::createView(QWidget *parent) const
{
    return new PieChartView(parent);
}

Json PieChartType::defaultOptions() const
{
    return toJson(PieChartOptions{});
}

bool PieChartType::meansSame(const PanelLook &one, const PanelLook &other) const
{
    return pieChartOptionsFrom(one.options) == pieChartOptionsFrom(other.options)
        && pieFieldLookFrom(one.custom) == pieFieldLookFrom(other.custom);
}

} // namespace Promontory
