#include "widgets/panels/gauge/gaugetype.h"

#include "widgets/panels/gauge/gaugeoptions.h"
#include "widgets/panels/gauge/gaugeview.h"

#include <QCoreApplication>

namespace Promontory {

QString GaugeType::id() const
{
    return QStringLiteral("gauge");
}

PanelTypeInfo GaugeType::info() const
{
    PanelTypeInfo info;
    info.name = QCoreApplication::translate("PanelTypes", "Gauge");
    info.description =
        QCoreApplication::translate("PanelTypes", "Values on an arc between two limits.");
    info.icon = QStringLiteral("gauge");
    info.minimalHeader = true;
    return info;
}

PanelView *GaugeType::createView(QWidget *parent) const
{
    return new GaugeView(parent);
}

Json GaugeType::defaultOptions() const
{
    return toJson(GaugeOptions{});
}

bool GaugeType::meansSame(const PanelLook &one, const PanelLook &other) const
{
    return gaugeOptionsFrom(one.options) == gaugeOptionsFrom(other.options);
}

} // namespace Promontory
