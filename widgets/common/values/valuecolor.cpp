#include "widgets/common/values/valuecolor.h"

#include "datasources/format/mapping.h"
#include "widgets/common/values/continuousscale.h"

#include <algorithm>
#include <cmath>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

/// Where a step begins on the scale; percentage steps lie between min and max.
double stepStart(const ThresholdStep &step, const FieldConfig &config, const ValueSpan &span)
{
    if (config.thresholds.mode == Thresholds::Mode::Absolute || !std::isfinite(step.value))
        return step.value;
    return span.min + (span.max - span.min) * step.value / 100.0;
}

} // namespace

QColor scaleColor(double number, const FieldConfig &config, const ValueSpan &span, qsizetype index,
                  const Theme &theme)
{
    const QString &mode = config.color.mode;
    if (mode == "fixed"_L1 || mode == "shades"_L1 || mode == "gradient"_L1)
        return theme.namedColor(config.color.fixedColor, theme.seriesColor(0));
    if (mode.startsWith("palette-"_L1))
        return theme.seriesColor(index);
    if (std::isnan(number))
        return {}; // no value has no place on a scale, least of all a green one
    if (mode.startsWith("continuous-"_L1))
        return continuousColor(mode, span.fraction(number), theme);
    const QString name = thresholdColor(number, config, span.min, span.max);
    return name.isEmpty() ? QColor() : theme.namedColor(name);
}

QString mappedColor(double number, const FormattedValue &text, const FieldConfig &config)
{
    if (config.mappings.isEmpty())
        return {};
    if (const auto mapped = mapNumber(number, config.mappings))
        return mapped->color;
    if (!std::isnan(number) || text.text.isEmpty() || text.color.isEmpty())
        return {};
    // A text. One that was only coloured is still itself; of another one what it was mapped to is left.
    if (const auto same = mapText(text.text, config.mappings); same && same->color == text.color)
        return text.color;
    const bool isResult = std::any_of(
        config.mappings.cbegin(), config.mappings.cend(), [&text](const ValueMapping &mapping) {
            return mapping.result.color == text.color && mapping.result.text == text.text;
        });
    return isResult ? text.color : QString();
}

QColor valueColor(double number, const FormattedValue &text, const FieldConfig &config,
                  const ValueSpan &span, qsizetype index, const Theme &theme)
{
    const QString mapped = mappedColor(number, text, config);
    return mapped.isEmpty() ? scaleColor(number, config, span, index, theme)
                            : theme.namedColor(mapped);
}

QColor valueColor(const DisplayValue &value, const Theme &theme)
{
    const bool isByName = value.config.color.mode == "palette-classic-by-name"_L1;
    const qsizetype index = isByName ? colorIndexOfName(value.title, theme.series.size()) : value.index;
    return valueColor(value.number, value.text, value.config, value.span, index, theme);
}

QColor fillColor(const DisplayValue &value, const Theme &theme, bool muted)
{
    if (muted)
        return theme.chart.ghost;
    const QColor color = valueColor(value, theme);
    return color.isValid() ? color : theme.seriesColor(0);
}

qsizetype colorIndexOfName(const QString &name, qsizetype count)
{
    quint32 hash = 5381;
    for (qsizetype i = name.size(); i > 0; --i)
        hash = (hash * 33) ^ name.at(i - 1).unicode();
    return count > 0 ? static_cast<qsizetype>(hash % static_cast<quint32>(count)) : 0;
}

std::vector<ScaleSection> thresholdSections(const FieldConfig &config, const ValueSpan &span,
                                            const Theme &theme)
{
    std::vector<ScaleSection> sections;
    const QList<ThresholdStep> &steps = config.thresholds.steps;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const double from = std::max(stepStart(steps.at(i), config, span), span.min);
        const double to = i + 1 < steps.size()
                              ? std::min(stepStart(steps.at(i + 1), config, span), span.max)
                              : span.max;
        if (from < to)
            sections.push_back({from, to, theme.namedColor(steps.at(i).color, theme.chart.ghost)});
    }
    return sections;
}

} // namespace Promontory
