#include "widgets/panels/xychart/xychartlayout.h"

#include "widgets/common/values/oneline.h"
#include "widgets/panels/shared/seriesaxes.h"
#include "widgets/panels/shared/seriescolor.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr qint64 Nowhere = std::numeric_limits<qint64>::min();

QString nameOf(const Field &field)
{
    return oneLine(field.displayName.isEmpty() ? field.name : field.displayName);
}

struct Extent
{
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = low;

    void add(const NumberColumn &values, bool isPositiveOnly)
    {
        for (const double value : values.span()) {
            if (!std::isfinite(value) || (isPositiveOnly && value <= 0))
                continue;
            low = std::isnan(low) ? value : std::min(low, value);
            high = std::isnan(high) ? value : std::max(high, value);
        }
    }
};

/// The lower axis: scaled as the first field along it asks for, wide enough for all.
NumberAxis lowerAxis(const std::vector<XyMapped> &mapped)
{
    const Field &first = *mapped.front().x;
    const XyLook look = xyLookFrom(first.config.custom);
    AxisDemand demand = look.axis.demand;
    demand.hardMin = first.config.min;
    demand.hardMax = first.config.max;
    Extent extent;
    for (const XyMapped &series : mapped) {
        if (const NumberColumn *values = series.x->numbers())
            extent.add(*values, demand.kind == ScaleKind::Log);
    }
    NumberAxis axis;
    axis.scale = scaleFor(extent.low, extent.high, demand);
    axis.config = first.config;
    axis.name = nameOf(first);
    axis.label = look.axis.axisLabel.isEmpty() ? axis.name : look.axis.axisLabel;
    axis.hasGrid = look.axis.hasAxisGrid;
    axis.isHidden = look.axis.placement == AxisPlacement::Hidden;
    return axis;
}

std::vector<qint64> placesOf(const Field &x, const std::optional<NumberAxis> &axis)
{
    std::vector<qint64> places;
    if (const TimeColumn *times = x.times(); times && !axis) {
        constexpr qint64 Far = std::numeric_limits<qint64>::max() / 8; // distances have to fit too
        for (const qint64 time : times->span())
            places.push_back(time > -Far && time < Far ? time : Nowhere);
    } else if (const NumberColumn *numbers = x.numbers(); numbers && axis) {
        for (const double value : numbers->span()) {
            const bool isShown = std::isfinite(value) && std::isfinite(axis->scale.toUnit(value));
            places.push_back(isShown ? axis->placeOf(value) : Nowhere);
        }
    }
    return places;
}

/// Areas grow as values do.
std::vector<float> sizesOf(const Field &field, const XyLook &look)
{
    const NumberColumn *values = field.numbers();
    std::vector<float> sizes;
    if (!values)
        return sizes;
    Extent extent;
    extent.add(*values, false);
    const double least = look.leastPointSize * look.leastPointSize;
    const double most = look.mostPointSize * look.mostPointSize;
    const double length =
        extent.high / 2 - extent.low / 2; // halves: the span of the largest numbers is one too
    for (const double value : values->span()) {
        const double part =
            length > 0 && std::isfinite(value) ? (value / 2 - extent.low / 2) / length : 0;
        sizes.push_back(static_cast<float>(std::sqrt(least + part * (most - least))));
    }
    return sizes;
}

std::vector<QRgb> colorsOf(const Field &field, const ValueSpan &automatic, const QColor &fallback,
                           const Theme &theme)
{
    const NumberColumn *values = field.numbers();
    std::vector<QRgb> colors;
    if (!values)
        return colors;
    const ValueSpan span = spanOf(field.config, automatic);
    for (const double value : values->span()) {
        const QColor color =
            valueColor(value, formatValue(value, field.config), field.config, span, 0, theme);
        colors.push_back((color.isValid() ? color : fallback).rgba());
    }
    return colors;
}

ScatterSeries seriesFrom(const XyMapped &mapped, const XyLook &look, const XySetting &setting)
{
    ScatterSeries series;
    series.name = mapped.name;
    series.yName = nameOf(*mapped.y);
    series.values = mapped.y->numbers() ? *mapped.y->numbers() : NumberColumn();
    series.config = mapped.y->config;
    series.hasPoints = look.hasPoints;
    series.hasLine = look.hasLine;
    series.pointSize = mapped.fixedSize.value_or(look.pointSize);
    series.shape = look.shape;
    series.strokeWidth = look.strokeWidth;
    series.fillOpacity = look.fillOpacity;
    series.lineWidth = look.lineWidth;
    series.dashes = look.dashes;
    series.isVisible = !look.axis.isHiddenInPlot && !setting.hidden.contains(series.name);
    series.isInTooltip = !look.axis.isHiddenInTooltip;
    series.isInLegend = !look.axis.isHiddenInLegend;
    for (const Field *field : {mapped.size, mapped.color}) {
        const NumberColumn *values = field && field != mapped.y ? field->numbers() : nullptr;
        if (values)
            series.details.append({nameOf(*field), field->config, *values});
    }
    return series;
}

void colorSeries(ScatterSeries &series, const XyMapped &mapped, qsizetype index,
                 const ValueSpan &automatic, const XySetting &setting)
{
    const QString &mode = mapped.y->config.color.mode;
    const bool isByValue = tellsValue(mode) && mode != "shades"_L1;
    series.color = seriesColor(*mapped.y, index, automatic, setting.palette, setting.theme);
    if (!mapped.fixedColor.isEmpty())
        series.color = setting.theme.namedColor(mapped.fixedColor, series.color);
    const Field *told = mapped.color ? mapped.color : isByValue ? mapped.y : nullptr;
    if (told && setting.isMuted)
        series.color = setting.theme.text.secondary;
    else if (told)
        series.colors = colorsOf(*told, automatic, series.color, setting.theme);
}

/// The axes take their limits from columns in order of time: rows stand in for it.
QList<ChartAxis> finished(const SeriesAxes &axes, const QList<ScatterSeries> &all)
{
    QList<ChartSeries> columns;
    std::size_t rows = 0;
    for (const ScatterSeries &series : all) {
        std::vector<qint64> order(series.values.size());
        std::iota(order.begin(), order.end(), qint64(0));
        ChartSeries column;
        column.times = TimeColumn(std::move(order));
        column.values = series.values;
        column.axis = series.axis;
        column.isVisible = series.isVisible;
        column.style.draw = DrawStyle::Points;
        rows = std::max(rows, series.values.size());
        columns.append(column);
    }
    return axes.finish(columns, {0, static_cast<qint64>(rows)});
}

} // namespace

ScatterScene layOutXyChart(const PanelData &data, const std::vector<XyMapped> &mapped,
                           const XySetting &setting)
{
    ScatterScene scene;
    scene.frame.zone = setting.zone;
    scene.frame.range = data.range;
    if (!mapped.empty() && !mapped.front().x->isTime()) {
        scene.frame.numbers = lowerAxis(mapped);
        scene.frame.range = {0, NumberAxis::Parts};
    }
    const ValueSpan automatic = automaticSpan(data.frames);
    SeriesAxes axes;
    qsizetype index = 0;
    for (const XyMapped &each : mapped) {
        XyLook look = xyLookFrom(each.y->config.custom);
        ScatterSeries series = seriesFrom(each, look, setting);
        series.places = placesOf(*each.x, scene.frame.numbers);
        series.origin = originIn({each.frame}, *each.y);
        if (each.size)
            series.sizes = sizesOf(*each.size, look);
        colorSeries(series, each, index++, automatic, setting);
        if (look.axis.axisLabel.isEmpty() && mapped.size() == 1)
            look.axis.axisLabel = series.yName;
        series.axis = axes.place(*each.y, look.axis);
        scene.series.append(std::move(series));
    }
    scene.frame.axes = finished(axes, scene.series);
    for (std::size_t i = 0; i < mapped.size(); ++i) {
        const ScatterSeries &series = scene.series.at(static_cast<qsizetype>(i));
        if (xyLookFrom(mapped[i].y->config.custom).axis.isAxisColored)
            scene.frame.axes[series.axis].color = series.color;
    }
    return scene;
}

} // namespace Promontory
