#include "app/pages/variablechips.h"

#include "widgets/common/values/oneline.h"

namespace Promontory {

namespace {

const VariableSelection *selectionOf(const VariableSpec &spec)
{
    if (const auto *query = std::get_if<QueryVariable>(&spec))
        return &query->selection;
    if (const auto *custom = std::get_if<CustomVariable>(&spec))
        return &custom->selection;
    if (const auto *source = std::get_if<SourceVariable>(&spec))
        return &source->selection;
    return nullptr;
}

bool isShown(const VariableSpec &spec)
{
    return !std::holds_alternative<ConstantVariable>(spec)
        && commonOf(spec).hide != VariableCommon::Hide::Variable;
}

VariableControl chipOf(const ResolvedVariable &variable)
{
    const VariableCommon &common = commonOf(variable.spec);
    const VariableSelection *selection = selectionOf(variable.spec);
    VariableControl chip;
    chip.name = common.name;
    chip.label = oneLine(common.label);
    chip.description = common.description;
    chip.hideLabel = common.hide == VariableCommon::Hide::Label;
    chip.loading = variable.loading;
    chip.values = variable.chosen;
    chip.error = variable.error ? variable.error->message : QString();
    if (std::holds_alternative<TextVariable>(variable.spec)
        || std::holds_alternative<FilterVariable>(variable.spec))
        chip.kind = VariableControl::Kind::Text;
    else if (selection && selection->multi)
        chip.kind = VariableControl::Kind::Multi;
    chip.includeAll = selection && selection->includeAll;
    for (const VariableOption &option : variable.options)
        chip.choices.append({oneLine(option.text), option.value});
    return chip;
}

} // namespace

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
