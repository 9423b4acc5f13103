#pragma once

#include "widgets/common/popupframe.h"
#include "widgets/controls/variablecontrol.h"

class QAbstractButton;
class QListView;

namespace Promontory {

class ChoiceModel;
class SearchField;

/// The choices of one variable: searched by typing, chosen by click or Enter. Several are chosen with check
/// boxes and take effect together when the popup closes, by Control and Enter too; Escape drops them.
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
    QWidget *createFoot();
    void fit();
    void search(const QString &text);
    void move(int steps);
    void activateCurrent();
    void choose(const QModelIndex &index);

    VariableControl m_variable;
    bool m_cancelled = false;
    ChoiceModel *m_model;
    SearchField *m_search;
    QListView *m_list;
    QAbstractButton *m_all = nullptr; // one of the foot's
    QWidget *m_foot;
};

} // namespace Promontory
