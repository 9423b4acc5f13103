#include "widgets/controls/variablebar.h"

#include "widgets/common/flowlayout.h"
#include "widgets/controls/variablechip.h"

#include <algorithm>

namespace Promontory {

VariableBar::VariableBar(QWidget *parent)
    : QWidget(parent)
    , m_layout(new FlowLayout(this, 6))
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Variables"));
}

void VariableBar::setVariables(const QList<VariableControl> &variables)
{
    QList<VariableChip *> chips;
    for (const VariableControl &variable : variables) {
        const auto known = std::find_if(m_chips.begin(), m_chips.end(), [&variable](const VariableChip *chip) {
            return chip->variable().name == variable.name;
        });
        VariableChip *chip = nullptr;
        if (known != m_chips.end()) {
            chip = *known;
            m_chips.erase(known);
        } else {
            chip = createChip(variable.name);
        }
        if (chip->variable() != variable)
            chip->setVariable(variable);
        chips.append(chip);
    }
    for (VariableChip *gone : std::as_const(m_chips)) {
        gone->setVisible(false);
        gone->deleteLater();
    }
    m_chips = chips;
    while (const std::unique_ptr<QLayoutItem> item{m_layout->takeAt(0)}) { }
    QWidget *previous = nullptr;
    for (VariableChip *chip : std::as_const(m_chips)) {
        m_layout->addWidget(chip);
        chip->setVisible(true);
        if (previous)
            QWidget::setTabOrder(previous, chip);
        previous = chip;
    }
}

VariableChip *VariableBar::createChip(const QString &name)
{
    auto *chip = new VariableChip(this);
    connect(chip, &VariableChip::valuesChosen, this,
            [this, name](const QStringList &values) { emit valueChosen(name, values); });
    return chip;
}

} // namespace Promontory
