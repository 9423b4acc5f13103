#include "datasources/format/formatvalue.h"

#include "datasources/format/mapping.h"
#include "datasources/format/unittext.h"
#include "datasources/frame/column.h"

#include <cmath>

namespace Promontory {

namespace {

constexpr qsizetype LongestValue = 128;
constexpr qsizetype LongestText = 10'000;
constexpr double DefaultMin = 0;
constexpr double DefaultMax = 100;

QString scaleColor(double value, const FieldConfig &config)
{
    const double min = config.min.value_or(config.autoMin.value_or(DefaultMin));
    const double max = config.max.value_or(config.autoMax.value_or(DefaultMax));
    return thresholdColor(value, config, min, max);
}

// What stands for a value that is not there.
FormattedValue emptyValue(const FieldConfig &config)
{
    return {{}, config.noValue.isEmpty() ? QString(QChar(0x2013)) : config.noValue.left(LongestValue), {}, {}};
}

// Symbols come from outside and are short already; the number gives way if all together is too long.
FormattedValue bounded(FormattedValue value)
{
    const qsizetype room = LongestValue - value.prefix.size() - value.suffix.size();
    value.text.truncate(std::max<qsizetype>(0, room));
    return value;
}

FormattedValue unmapped(double value, const FieldConfig &config, const FormatContext &context)
{
    if (isMissing(value) || (std::isnan(value) && !config.noValue.isEmpty()))
        return emptyValue(config);
    FormattedValue text = unitText(value, unitDefinition(config.unit), config.decimals, context);
    if (text.joined().isEmpty())
        return emptyValue(config);
    return bounded(std::move(text));
}

} // namespace

FormattedValue formatValue(double value, const FieldConfig &config, const FormatContext &context)
{
    const auto mapped = mapNumber(value, config.mappings);
    FormattedValue result;
    if (mapped && !mapped->text.isEmpty())
        result.text = mapped->text.left(LongestValue);
    else
        result = unmapped(value, config, context);
    result.color = mapped && !mapped->color.isEmpty() ? mapped->color : scaleColor(value, config);
    return result;
}

FormattedValue formatText(const QString &value, const FieldConfig &config)
{
    FormattedValue result;
    const auto mapped = mapText(value, config.mappings);
    result.text = mapped && !mapped->text.isEmpty() ? mapped->text : value;
    if (result.text.isEmpty())
        result.text = config.noValue;
    result.text.truncate(LongestText);
    if (mapped)
        result.color = mapped->color;
    return result;
}

FormattedValue formatUnit(double value, const QString &unit, std::optional<int> decimals, const FormatContext &context)
{
    FieldConfig config;
    config.unit = unit;
    config.decimals = decimals;
    return unmapped(value, config, context);
}

QString thresholdColor(double value, const FieldConfig &config, double min, double max)
{
    const QList<ThresholdStep> &steps = config.thresholds.steps;
    if (steps.isEmpty())
        return {};
    double position = value;
    if (config.thresholds.mode == Thresholds::Mode::Percentage)
        position = max > min ? (value - min) / (max - min) * 100 : 0;
    // NaN is not above any step, so it takes the base.
    QString color = steps.front().color;
    for (const ThresholdStep &step : steps) {
        if (position >= step.value)
            color = step.color;
    }
    return color;
}

} // namespace Promontory
