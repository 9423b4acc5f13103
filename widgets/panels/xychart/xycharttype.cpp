#include "widgets/panels/xychart/xycharttype.h"

#include "widgets/panels/xychart/xychartoptions.h"
#include "widgets/panels/xychart/xychartview.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Promontory {

QString XyChartType::id() const
{
    return u"xychart"_s;
}

PanelTypeInfo XyChartType::info() const
{
    PanelTypeInfo info;
    info.name = QCoreApplication::translate("PanelTypes", "XY chart");
    info.description = QCoreApplication::translate(
        "PanelTypes", "Points of two numbers, their size and colour by others.");
    info.icon = u"xychart"_s;
    return info;
}

PanelView *XyChartType::createView(QWidget *parent) const
{
    return new XyChartView(parent);
}

Json XyChartType::defaultOptions() const
{
    return toJson(XyChartOptions{});
}

bool XyChartType::meansSame(const PanelLook &one, const PanelLook &other) const
{
    return xyChartOptionsFrom(one.options) == xyChartOptionsFrom(other.options) &&
           xyLookFrom(one.custom) == xyLookFrom(other.custom);
}

} // namespace Promontory
