#pragma once

#include "app/dashboard/variablespec.h"

#include <QWidget>

class QCheckBox;

namespace Promontory {

class FormField;
class TextField;

/// How many values of a variable can be chosen, and what "All" is.
class SelectionForm : public QWidget
{
    Q_OBJECT

public:
    explicit SelectionForm(QWidget *parent = nullptr);

    void setSelection(const VariableSelection &selection);
    void applyTo(VariableSelection &selection) const;

signals:
    void edited();

private:
    QCheckBox *m_multi;
    QCheckBox *m_all;
    QCheckBox *m_custom;
    TextField *m_allValue;
    FormField *m_allField;
};

} // namespace Promontory
