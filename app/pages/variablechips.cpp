#include "app/pages/variablechips.h"

#include "widgets/common/values/oneline.h"

namespace Promontory {

namespace {

VariableControl::Kind kindOf(const VariableSpec &spec)
{
    if (std::holds_alternative<TextVariable>(spec))
        return VariableControl::Kind::Text;
    if (std::holds_alternative<FilterVariable>(spec))
        return VariableControl::Kind::Filters;
    if (std::holds_alternative<SwitchVariable>(spec))
        return VariableControl::Kind::Switch;
    return selectionOf(spec).multi ? VariableControl::Kind::Multi : VariableControl::Kind::Single;
}

QList<FilterChoice> filterChoices(const QString &text)
{
    QList<FilterChoice> choices;
    const auto filters = filtersFromText(text);
    for (const LabelFilter &filter : filters.value_or(QList<LabelFilter>()))
        choices.append({filter.label, filter.op, filter.values.join(u'|')});
    return choices;
}

bool isShown(const VariableSpec &spec)
{
    return !std::holds_alternative<ConstantVariable>(spec)
        && commonOf(spec).hide != VariableCommon::Hide::Variable;
}

VariableControl chipOf(const ResolvedVariable &variable)
{
    const VariableCommon &common = commonOf(variable.spec);
    const VariableSelection selection = selectionOf(variable.spec);
    VariableControl chip;
    chip.name = common.name;
    chip.label = oneLine(common.label);
    chip.description = common.description;
    chip.hideLabel = common.hide == VariableCommon::Hide::Label;
    chip.loading = variable.loading;
    chip.values = variable.chosen;
    chip.error = variable.error ? variable.error->message : QString();
    chip.kind = kindOf(variable.spec);
    if (chip.kind == VariableControl::Kind::Filters)
        chip.filters = filterChoices(variable.chosen.value(0));
    chip.includeAll = selection.includeAll;
    chip.allowsCustom = selection.allowsCustom;
    chip.inMenu = common.hide == VariableCommon::Hide::Menu;
    for (const VariableOption &option : variable.options)
        chip.choices.append({oneLine(option.text), option.value});
    return chip;
}

} // namespace

QString filterText(const QList<FilterChoice> &choices)
{
    QList<LabelFilter> filters;
    for (const FilterChoice &choice : choices)
        filters.append({choice.label, choice.op, {choice.value}});
    return filtersText(filters);
}

QList<VariableControl> variableChips(const QList<ResolvedVariable> &variables)
{
    QList<VariableControl> chips;
    for (const ResolvedVariable &variable : variables) {
        if (isShown(variable.spec))
            chips.append(chipOf(variable));
    }
    return chips;
}

} // namespace Promontory
