#include "widgets/panels/barchart/barchartlayout.h"

#include "widgets/common/values/oneline.h"
#include "widgets/panels/shared/barlook.h"
#include "widgets/panels/shared/seriesaxes.h"
#include "widgets/panels/shared/seriescolor.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

/// The colours of single bars, where a field says more than the colour of its series.
class BarColors
{
public:
    BarColors(const BarTable &table, const BarChartSetting &setting)
        : m_table(table)
        , m_setting(setting)
        , m_automatic(automaticSpan(setting.frames))
    {
    }

    const ValueSpan &automatic() const { return m_automatic; }
    /// Invalid: the colour of the series.
    QColor colorOf(const BarTable::Column &column, const FieldLook &look, qsizetype row, qsizetype index);

private:
    QColor byField(qsizetype row);

    const BarTable &m_table;
    const BarChartSetting &m_setting;
    ValueSpan m_automatic;
    QStringList m_texts; ///< distinct texts that colour bars, in the order they came
};

/// A field beside the bars colours them: its mappings or scale; plain texts take the palette's colours in turn.
QColor BarColors::byField(qsizetype row)
{
    const Field &field = *m_table.colorField;
    const auto at = static_cast<std::size_t>(row);
    if (at >= field.size())
        return {};
    if (const NumberColumn *numbers = field.numbers()) {
        const double number = (*numbers)[at];
        return valueColor(number, formatValue(number, field.config), field.config, spanOf(field.config, m_automatic),
                          0, m_setting.theme);
    }
    const TextColumn *texts = field.texts();
    if (!texts)
        return {};
    const QString color = formatText((*texts)[at], field.config).color;
    if (!color.isEmpty())
        return m_setting.theme.namedColor(color);
    if (!m_texts.contains((*texts)[at]))
        m_texts.append((*texts)[at]);
    return m_setting.theme.seriesColor(m_texts.indexOf((*texts)[at]));
}

QColor BarColors::colorOf(const BarTable::Column &column, const FieldLook &look, qsizetype row, qsizetype index)
{
    if (m_setting.isMuted)
        return {};
    if (m_table.colorField)
        return byField(row);
    const FieldConfig &config = column.field->config;
    const bool isByThreshold = look.style.gradient == FillGradient::Scheme && config.color.mode == "thresholds"_L1;
    const double number = column.values[static_cast<std::size_t>(row)];
    const FormattedValue text = formatValue(number, config);
    const QString mapped = mappedColor(number, text, config);
    if (!mapped.isEmpty())
        return m_setting.theme.namedColor(mapped);
    return isByThreshold ? scaleColor(number, config, spanOf(config, m_automatic), index, m_setting.theme) : QColor();
}

/// Builds a scene from a table.
class SceneBuilder
{
public:
    SceneBuilder(const BarTable &table, const BarChartOptions &options, const BarChartSetting &setting)
        : m_table(table)
        , m_options(options)
        , m_setting(setting)
        , m_colors(table, setting)
    {
    }

    BarScene build();

private:
    void addSeries();
    void addPlaces();
    void addSlot(int slot);
    void stackSlot(int slot);
    void addBar(int series, int slot, double low, double high, double from, double to);
    void roundEnds(std::size_t first);
    void finishAxes();

    const BarTable &m_table;
    const BarChartOptions &m_options;
    const BarChartSetting &m_setting;
    BarColors m_colors;
    BarScene m_scene;
    QList<FieldLook> m_looks;
    QList<int> m_shown; ///< series that have bars
    SeriesAxes m_axes;
};

void SceneBuilder::addSeries()
{
    for (qsizetype i = 0; i < m_table.columns.size(); ++i) {
        const BarTable::Column &column = m_table.columns.at(i);
        const Field &field = *column.field;
        FieldLook look = barFieldLookFrom(field.config.custom);
        look.stack = m_options.stacking;
        BarSeries series = barSeriesFrom(field, look);
        series.values = column.values;
        series.origin = column.origin;
        series.axis = m_axes.place(field, look);
        series.isVisible = !look.isHiddenInPlot && !m_setting.hidden.contains(series.name);
        series.color = m_setting.isMuted && tellsValue(field.config.color.mode)
            ? m_setting.theme.text.secondary
            : seriesColor(field, i, m_colors.automatic(), m_setting.palette, m_setting.theme);
        if (series.isVisible)
            m_shown.append(static_cast<int>(i));
        m_scene.series.append(series);
        m_looks.append(look);
    }
}

void SceneBuilder::addPlaces()
{
    const qsizetype count = m_table.names.size();
    const double breadth = 1.0 / static_cast<double>(std::max<qsizetype>(1, count));
    const Json &custom = m_table.nameField->config.custom;
    const bool isHidden = custom[u"axisPlacement"].toString() == "hidden"_L1;
    for (qsizetype i = 0; i < count; ++i) {
        const double from = static_cast<double>(i) * breadth;
        const auto row = m_table.areFrameRows ? std::optional(static_cast<std::size_t>(i)) : std::nullopt;
        m_scene.places.append({m_table.titles.at(i), from, from + breadth, row});
        QString text = m_table.names.at(i);
        if (m_options.tickMaxLength > 0 && text.size() > m_options.tickMaxLength)
            text = text.left(m_options.tickMaxLength) + u'…';
        if (!isHidden)
            m_scene.ticks.append({from + breadth / 2, text});
    }
    m_scene.namesLabel = oneLine(custom[u"axisLabel"].toString());
}

void SceneBuilder::addBar(int series, int slot, double low, double high, double from, double to)
{
    BarMark bar{series, slot, from, to, std::min(low, high), std::max(low, high), {}, false, false};
    bar.color = m_colors.colorOf(m_table.columns.at(series), m_looks.at(series), slot, series);
    if (!bar.color.isValid())
        bar.color = m_scene.series.at(series).color;
    m_scene.bars.push_back(bar);
}

/// Bars of a slot side by side.
void SceneBuilder::addSlot(int slot)
{
    const BarSlot place = m_scene.places.at(slot);
    const double breadth = place.to - place.from;
    const auto count = static_cast<double>(m_shown.size());
    const double group = breadth * (m_shown.size() > 1 ? m_options.groupWidth : 1);
    const double share = group / count;
    double at = place.from + (breadth - group) / 2;
    for (const int series : std::as_const(m_shown)) {
        const double value = m_table.columns.at(series).values[static_cast<std::size_t>(slot)];
        const double inset = share * (1 - m_options.barWidth) / 2;
        if (std::isfinite(value)) {
            addBar(series, slot, 0, value, at + inset, at + share - inset);
            (value < 0 ? m_scene.bars.back().isRoundLow : m_scene.bars.back().isRoundHigh) = true;
        }
        at += share;
    }
}

/// Bars of a slot on each other, apart by their sign.
void SceneBuilder::stackSlot(int slot)
{
    const BarSlot place = m_scene.places.at(slot);
    const auto row = static_cast<std::size_t>(slot);
    double sum = 0;
    for (const int series : std::as_const(m_shown)) {
        const double value = m_table.columns.at(series).values[row];
        sum += std::isfinite(value) ? std::abs(value) : 0;
    }
    const bool isPercent = m_options.stacking == StackMode::Percent;
    const double factor = isPercent ? (sum > 0 ? 1 / sum : 0) : 1;
    const double inset = (place.to - place.from) * (1 - m_options.barWidth) / 2;
    const std::size_t first = m_scene.bars.size();
    double above = 0;
    double below = 0;
    for (const int series : std::as_const(m_shown)) {
        const double value = m_table.columns.at(series).values[row] * factor;
        if (!std::isfinite(value))
            continue;
        double &edge = value < 0 ? below : above;
        addBar(series, slot, edge, edge + value, place.from + inset, place.to - inset);
        edge += value;
    }
    roundEnds(first);
}

/// Of a pile only the outermost corners are round.
void SceneBuilder::roundEnds(std::size_t first)
{
    BarMark *top = nullptr;
    BarMark *bottom = nullptr;
    for (std::size_t i = first; i < m_scene.bars.size(); ++i) {
        BarMark &bar = m_scene.bars[i];
        if (bar.high > 0)
            top = &bar;
        else if (bar.low < 0)
            bottom = &bar;
    }
    if (top)
        top->isRoundHigh = true;
    if (bottom)
        bottom->isRoundLow = true;
}

void SceneBuilder::finishAxes()
{
    QList<ValueExtent> extents(m_axes.size());
    for (const BarMark &bar : m_scene.bars) {
        const int axis = m_scene.series.at(bar.series).axis;
        const bool isLog = m_axes.isLog(axis);
        for (const double end : {bar.low, bar.high}) {
            if (!isLog || end > 0)
                extents[axis].add(end);
        }
    }
    m_scene.axes = m_axes.finish(extents);
    for (qsizetype i = 0; i < m_scene.series.size(); ++i) {
        BarSeries &series = m_scene.series[i];
        const Field &field = *m_table.columns.at(i).field;
        ChartAxis &axis = m_scene.axes[series.axis];
        if (m_looks.at(i).isAxisColored)
            axis.color = series.color;
        const bool isScheme = series.gradient == FillGradient::Scheme && field.config.color.mode != "thresholds"_L1;
        if (isScheme && !m_setting.isMuted)
            series.scheme = schemeOf(field, axis.scale, m_colors.automatic(), m_setting.theme);
        addThresholds(m_scene.thresholds, series.axis, axis.scale, field.config, m_looks.at(i).thresholds,
                      m_setting.theme);
    }
}

BarScene SceneBuilder::build()
{
    m_scene.isHorizontal = m_setting.isHorizontal;
    m_scene.isStacked = m_options.stacking != StackMode::None;
    m_scene.tickRotation = m_options.tickRotation;
    m_scene.tickSpacing = m_options.tickSpacing;
    m_scene.rounding = m_options.barRadius;
    m_scene.showValue = m_options.showValue;
    m_scene.valueSize = m_options.valueSize;
    m_scene.highlightsSlot = m_options.fullHighlight;
    addSeries();
    addPlaces();
    const auto count = m_shown.isEmpty() ? 0 : static_cast<int>(m_scene.places.size());
    for (int slot = 0; slot < count; ++slot)
        m_scene.isStacked ? stackSlot(slot) : addSlot(slot);
    finishAxes();
    return std::move(m_scene);
}

} // namespace

BarScene layOutBarScene(const BarTable &table, const BarChartOptions &options, const BarChartSetting &setting)
{
    return SceneBuilder(table, options, setting).build();
}

} // namespace Promontory
