#include "widgets/panels/bargauge/bargaugetype.h"

#include "widgets/panels/bargauge/bargaugeoptions.h"
#include "widgets/panels/bargauge/bargaugeview.h"

#include <QCoreApplication>

namespace Promontory {

QString BarGaugeType::id() const
{
    return QStringLiteral("bargauge");
}

PanelTypeInfo BarGaugeType::info() const
{
    PanelTypeInfo info;
    info.name = QCoreApplication::translate("PanelTypes", "Bar gauge");
    info.description =
        QCoreApplication::translate("PanelTypes", "Values as bars, one below the other.");
    info.icon = QStringLiteral("bargauge");
    info.minimalHeader = true;
    return info;
}

PanelView *BarGaugeType::createView(QWidget *parent) const
{
    return new BarGaugeView(parent);
}

Json BarGaugeType::defaultOptions() const
{
    return toJson(BarGaugeOptions{});
}

bool BarGaugeType::meansSame(const PanelLook &one, const PanelLook &other) const
{
    return barGaugeOptionsFrom(one.options) == barGaugeOptionsFrom(other.options);
}

} // namespace Promontory
