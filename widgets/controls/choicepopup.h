#pragma once

#include "widgets/common/popupframe.h"
#include "widgets/controls/variablecontrol.h"

class QAbstractButton;
class QListWidget;
class QListWidgetItem;

namespace Promontory {

class SearchField;

/// The choices of one variable: searched by typing, chosen by click or Enter. Several are chosen with check
/// boxes and take effect together when the popup closes.
class ChoicePopup : public PopupFrame
{
    Q_OBJECT

public:
    explicit ChoicePopup(QWidget *parent);

    void setVariable(const VariableControl &variable);

signals:
    void valuesChosen(const QStringList &values);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fill();
    void addChoice(const QString &text, const QString &value);
    void filter(const QString &text);
    void move(int steps);
    void activateCurrent();
    void choose(QListWidgetItem *item);
    void toggle(QListWidgetItem *item);
    void toggleAll();
    void clearChoice();
    void showChecks();

    VariableControl m_variable;
    QStringList m_values;
    bool m_cancelled = false;
    SearchField *m_search;
    QListWidget *m_list;
    QWidget *m_foot;
    QAbstractButton *m_all;
};

} // namespace Promontory
