#include "widgets/panels/heatmap/heatmaptype.h"

#include "widgets/panels/heatmap/heatmapoptions.h"
#include "widgets/panels/heatmap/heatmapview.h"

#include <QCoreApplication>

namespace Promontory {

QString HeatmapType::id() const
{
    return QStringLiteral("heatmap");
}

PanelTypeInfo HeatmapType::info() const
{
    PanelTypeInfo info;
    info.name = QCoreApplication::translate("PanelTypes", "Heatmap");
    info.description = QCoreApplication::translate("PanelTypes", "How counts spread over buckets, over time.");
    info.icon = QStringLiteral("heatmap");
    info.showsHistograms = true;
    return info;
}

PanelView *HeatmapType::createView(QWidget *parent) const
{
    return new HeatmapView(parent);
}

Json HeatmapType::defaultOptions() const
{
    return toJson(HeatmapOptions{});
}

bool HeatmapType::meansSame(const PanelLook &one, const PanelLook &other) const
{
    const auto isHidden = [](const Json &custom) { return custom[u"hideFrom"][u"viz"].toBool(); };
    return heatmapOptionsFrom(one.options) == heatmapOptionsFrom(other.options)
        && isHidden(one.custom) == isHidden(other.custom);
}

} // namespace Promontory
