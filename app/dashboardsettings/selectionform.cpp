#include "app/dashboardsettings/selectionform.h"

#include "app/dashboardsettings/fieldedits.h"
#include "widgets/common/formfield.h"
#include "widgets/common/formlayout.h"

#include <QCheckBox>

using namespace Qt::StringLiterals;

namespace Promontory {

SelectionForm::SelectionForm(QWidget *parent)
    : QWidget(parent)
    , m_multi(new QCheckBox(tr("Several values can be chosen")))
    , m_all(new QCheckBox(tr("Offer “All”")))
    , m_custom(new QCheckBox(tr("Other values can be typed")))
    , m_allValue(new TextField)
    , m_allField(new FormField(tr("Value of “All”"), m_allValue))
{
    m_allValue->setPlaceholderText(tr("all values, joined"));
    m_allField->setHelp(
        tr("Put into queries as it stands, such as .* – without it, all values are joined."));
    QVBoxLayout *layout = formColumn(this);
    layout->setSpacing(8);
    layout->addWidget(m_multi);
    layout->addWidget(m_custom);
    layout->addWidget(m_all);
    layout->addWidget(m_allField);
    for (const QCheckBox *box : {m_multi, m_all, m_custom})
        connect(box, &QCheckBox::clicked, this, &SelectionForm::edited);
    connect(m_all, &QCheckBox::toggled, m_allField, &QWidget::setVisible);
    connect(m_allValue, &QLineEdit::textEdited, this, &SelectionForm::edited);
}

void SelectionForm::setSelection(const VariableSelection &selection)
{
    m_multi->setChecked(selection.multi);
    m_all->setChecked(selection.includeAll);
    m_custom->setChecked(selection.allowsCustom);
    m_allValue->setValue(selection.allValue);
    m_allField->setVisible(selection.includeAll);
}

void SelectionForm::applyTo(VariableSelection &selection) const
{
    selection.multi = m_multi->isChecked();
    selection.includeAll = m_all->isChecked();
    selection.allowsCustom = m_custom->isChecked();
    selection.allValue = m_allValue->value();
}

} // namespace Promontory
