#include "app/dashboardsettings/variableform.h"

#include "app/dashboardsettings/customvariableform.h"
#include "app/dashboardsettings/fieldedits.h"
#include "app/dashboardsettings/plainvariableforms.h"
#include "app/dashboardsettings/queryvariableform.h"
#include "app/dashboardsettings/sourcedvariableforms.h"
#include "app/dashboardsettings/variabletexts.h"
#include "widgets/common/fittingstack.h"
#include "widgets/common/formfield.h"
#include "widgets/common/formlayout.h"
#include "widgets/common/note.h"
#include "widgets/common/values/oneline.h"

#include <QCheckBox>
#include <QFontDatabase>

using namespace Qt::StringLiterals;

namespace Promontory {

VariableForm::VariableForm(QWidget *parent)
    : QWidget(parent)
    , m_name(new TextField)
    , m_kind(new ChoiceField)
    , m_label(new TextField)
    , m_hide(new ChoiceField)
    , m_description(new TextField)
    , m_rename(new QCheckBox)
    , m_usesNote(new Note(Note::Tone::Help))
    , m_foreignNote(new Note(Note::Tone::Warning))
    , m_nameField(new FormField(tr("&Name"), m_name))
    , m_fields(new QWidget)
    , m_stack(new FittingStack)
{
    m_name->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_label->setPlaceholderText(tr("the name"));
    fillChoices();
    makeKindForms();
    layOut();
    for (QLineEdit *edit : {m_name, m_label, m_description})
        connect(edit, &QLineEdit::textEdited, this, &VariableForm::edited);
    connect(m_name, &QLineEdit::textEdited, this, &VariableForm::showRename);
    connect(m_hide, &QComboBox::activated, this, &VariableForm::edited);
    connect(m_kind, &QComboBox::activated, this, &VariableForm::changeKind);
    connect(m_rename, &QCheckBox::clicked, this, &VariableForm::edited);
    showKind();
    showRename();
}

void VariableForm::fillChoices()
{
    for (int kind = 0; kind < VariableKindCount; ++kind)
        m_kind->addChoice(variableKindText(VariableKind(kind)), QString::number(kind));
    const QStringList hides{tr("Label and value"), tr("Value without its label"), tr("Not at all"),
                            tr("In a menu")};
    for (qsizetype i = 0; i < hides.size(); ++i)
        m_hide->addChoice(hides.at(i), QString::number(i));
}

void VariableForm::makeKindForms()
{
    m_forms = {
        {int(VariableKind::Query), new QueryVariableForm},
        {int(VariableKind::Custom), new CustomVariableForm},
        {int(VariableKind::Constant),
         new ValueVariableForm(tr("&Value"), tr("Put wherever the variable is named."))},
        {int(VariableKind::Interval), new IntervalVariableForm},
        {int(VariableKind::Text),
         new ValueVariableForm(tr("&Text at first"), tr("People type another one above the "
                                                        "panels."))},
        {int(VariableKind::Source), new SourceVariableForm},
        {int(VariableKind::Filters), new FilterVariableForm},
        {int(VariableKind::Switch), new SwitchVariableForm},
        {int(VariableKind::Groups), new GroupVariableForm},
    };
    for (int kind = 0; kind < VariableKindCount; ++kind) {
        m_stack->addWidget(m_forms.value(kind));
        connect(m_forms.value(kind), &KindForm::edited, this, &VariableForm::edited);
    }
}

void VariableForm::layOut()
{
    QVBoxLayout *fields = formColumn(m_fields);
    fields->addLayout(formRow({m_nameField, new FormField(tr("&Kind"), m_kind)}));
    fields->addWidget(m_rename);
    fields->addLayout(formRow({new FormField(tr("La&bel above the panels"), m_label),
                               new FormField(tr("S&hown"), m_hide)}));
    fields->addWidget(new FormField(tr("&Description"), m_description));
    fields->addWidget(m_stack);
    QVBoxLayout *layout = formColumn(this);
    layout->addWidget(m_foreignNote);
    layout->addWidget(m_fields);
    layout->addWidget(m_usesNote);
}

KindForm *VariableForm::kindForm() const
{
    return m_forms.value(int(kindOf(m_variable.spec)));
}

void VariableForm::setVariable(const VariableDraft &variable, const QString &foreignKind)
{
    m_variable = variable;
    m_isForeign = !foreignKind.isEmpty();
    const VariableCommon &common = commonOf(variable.spec);
    m_name->setValue(common.name);
    m_label->setValue(common.label);
    m_description->setValue(common.description);
    m_hide->setValue(QString::number(int(common.hide)));
    m_rename->setChecked(variable.renamesReferences);
    m_foreignNote->setText(
        tr("Variables of the kind “%1” cannot be edited here. The file keeps it as it is, and "
           "panels get the value it was saved with.")
            .arg(oneLine(foreignKind, 60)));
    m_foreignNote->setVisible(m_isForeign);
    showKind();
    kindForm()->setVariable(variable.spec);
    showRename();
    showEnabled();
}

VariableDraft VariableForm::variable() const
{
    VariableDraft variable = m_variable;
    if (m_isForeign)
        return variable;
    kindForm()->applyTo(variable.spec);
    VariableCommon &common = commonOf(variable.spec);
    common.name = m_name->isModified() ? m_name->text().trimmed() : m_name->value();
    common.label = m_label->value();
    common.description = m_description->value();
    common.hide = VariableCommon::Hide(m_hide->value().toInt());
    variable.renamesReferences = m_rename->isChecked();
    return variable;
}

void VariableForm::setOffer(const SourceOffer &offer)
{
    for (KindForm *form : std::as_const(m_forms))
        form->setOffer(offer);
}

FormField *VariableForm::fieldOf(VariableField field) const
{
    FormField *found = field == VariableField::Name ? m_nameField : kindForm()->field(field);
    return found ? found : m_nameField;
}

void VariableForm::setFaults(const QList<VariableFault> &faults)
{
    for (const VariableField field :
         {VariableField::Name, VariableField::Query, VariableField::Regex, VariableField::Options,
          VariableField::ShortestInterval}) {
        fieldOf(field)->setError({});
        fieldOf(field)->setWarning({});
    }
    for (const VariableFault &fault : faults) {
        FormField *field = fieldOf(fault.field);
        if (fault.isWarning)
            field->setWarning(fault.message);
        else if (field->error().isEmpty())
            field->setError(fault.message);
    }
}

void VariableForm::setUses(const VariableUses &uses)
{
    m_uses = uses;
    m_usesNote->setText(uses.isUsed() ? tr("Used by %1.").arg(usesText(uses))
                                      : tr("Nothing uses it."));
    showRename();
}

void VariableForm::showRename()
{
    const bool isRenamed =
        !m_variable.origin.isEmpty() && m_name->isModified() && m_name->text() != m_variable.origin;
    const bool wasRenamed = m_variable.isRenamed() && !m_name->isModified();
    m_rename->setText(
        tr("Rename $%1 in %2 too").arg(oneLine(m_variable.origin, 60), usesText(m_uses)));
    m_rename->setVisible((isRenamed || wasRenamed) && m_uses.isUsed());
}

void VariableForm::changeKind()
{
    m_variable = variable();
    m_variable.spec = convertVariable(m_variable.spec, VariableKind(m_kind->value().toInt()));
    setVariable(m_variable, {});
    emit edited();
}

void VariableForm::showKind()
{
    const int kind = int(kindOf(m_variable.spec));
    m_kind->setValue(QString::number(kind));
    m_stack->setCurrentWidget(m_forms.value(kind));
    m_stack->setVisible(!m_isForeign);
    // Pages out of sight would take part in the tab order of their keys.
    for (auto form = m_forms.cbegin(); form != m_forms.cend(); ++form)
        form.value()->setEnabled(form.key() == kind);
}

void VariableForm::setReadOnly(bool readOnly)
{
    m_isReadOnly = readOnly;
    showEnabled();
}

void VariableForm::showEnabled()
{
    m_fields->setEnabled(!m_isReadOnly && !m_isForeign);
}

bool VariableForm::isComplete() const
{
    return kindForm()->isComplete();
}

void VariableForm::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void VariableForm::focusFault()
{
    const QList<FormField *> fields = findChildren<FormField *>();
    for (FormField *field : fields) {
        if (!field->error().isEmpty() && field->isVisible())
            return field->setFocus(Qt::OtherFocusReason);
    }
}

} // namespace Promontory
