#pragma once

#include "app/dashboardsettings/kindform.h"

class QCheckBox;
class QListWidget;

namespace Promontory {

class FormField;
class LongTextField;
class TextField;

/// A panel as the form offers it.
struct OfferedPanel
{
    PanelId id;
    QString title;

    bool operator==(const OfferedPanel &) const = default;
};

/// All fields of one annotation.
class AnnotationForm : public QWidget
{
    Q_OBJECT

public:
    explicit AnnotationForm(QWidget *parent = nullptr);

    void setOffer(const SourceOffer &offer, const QList<OfferedPanel> &panels);
    void setAnnotation(const AnnotationQuery &annotation);
    AnnotationQuery annotation() const;
    void focusName();
    void focusFault();

signals:
    void edited();

private:
    void fillChoices();
    void layOut();
    void connectParts();
    void showPanels();
    void showFault();
    std::optional<PanelFilter> filter() const;

    AnnotationQuery m_annotation;
    QList<OfferedPanel> m_panels;
    TextField *m_name;
    ChoiceField *m_color;
    ChoiceField *m_source;
    LongTextField *m_expression;
    TextField *m_step;
    TextField *m_title;
    LongTextField *m_text;
    TextField *m_tags;
    ChoiceField *m_where;
    QListWidget *m_list;
    QCheckBox *m_enabled;
    QCheckBox *m_hasSwitch;
    QCheckBox *m_valueIsTime;
    FormField *m_nameField;
    FormField *m_expressionField;
    FormField *m_stepField;
    FormField *m_listField;
};

} // namespace Promontory
