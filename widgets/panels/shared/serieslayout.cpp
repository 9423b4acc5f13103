#include "widgets/panels/shared/serieslayout.h"

#include "widgets/common/values/oneline.h"
#include "widgets/common/values/valuecolor.h"
#include "widgets/panels/shared/seriesaxes.h"
#include "widgets/panels/shared/seriescolor.h"
#include "widgets/panels/shared/stacking.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

/// Thin lines are hard to see where contrast is asked for.
constexpr double HighContrastWidth = 1.5;
constexpr double ExemplarSize = 8;

/// One number field with the times beside it.
struct SeriesSource
{
    const Field *field = nullptr;
    TimeColumn times;
    NumberColumn values;
    qint64 stepMs = 0;
    QString refId;
};

QList<SeriesSource> sourcesOf(const Frames &frames)
{
    QList<SeriesSource> sources;
    for (const FramePtr &frame : frames) {
        const Field *time = frame ? frame->timeField() : nullptr;
        const TimeColumn *times = time ? time->times() : nullptr;
        if (!times)
            continue;
        for (const Field &field : frame->fields) {
            const NumberColumn *values = field.numbers();
            if (values && values->size() == times->size())
                sources.append({&field, *times, *values, frame->meta.stepMs, frame->refId});
        }
    }
    return sources;
}

/// An override may hide the axis of the time fields.
bool isTimeHidden(const Frames &frames)
{
    return std::any_of(frames.begin(), frames.end(), [](const FramePtr &frame) {
        const Field *time = frame ? frame->timeField() : nullptr;
        return time && time->config.custom[u"axisPlacement"].toString() == "hidden"_L1;
    });
}

ChartSeries seriesFrom(const SeriesSource &source, const FieldLook &look)
{
    ChartSeries series;
    series.name = oneLine(source.field->displayName);
    series.times = source.times;
    series.values = source.values;
    series.config = source.field->config;
    series.style = look.style;
    series.stepMs = source.stepMs;
    series.isInTooltip = !look.isHiddenInTooltip;
    series.isInLegend = !look.isHiddenInLegend;
    return series;
}

/// One value across the whole range, or the mirror image.
void transformSeries(ChartSeries &series, SeriesTransform transform, const TimeRange &range)
{
    if (transform == SeriesTransform::NegativeY) {
        const auto values = series.values.span();
        std::vector<double> mirrored(values.begin(), values.end());
        std::transform(mirrored.begin(), mirrored.end(), mirrored.begin(),
                       [](double value) { return isMissing(value) ? value : -value; });
        series.values = NumberColumn(std::move(mirrored));
    } else if (transform == SeriesTransform::Constant && !series.values.isEmpty()) {
        const double value = series.values.back();
        series.values = NumberColumn(std::vector<double>{value, value});
        series.times = TimeColumn(std::vector<qint64>{range.fromMs, range.toMs});
        series.stepMs = 0;
    }
}

void linkFills(ChartScene &scene, const QList<FieldLook> &looks)
{
    for (qsizetype i = 0; i < scene.series.size(); ++i) {
        const QString &name = looks.at(i).fillBelowTo;
        if (name.isEmpty())
            continue;
        const auto found = std::find_if(scene.series.cbegin(), scene.series.cend(),
                                        [&](const ChartSeries &series) { return series.name == name; });
        if (found == scene.series.cend())
            scene.series[i].style.fillOpacity = 0;
        else
            scene.series[i].fillTo = static_cast<int>(found - scene.series.cbegin());
    }
}

/// Whether any colour depends on values, and with them on the span of all.
bool isColoredByValue(const QList<SeriesSource> &sources, const QList<FieldLook> &looks)
{
    for (qsizetype i = 0; i < sources.size(); ++i) {
        const QString &mode = sources.at(i).field->config.color.mode;
        if (tellsValue(mode) || looks.at(i).style.gradient == FillGradient::Scheme)
            return true;
    }
    return false;
}

/// Beyond the twelve colours the strokes tell series apart.
void dashRepeats(ChartSeries &series, const Field &field, const TimeSeriesSetting &setting)
{
    const bool isRepeat = field.config.color.mode.isEmpty()
        && setting.palette.place(field.displayName) >= setting.theme.series.size();
    if (isRepeat && series.style.dashes.isEmpty())
        series.style.dashes = {6, 3};
}

/// Exemplars as diamonds on the axis of their query's series; those beyond it stand at its ends.
void addExemplars(ChartScene &scene, const PanelData &data, const QList<SeriesSource> &sources, const Theme &theme)
{
    for (const FramePtr &frame : data.exemplars) {
        const auto own = std::find_if(sources.begin(), sources.end(), [&frame](const SeriesSource &source) {
            return source.refId == frame->refId;
        });
        const TimeColumn *times = frame->fields.size() > 2 ? frame->fields.at(0).times() : nullptr;
        const NumberColumn *values = times ? frame->fields.at(1).numbers() : nullptr;
        const TextColumn *labels = values ? frame->fields.at(2).texts() : nullptr;
        if (!labels || own == sources.end())
            continue;
        const ChartSeries &series = scene.series.at(own - sources.begin());
        ChartSeries mark;
        mark.axis = series.axis;
        mark.config = series.config;
        mark.color = theme.accent.base;
        mark.isInLegend = false;
        mark.style.draw = DrawStyle::Points;
        mark.style.pointShape = PointShape::Diamond;
        mark.style.pointSize = ExemplarSize;
        const ValueScale scale = scene.axes.at(series.axis).scale;
        for (std::size_t i = 0; i < times->size(); ++i) {
            const QString label = (*labels)[i].section(QChar(u'\n'), 0, 0);
            mark.name = oneLine(QCoreApplication::translate("Promontory::SeriesLayout", "Exemplar %1").arg(label).trimmed());
            mark.times = times->sub(i, 1);
            mark.shown = values->sub(i, 1);
            mark.values = NumberColumn(std::vector<double>{std::clamp((*values)[i], scale.min(), scale.max())});
            scene.series.append(mark);
        }
    }
}

} // namespace

QStringList seriesNames(const Frames &frames)
{
    QStringList names;
    for (const SeriesSource &source : sourcesOf(frames))
        names.append(source.field->displayName);
    return names;
}

ChartScene layOutTimeSeries(const PanelData &data, const TimeSeriesSetting &setting)
{
    ChartScene scene;
    scene.range = data.range;
    scene.zone = setting.zone;
    scene.isTimeHidden = isTimeHidden(data.frames);
    const QList<SeriesSource> sources = sourcesOf(data.frames);
    QList<FieldLook> looks;
    SeriesAxes axes;
    for (const SeriesSource &source : sources) {
        const FieldLook look = fieldLookFrom(source.field->config.custom);
        ChartSeries series = seriesFrom(source, look);
        if (setting.theme.isHighContrast && series.style.lineWidth > 0)
            series.style.lineWidth = std::max(series.style.lineWidth, HighContrastWidth);
        series.stepMs = source.stepMs > 0 ? source.stepMs : data.stepMs;
        transformSeries(series, look.transform, data.range);
        series.shown = series.values;
        series.origin = originIn(data.frames, *source.field);
        series.isVisible = !look.isHiddenInPlot && !setting.hidden.contains(series.name);
        series.axis = axes.place(*source.field, look);
        dashRepeats(series, *source.field, setting);
        scene.series.append(std::move(series));
        looks.append(look);
    }
    stackSeries(scene.series, looks);
    linkFills(scene, looks);
    scene.axes = axes.finish(scene.series, data.range);
    const ValueSpan automatic = isColoredByValue(sources, looks) ? automaticSpan(data.frames) : ValueSpan();
    for (qsizetype i = 0; i < scene.series.size(); ++i) {
        ChartSeries &series = scene.series[i];
        const Field &field = *sources.at(i).field;
        const bool isByValue = setting.isMuted && tellsValue(field.config.color.mode);
        series.color = isByValue ? setting.theme.text.secondary : seriesColor(field, i, automatic, setting.palette, setting.theme);
        if (!looks.at(i).lineColor.isEmpty())
            series.color = setting.theme.namedColor(looks.at(i).lineColor, series.color);
        if (!looks.at(i).fillColor.isEmpty())
            series.fill = setting.theme.namedColor(looks.at(i).fillColor, series.color);
        if (series.style.gradient == FillGradient::Scheme && !setting.isMuted)
            series.scheme = schemeOf(field, scene.axes.at(series.axis).scale, automatic, setting.theme);
        if (looks.at(i).isAxisColored)
            scene.axes[series.axis].color = series.color;
        addThresholds(scene, series.axis, field.config, looks.at(i).thresholds, setting.theme);
    }
    addExemplars(scene, data, sources, setting.theme);
    return scene;
}

} // namespace Promontory
