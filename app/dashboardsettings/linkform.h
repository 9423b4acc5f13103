#pragma once

#include "app/dashboard/dashboard.h"

#include <QWidget>

class QCheckBox;

namespace Promontory {

class ChoiceField;
class FittingStack;
class FormField;
class TextField;

/// All fields of one link above the dashboard.
class LinkForm : public QWidget
{
    Q_OBJECT

public:
    explicit LinkForm(QWidget *parent = nullptr);

    void setLink(const DashboardLink &link);
    DashboardLink link() const;
    void focusTitle();
    void focusFault();

signals:
    void edited();

private:
    void fillChoices();
    void layOut();
    void connectParts();
    void showKind();
    void showFault();

    DashboardLink m_link;
    TextField *m_title;
    ChoiceField *m_kind;
    TextField *m_url;
    TextField *m_tags;
    TextField *m_tooltip;
    ChoiceField *m_icon;
    QCheckBox *m_dropdown;
    QCheckBox *m_newWindow;
    QCheckBox *m_withVariables;
    QCheckBox *m_withTime;
    FormField *m_urlField;
    FormField *m_tagsField;
};

} // namespace Promontory
