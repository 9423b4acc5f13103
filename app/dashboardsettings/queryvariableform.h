#pragma once

#include "app/dashboardsettings/kindform.h"
#include "app/dashboardsettings/queryparts.h"

class QComboBox;

namespace Promontory {

class LongTextField;
class SelectionForm;
class TextField;

/// A variable whose values a data source gives.
class QueryVariableForm : public KindForm
{
    Q_OBJECT

public:
    explicit QueryVariableForm(QWidget *parent = nullptr);

    void setVariable(const VariableSpec &variable) override;
    void applyTo(VariableSpec &variable) const override;
    void setOffer(const SourceOffer &offer) override;
    FormField *field(VariableField field) const override;

private:
    void fillChoices();
    void layOut();
    void connectParts();
    void showKind();
    QueryParts parts() const;
    void composeQuery();

    QString m_query; // as it stands, in whatever spelling
    ChoiceField *m_source;
    ChoiceField *m_kind;
    TextField *m_label;
    TextField *m_selector;
    LongTextField *m_expression;
    TextField *m_regex;
    ChoiceField *m_sort;
    ChoiceField *m_refresh;
    SelectionForm *m_selection;
    FormField *m_labelField;
    FormField *m_selectorField;
    FormField *m_expressionField;
    FormField *m_regexField;
};

} // namespace Promontory
