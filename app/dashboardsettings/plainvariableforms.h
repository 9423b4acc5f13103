#pragma once

#include "app/dashboardsettings/kindform.h"

class QCheckBox;
class QSpinBox;

namespace Promontory {

class TextField;

// The forms of kinds with two or three plain fields.

/// A constant, or a text that people type into.
class ValueVariableForm : public KindForm
{
    Q_OBJECT

public:
    explicit ValueVariableForm(const QString &label, const QString &help,
                               QWidget *parent = nullptr);

    void setVariable(const VariableSpec &variable) override;
    void applyTo(VariableSpec &variable) const override;

private:
    TextField *m_value;
};

/// Lengths of time.
class IntervalVariableForm : public KindForm
{
    Q_OBJECT

public:
    explicit IntervalVariableForm(QWidget *parent = nullptr);

    void setVariable(const VariableSpec &variable) override;
    void applyTo(VariableSpec &variable) const override;
    FormField *field(VariableField field) const override;

private:
    void showAutomatic(bool automatic);

    TextField *m_options;
    QCheckBox *m_automatic;
    QSpinBox *m_count;
    TextField *m_least;
    FormField *m_optionsField;
    FormField *m_countField;
    FormField *m_leastField;
};

/// On or off.
class SwitchVariableForm : public KindForm
{
    Q_OBJECT

public:
    explicit SwitchVariableForm(QWidget *parent = nullptr);

    void setVariable(const VariableSpec &variable) override;
    void applyTo(VariableSpec &variable) const override;
    FormField *field(VariableField field) const override;

private:
    TextField *m_on;
    TextField *m_off;
    FormField *m_offField;
    QCheckBox *m_isOn;
};

} // namespace Promontory
