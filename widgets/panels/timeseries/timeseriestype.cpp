#include "widgets/panels/timeseries/timeseriestype.h"

#include "widgets/panels/shared/fieldlook.h"
#include "widgets/panels/timeseries/timeseriesoptions.h"
#include "widgets/panels/timeseries/timeseriesview.h"

#include <QCoreApplication>

namespace Promontory {

QString TimeSeriesType::id() const
{
    return QStringLiteral("timeseries");
}

PanelTypeInfo TimeSeriesType::info() const
{
    PanelTypeInfo info;
    info.name = QCoreApplication::translate("PanelTypes", "Time series");
    info.description = QCoreApplication::translate("PanelTypes", "Lines, bars or points over time.");
    info.icon = QStringLiteral("timeseries");
    return info;
}

PanelView *TimeSeriesType::createView(QWidget *parent) const
{
    return new TimeSeriesView(parent);
}

Json TimeSeriesType::defaultOptions() const
{
    return toJson(TimeSeriesOptions{});
}

bool TimeSeriesType::meansSame(const PanelLook &one, const PanelLook &other) const
{
    return timeSeriesOptionsFrom(one.options) == timeSeriesOptionsFrom(other.options)
        && fieldLookFrom(one.custom) == fieldLookFrom(other.custom);
}

} // namespace Promontory
