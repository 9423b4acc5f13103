#include "widgets/controls/chiplist.h"

#include "widgets/controls/variablechip.h"

#include <algorithm>

namespace Promontory {

QList<VariableChip *> chipsFor(const QList<VariableControl> &variables, QList<VariableChip *> before,
                               const std::function<VariableChip *(const QString &name)> &create)
{
    QList<VariableChip *> chips;
    for (const VariableControl &variable : variables) {
        const auto known = std::find_if(before.begin(), before.end(), [&variable](const VariableChip *chip) {
            return chip->variable().name == variable.name;
        });
        VariableChip *chip = nullptr;
        if (known != before.end()) {
            chip = *known;
            before.erase(known);
        } else {
            chip = create(variable.name);
        }
        if (chip->variable() != variable)
            chip->setVariable(variable);
        chips.append(chip);
    }
    for (VariableChip *gone : std::as_const(before)) {
        gone->setVisible(false);
        gone->deleteLater();
    }
    return chips;
}

} // namespace Promontory
