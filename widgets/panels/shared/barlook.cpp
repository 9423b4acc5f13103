#include "widgets/panels/shared/barlook.h"

#include "widgets/common/values/oneline.h"

#include <algorithm>

namespace Promontory {

namespace {

constexpr double FillPercent = 80;

} // namespace

double numberBetween(const Json &json, double low, double high, double fallback)
{
    return std::clamp(json.numberLike().value_or(fallback), low, high);
}

FieldLook barLookFrom(const Json &custom)
{
    const FieldLook all = fieldLookFrom(custom);
    FieldLook look;
    look.style.fillOpacity = numberBetween(custom[u"fillOpacity"], 0, 100, FillPercent) / 100;
    look.style.lineWidth = all.style.lineWidth;
    look.style.gradient = all.style.gradient;
    look.placement = all.placement;
    look.axisLabel = all.axisLabel;
    look.axisWidth = all.axisWidth;
    look.isAxisColored = all.isAxisColored;
    look.hasAxisGrid = all.hasAxisGrid;
    look.hasAxisBorder = all.hasAxisBorder;
    look.demand = all.demand;
    look.isHiddenInLegend = all.isHiddenInLegend;
    look.isHiddenInTooltip = all.isHiddenInTooltip;
    look.isHiddenInPlot = all.isHiddenInPlot;
    return look;
}

BarSeries barSeriesFrom(const Field &field, const FieldLook &look)
{
    BarSeries series;
    series.name = oneLine(field.displayName.isEmpty() ? field.name : field.displayName);
    series.config = field.config;
    series.fillOpacity = look.style.fillOpacity;
    series.lineWidth = look.style.lineWidth;
    series.gradient = look.style.gradient;
    series.isInTooltip = !look.isHiddenInTooltip;
    series.isInLegend = !look.isHiddenInLegend;
    return series;
}

QList<LegendSource> legendSources(const BarScene &scene)
{
    QList<LegendSource> sources;
    for (int i = 0; i < scene.series.size(); ++i) {
        const BarSeries &series = scene.series.at(i);
        if (series.isInLegend)
            sources.append({{series.name, series.color, true, false, !series.isVisible, {}}, i, series.values,
                            series.config});
    }
    return sources;
}

} // namespace Promontory
