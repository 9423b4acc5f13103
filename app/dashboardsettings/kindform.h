#pragma once

#include "app/dashboardsettings/variablerules.h"

#include <QWidget>

namespace Promontory {

class ChoiceField;
class FormField;

/// The sources that a field can name.
struct SourceOffer
{
    QList<VariableOption> sources; ///< names and uids
    QStringList variables;         ///< names of source variables
};

/// Fills a field with the default source, all sources and all source variables.
void offerSources(ChoiceField &field, const SourceOffer &offer, const QString &defaultText);
/// Shows a source, also one that is not configured here.
void showSource(ChoiceField &field, const QString &sourceId);

/// The fields that only one kind of variable has. What is shown and not edited comes back
/// unchanged.
class KindForm : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual void setVariable(const VariableSpec &variable) = 0;
    /// Puts the fields into a variable of the kind.
    virtual void applyTo(VariableSpec &variable) const = 0;
    virtual void setOffer(const SourceOffer &) {}
    /// The field that a fault belongs to; null: the kind has none.
    virtual FormField *field(VariableField) const { return nullptr; }
    /// False while a text stands in a field that the variable cannot hold; the field says so.
    virtual bool isComplete() const { return true; }

signals:
    void edited();
};

} // namespace Promontory
