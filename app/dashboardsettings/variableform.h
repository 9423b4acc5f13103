#pragma once

#include "app/dashboardsettings/kindform.h"
#include "app/dashboardsettings/settingsdraft.h"
#include "app/edit/variablekinds.h"

#include <QHash>

class QCheckBox;

namespace Promontory {

class FittingStack;
class Note;
class TextField;

/// All fields of one variable. Values in, values out; it knows nothing of the others.
class VariableForm : public QWidget
{
    Q_OBJECT

public:
    explicit VariableForm(QWidget *parent = nullptr);

    /// Shows a variable. `foreignKind`: what it is in the file if it cannot be edited here.
    void setVariable(const VariableDraft &variable, const QString &foreignKind);
    /// The variable as the fields have it.
    VariableDraft variable() const;
    void setOffer(const SourceOffer &offer);
    void setFaults(const QList<VariableFault> &faults);
    /// What names it, by the name it had.
    void setUses(const VariableUses &uses);
    void setReadOnly(bool readOnly);
    /// False while a text stands in a field that the variable cannot hold.
    bool isComplete() const;
    void focusName();
    void focusFault();

signals:
    void edited();

private:
    void fillChoices();
    void makeKindForms();
    void layOut();
    void changeKind();
    void showKind();
    void showRename();
    void showEnabled();
    KindForm *kindForm() const;
    FormField *fieldOf(VariableField field) const;

    VariableDraft m_variable;
    VariableUses m_uses;
    SourceOffer m_offer;
    bool m_isForeign = false;
    bool m_isReadOnly = false;
    TextField *m_name;
    ChoiceField *m_kind;
    TextField *m_label;
    ChoiceField *m_hide;
    TextField *m_description;
    QCheckBox *m_rename;
    Note *m_usesNote;
    Note *m_foreignNote;
    FormField *m_nameField;
    QWidget *m_fields;
    FittingStack *m_stack;
    QHash<int, KindForm *> m_forms; // by the kind
};

} // namespace Promontory
