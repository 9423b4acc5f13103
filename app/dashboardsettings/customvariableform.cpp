#include "app/dashboardsettings/customvariableform.h"

#include "app/dashboardsettings/fieldedits.h"
#include "app/dashboardsettings/selectionform.h"
#include "app/variables/variableoptions.h"
#include "widgets/common/formfield.h"
#include "widgets/common/formlayout.h"

#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace Promontory {

CustomVariableForm::CustomVariableForm(QWidget *parent)
    : KindForm(parent)
    , m_values(new LongTextField(4))
    , m_valuesField(new FormField(tr("&Values"), m_values))
    , m_selection(new SelectionForm)
{
    m_values->setPlaceholderText(u"prod, staging, Test : test.example.org"_s);
    m_valuesField->setHelp(
        tr("Separated by commas; “text : value” shows one and uses the other. A list in JSON can "
           "be given instead."));
    QVBoxLayout *layout = formColumn(this);
    layout->addWidget(m_valuesField);
    layout->addWidget(m_selection);
    connect(m_values, &LongTextField::edited, this, &KindForm::edited);
    connect(m_selection, &SelectionForm::edited, this, &KindForm::edited);
}

void CustomVariableForm::setVariable(const VariableSpec &variable)
{
    const auto *custom = std::get_if<CustomVariable>(&variable);
    if (!custom)
        return;
    m_values->setValue(custom->query.isEmpty() ? customListText(custom->options) : custom->query);
    m_selection->setSelection(custom->selection);
}

void CustomVariableForm::applyTo(VariableSpec &variable) const
{
    auto *custom = std::get_if<CustomVariable>(&variable);
    if (!custom)
        return;
    if (m_values->document()->isModified()) {
        custom->query = m_values->value();
        // A list of words is read anew from its text each time.
        custom->options = parseCustomJson(custom->query).value_or(QList<VariableOption>());
    }
    m_selection->applyTo(custom->selection);
}

FormField *CustomVariableForm::field(VariableField field) const
{
    return field == VariableField::Options ? m_valuesField : nullptr;
}

} // namespace Promontory
