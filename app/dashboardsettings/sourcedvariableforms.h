#pragma once

#include "app/dashboardsettings/kindform.h"

namespace Promontory {

class LongTextField;
class SelectionForm;
class TextField;

// The forms of kinds that are about data sources, beside queries.

/// A choice of data sources.
class SourceVariableForm : public KindForm
{
    Q_OBJECT

public:
    explicit SourceVariableForm(QWidget *parent = nullptr);

    void setVariable(const VariableSpec &variable) override;
    void applyTo(VariableSpec &variable) const override;
    FormField *field(VariableField field) const override;

private:
    TextField *m_plugin;
    TextField *m_regex;
    FormField *m_regexField;
    SelectionForm *m_selection;
};

/// Filters for all queries of one source.
class FilterVariableForm : public KindForm
{
    Q_OBJECT

public:
    explicit FilterVariableForm(QWidget *parent = nullptr);

    void setVariable(const VariableSpec &variable) override;
    void applyTo(VariableSpec &variable) const override;
    void setOffer(const SourceOffer &offer) override;
    bool isComplete() const override;

private:
    void showFault();

    ChoiceField *m_source;
    TextField *m_filters;
    FormField *m_filtersField;
};

/// Labels to group by.
class GroupVariableForm : public KindForm
{
    Q_OBJECT

public:
    explicit GroupVariableForm(QWidget *parent = nullptr);

    void setVariable(const VariableSpec &variable) override;
    void applyTo(VariableSpec &variable) const override;
    void setOffer(const SourceOffer &offer) override;

private:
    ChoiceField *m_source;
    LongTextField *m_labels;
    SelectionForm *m_selection;
};

} // namespace Promontory
