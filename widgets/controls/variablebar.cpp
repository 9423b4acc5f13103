#include "widgets/controls/variablebar.h"

#include "widgets/common/flowlayout.h"
#include "widgets/controls/variablechip.h"
#include "widgets/controls/chiplist.h"
#include "widgets/controls/variablemenu.h"

#include <utility>

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
    QList<VariableControl> shown;
    QList<VariableControl> inMenu;
    for (const VariableControl &variable : variables)
        (variable.inMenu ? inMenu : shown).append(variable);
    m_chips = chipsFor(shown, m_chips, [this](const QString &name) { return createChip(name, this); });
    if (!m_menu && !inMenu.isEmpty())
        m_menu = new VariableMenu(this);
    if (m_menu) {
        m_menu->setVariables(inMenu, [this](const QString &name, QWidget *parent) { return createChip(name, parent); });
        m_menu->setVisible(!inMenu.isEmpty());
    }
    layOut();
}

void VariableBar::setMarkSwitches(const QList<MarkSwitchState> &states)
{
    const bool isMore = states.size() != m_switches.size();
    while (m_switches.size() > states.size()) {
        MarkSwitch *gone = m_switches.takeLast();
        gone->setVisible(false);
        gone->deleteLater();
    }
    while (m_switches.size() < states.size()) {
        auto *made = new MarkSwitch(this);
        connect(made, &MarkSwitch::clicked, this,
                [this, index = int(m_switches.size())](bool isOn) { emit markSwitched(index, isOn); });
        m_switches.append(made);
    }
    for (qsizetype i = 0; i < states.size(); ++i) {
        if (m_switches.at(i)->state() != states.at(i))
            m_switches.at(i)->setState(states.at(i));
    }
    if (isMore)
        layOut();
}

void VariableBar::setTail(const QList<QWidget *> &controls)
{
    for (QWidget *gone : std::exchange(m_tail, controls)) {
        gone->setVisible(false);
        gone->deleteLater();
    }
    for (QWidget *control : controls)
        control->setParent(this);
    layOut();
}

void VariableBar::layOut()
{
    while (const std::unique_ptr<QLayoutItem> item{m_layout->takeAt(0)}) { }
    QWidget *previous = nullptr;
    const auto place = [&](QWidget *control) {
        m_layout->addWidget(control);
        control->setVisible(true);
        if (previous)
            QWidget::setTabOrder(previous, control);
        previous = control;
    };
    for (VariableChip *chip : std::as_const(m_chips))
        place(chip);
    if (m_menu && !m_menu->chips().isEmpty())
        place(m_menu);
    for (MarkSwitch *one : std::as_const(m_switches))
        place(one);
    for (QWidget *control : std::as_const(m_tail))
        place(control);
}

VariableChip *VariableBar::createChip(const QString &name, QWidget *parent)
{
    auto *chip = new VariableChip(parent);
    connect(chip, &VariableChip::valuesChosen, this,
            [this, name](const QStringList &values) { emit valueChosen(name, values); });
    connect(chip, &VariableChip::filtersChosen, this,
            [this, name](const QList<FilterChoice> &filters) { emit filtersChosen(name, filters); });
    connect(chip, &VariableChip::suggestionsWanted, this,
            [this, name](const QString &label) { emit suggestionsWanted(name, label); });
    return chip;
}

void VariableBar::setSuggestions(const QString &name, const QString &label, const QStringList &texts)
{
    const QList<VariableChip *> chips = m_menu ? m_chips + m_menu->chips() : m_chips;
    for (VariableChip *chip : chips) {
        if (chip->variable().name == name)
            chip->setSuggestions(label, texts);
    }
}

} // namespace Promontory
