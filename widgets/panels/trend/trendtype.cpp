#include "widgets/panels/trend/trendtype.h"

#include "widgets/panels/shared/fieldlook.h"
#include "widgets/panels/trend/trendoptions.h"
#include "widgets/panels/trend/trendview.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Promontory {

QString TrendType::id() const
{
    return u"trend"_s;
}

PanelTypeInfo TrendType::info() const
{
    PanelTypeInfo info;
    info.name = QCoreApplication::translate("PanelTypes", "Trend");
    info.description = QCoreApplication::translate(
        "PanelTypes", "Series over a number that ascends, such as speed.");
    info.icon = u"trend"_s;
    return info;
}

PanelView *TrendType::createView(QWidget *parent) const
{
    return new TrendView(parent);
}

Json TrendType::defaultOptions() const
{
    return toJson(TrendOptions{});
}

bool TrendType::meansSame(const PanelLook &one, const PanelLook &other) const
{
    return trendOptionsFrom(one.options) == trendOptionsFrom(other.options) &&
           fieldLookFrom(one.custom) == fieldLookFrom(other.custom);
}

} // namespace Promontory
