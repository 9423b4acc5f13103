#include "datasources/transform/resolvefields.h"

#include "datasources/transform/fieldmatcher.h"
#include "datasources/transform/overrideproperty.h"
#include "datasources/transform/seriesname.h"

#include <cmath>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

constexpr auto AutomaticLegend = "__auto"_L1;
constexpr auto VerboseLegend = "__verbose"_L1;
constexpr auto ValueName = "Value"_L1;

struct CompiledOverride
{
    FieldMatcher matches;
    const QList<OverrideProperty> &properties;
};

// A series as servers send it: its name comes from labels and legend, not from the column.
bool isSeries(const Frame &frame, const Field &field)
{
    return frame.meta.kind == FrameKind::TimeSeries && field.isNumber()
        && (field.name.isEmpty() || field.name == ValueName || !field.labels.isEmpty());
}

using LabelSets = QHash<QString, QStringList>;

// The labels that tell the series of each query with an automatic legend apart.
LabelSets labelSets(const Frames &frames, const ResolveContext &context)
{
    QHash<QString, std::vector<const Field *>> series;
    for (const FramePtr &frame : frames) {
        if (context.legends.value(frame->refId) != AutomaticLegend)
            continue;
        for (const Field &field : frame->fields) {
            if (isSeries(*frame, field))
                series[frame->refId].push_back(&field);
        }
    }
    LabelSets sets;
    for (auto entry = series.cbegin(); entry != series.cend(); ++entry)
        sets.insert(entry.key(), distinguishingLabels(entry.value()));
    return sets;
}

QString fallbackName(const Frame &frame, const Field &field)
{
    if (!frame.meta.expression.isEmpty())
        return frame.meta.expression;
    return field.name.isEmpty() ? QString(ValueName) : field.name;
}

// The name before any displayName of the configuration.
QString baseName(const Frame &frame, const Field &field, const ResolveContext &context, const LabelSets &sets)
{
    if (!isSeries(frame, field))
        return field.name.isEmpty() ? fallbackName(frame, field) : field.name;
    const QString legend = context.legends.value(frame.refId);
    QString name;
    if (legend == AutomaticLegend)
        name = automaticName(field.labels, sets.value(frame.refId));
    else if (legend.isEmpty() || legend == VerboseLegend)
        name = verboseName(field.labels);
    else
        name = legendText(legend, field.labels);
    return name.isEmpty() ? fallbackName(frame, field) : name;
}

// What the field has of itself, filled up with the defaults.
FieldConfig filledUp(FieldConfig own, const FieldConfig &defaults)
{
    const auto fill = [](auto &value, const auto &usual, bool isSet) {
        if (!isSet)
            value = usual;
    };
    fill(own.unit, defaults.unit, !own.unit.isEmpty());
    fill(own.decimals, defaults.decimals, own.decimals.has_value());
    fill(own.min, defaults.min, own.min.has_value());
    fill(own.max, defaults.max, own.max.has_value());
    fill(own.displayName, defaults.displayName, !own.displayName.isEmpty());
    fill(own.description, defaults.description, !own.description.isEmpty());
    fill(own.noValue, defaults.noValue, !own.noValue.isEmpty());
    fill(own.thresholds, defaults.thresholds, !own.thresholds.steps.isEmpty());
    fill(own.mappings, defaults.mappings, !own.mappings.isEmpty());
    fill(own.color, defaults.color, !own.color.mode.isEmpty());
    fill(own.fieldMinMax, defaults.fieldMinMax, own.fieldMinMax);
    own.links += defaults.links;
    own.custom = defaults.custom; // no transformation sets options of panels
    return own;
}

void swapIfReversed(FieldConfig &config)
{
    if (config.min && config.max && *config.min > *config.max)
        std::swap(config.min, config.max);
}

FieldConfig resolvedConfig(const MatchTarget &target, const FieldConfig &defaults,
                           const std::vector<CompiledOverride> &overrides)
{
    FieldConfig config = filledUp(target.field.config, defaults);
    for (const CompiledOverride &candidate : overrides) {
        if (!candidate.matches(target))
            continue;
        for (const OverrideProperty &property : candidate.properties)
            applyOverrideProperty(config, property);
    }
    swapIfReversed(config);
    return config;
}

// Whether the scale of the field is drawn relative to its limits.
bool needsLimits(const FieldConfig &config)
{
    return config.thresholds.mode == Thresholds::Mode::Percentage || config.color.mode.startsWith("continuous-"_L1);
}

void widen(std::optional<ValueLimits> &limits, const Field &field)
{
    const NumberColumn *numbers = field.numbers();
    if (!numbers)
        return;
    for (const double value : numbers->span()) {
        if (!std::isfinite(value))
            continue;
        if (!limits)
            limits = ValueLimits{value, value};
        limits->min = std::min(limits->min, value);
        limits->max = std::max(limits->max, value);
    }
}

using MutableFrames = std::vector<std::shared_ptr<Frame>>;

void fillLimits(const MutableFrames &frames, const Frames &original)
{
    constexpr ValueLimits NoNumbers{0, 100};
    std::optional<ValueLimits> all;
    for (const auto &frame : frames) {
        for (Field &field : frame->fields) {
            FieldConfig &config = field.config;
            if (!needsLimits(config) || (config.min && config.max) || !field.isNumber())
                continue;
            std::optional<ValueLimits> limits;
            if (config.fieldMinMax)
                widen(limits, field);
            else
                limits = all = all ? all : limitsOf(original).value_or(NoNumbers);
            config.autoMin = limits.value_or(NoNumbers).min;
            config.autoMax = limits.value_or(NoNumbers).max;
        }
    }
}

// Series of all frames share one legend; the columns of a table only have to differ among themselves.
void numberDuplicates(const MutableFrames &frames)
{
    QHash<QString, int> seriesNames;
    for (const auto &frame : frames) {
        QHash<QString, int> columnNames;
        for (Field &field : frame->fields) {
            const bool series = frame->meta.kind == FrameKind::TimeSeries && field.isNumber();
            const int count = ++(series ? seriesNames : columnNames)[field.displayName];
            if (count > 1)
                field.displayName += " #"_L1 + QString::number(count);
        }
    }
}

// Of very many tables in cells, which all have the same columns, the first ones speak for all.
Frames resolvedAlike(const Frames &tables, const FieldConfig &defaults,
                     const QList<FieldOverride> &overrides, const ResolveContext &context)
{
    const FramePtr first = resolveFields({tables.front()}, defaults, overrides, context).front();
    Frames resolved;
    resolved.reserve(tables.size());
    for (const FramePtr &table : tables) {
        auto own = std::make_shared<Frame>(*table);
        for (std::size_t i = 0; i < std::min(own->fields.size(), first->fields.size()); ++i) {
            own->fields[i].config = first->fields[i].config;
            own->fields[i].displayName = first->fields[i].displayName;
        }
        resolved.push_back(std::move(own));
    }
    return resolved;
}

// Tables in cells follow the rules of the panel, too. Series in cells are drawn as their column says.
void resolveInside(Field &field, const FieldConfig &defaults, const QList<FieldOverride> &overrides,
                   const ResolveContext &context)
{
    const FrameColumn *cells = field.frames();
    if (!cells)
        return;
    Frames tables;
    for (const FramePtr &cell : cells->span()) {
        if (cell && cell->meta.kind == FrameKind::Table)
            tables.push_back(cell);
    }
    if (tables.empty())
        return;
    constexpr std::size_t FewTables = 500;
    const Frames resolved = tables.size() <= FewTables
                                ? resolveFields(tables, defaults, overrides, context)
                                : resolvedAlike(tables, defaults, overrides, context);
    std::vector<FramePtr> results;
    results.reserve(cells->size());
    std::size_t next = 0;
    for (const FramePtr &cell : cells->span()) {
        const bool isTable = cell && cell->meta.kind == FrameKind::Table;
        results.push_back(isTable ? resolved[next++] : cell);
    }
    field.values = FrameColumn(std::move(results));
}

} // namespace

std::optional<ValueLimits> limitsOf(const Frames &frames)
{
    std::optional<ValueLimits> limits;
    for (const FramePtr &frame : frames) {
        for (const Field &field : frame->fields)
            widen(limits, field);
    }
    return limits;
}

Frames nameSeries(const Frames &frames, const ResolveContext &context)
{
    const LabelSets sets = labelSets(frames, context);
    Frames named;
    named.reserve(frames.size());
    for (const FramePtr &frame : frames) {
        auto own = std::make_shared<Frame>(*frame);
        for (Field &field : own->fields) {
            field.displayName = baseName(*frame, field, context, sets);
            if (isSeries(*frame, field))
                field.legendName = field.displayName;
        }
        named.push_back(std::move(own));
    }
    return named;
}

Frames resolveFields(const Frames &frames, const FieldConfig &defaults, const QList<FieldOverride> &overrides,
                     const ResolveContext &context)
{
    std::vector<CompiledOverride> compiled;
    for (const FieldOverride &item : overrides)
        compiled.push_back({makeFieldMatcher(item.matcher, item.matcherOptions), item.properties});
    const LabelSets sets = labelSets(frames, context);
    MutableFrames resolved;
    resolved.reserve(frames.size());
    for (const FramePtr &frame : frames) {
        auto own = std::make_shared<Frame>(*frame);
        for (std::size_t i = 0; i < own->fields.size(); ++i) {
            Field &field = own->fields[i];
            const QString name = context.named ? field.displayName : baseName(*frame, field, context, sets);
            field.config = resolvedConfig({*frame, frame->fields[i], name}, defaults, compiled);
            const QString &form = field.config.displayName;
            // A default name is for values; it would call the time axis the same.
            const QString given = form.isEmpty() || field.isTime() ? QString() : displayNameText(form, field, name);
            field.displayName = given.isEmpty() ? name : given; // of a label that this field has not
        }
        resolved.push_back(std::move(own));
    }
    fillLimits(resolved, frames);
    numberDuplicates(resolved);
    for (const auto &frame : resolved) {
        for (Field &field : frame->fields)
            resolveInside(field, defaults, overrides, context);
    }
    return Frames(resolved.begin(), resolved.end());
}

} // namespace Promontory
