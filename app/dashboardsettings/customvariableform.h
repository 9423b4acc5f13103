#pragma once

#include "app/dashboardsettings/kindform.h"

namespace Promontory {

class LongTextField;
class SelectionForm;

/// A variable with a list of values of its own.
class CustomVariableForm : public KindForm
{
    Q_OBJECT

public:
    explicit CustomVariableForm(QWidget *parent = nullptr);

    void setVariable(const VariableSpec &variable) override;
    void applyTo(VariableSpec &variable) const override;
    FormField *field(VariableField field) const override;

private:
    LongTextField *m_values;
    FormField *m_valuesField;
    SelectionForm *m_selection;
};

} // namespace Promontory
