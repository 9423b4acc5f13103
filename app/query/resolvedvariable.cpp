#include "app/query/resolvedvariable.h"

#include "app/variables/labelfilters.h"
#include "app/variables/variablechoice.h"
#include "app/variables/variableoptions.h"

namespace Promontory {

namespace {

QStringList valuesOf(const VariableSelection &selection)
{
    QStringList values;
    for (const VariableOption &option : selection.current)
        values.append(option.value);
    return values;
}

struct SavedChoice
{
    QStringList operator()(const IntervalVariable &variable) const { return {variable.current}; }
    QStringList operator()(const TextVariable &variable) const { return {variable.value}; }
    QStringList operator()(const ConstantVariable &variable) const { return {variable.value}; }
    QStringList operator()(const FilterVariable &variable) const
    {
        return {filtersText(labelFilters(variable.filters))};
    }
    QStringList operator()(const SwitchVariable &variable) const
    {
        return {variable.isOn ? variable.onValue : variable.offValue};
    }
    template <typename Other>
    QStringList operator()(const Other &variable) const
    {
        return valuesOf(variable.selection);
    }
};

QList<VariableOption> customOptions(const CustomVariable &variable)
{
    return variable.options.isEmpty() ? parseCustomList(variable.query) : variable.options;
}

} // namespace

QStringList savedChoice(const VariableSpec &spec)
{
    return std::visit(SavedChoice(), spec);
}

VariableSelection selectionOf(const VariableSpec &spec)
{
    return std::visit(
        [](const auto &variable) {
            if constexpr (requires { variable.selection; })
                return variable.selection;
            else
                return VariableSelection();
        },
        spec);
}

std::optional<QList<VariableOption>> ownOptions(const VariableSpec &spec)
{
    if (const auto *custom = std::get_if<CustomVariable>(&spec))
        return customOptions(*custom);
    if (const auto *onOff = std::get_if<SwitchVariable>(&spec))
        return QList<VariableOption>{{onOff->onValue, onOff->onValue}, {onOff->offValue, onOff->offValue}};
    const auto *groups = std::get_if<GroupVariable>(&spec);
    if (groups && !groups->options.isEmpty())
        return groups->options;
    return {};
}

VariableValue valueOf(const ResolvedVariable &variable, const TimeRange &range)
{
    const bool isText = std::holds_alternative<TextVariable>(variable.spec)
        || std::holds_alternative<FilterVariable>(variable.spec)
        || std::holds_alternative<ConstantVariable>(variable.spec);
    VariableValue value;
    if (const auto *interval = std::get_if<IntervalVariable>(&variable.spec)) {
        value = intervalValue(*interval, variable.chosen.value(0), range);
    } else if (isText) {
        value = textValue(variable.chosen.value(0));
    } else {
        const bool fromServer = std::holds_alternative<QueryVariable>(variable.spec);
        value = chosenValue(variable.chosen, variable.options, selectionOf(variable.spec), fromServer);
        value.isLabels = std::holds_alternative<GroupVariable>(variable.spec);
    }
    value.error = variable.error;
    return value;
}

} // namespace Promontory
