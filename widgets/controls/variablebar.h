#pragma once

#include "widgets/controls/markswitch.h"
#include "widgets/controls/variablecontrol.h"

#include <QWidget>

namespace Promontory {

class FlowLayout;
class VariableChip;
class VariableMenu;

/// The dashboard's variables, one chip each, and behind them the switches of its annotations; wraps to a second row
/// before one is cut.
class VariableBar : public QWidget
{
    Q_OBJECT

public:
    explicit VariableBar(QWidget *parent = nullptr);

    /// Chips of variables that stay are kept, so that an open list or a field being typed in lives on.
    void setVariables(const QList<VariableControl> &variables);
    void setSuggestions(const QString &name, const QString &label, const QStringList &texts);
    void setMarkSwitches(const QList<MarkSwitchState> &states);
    const QList<MarkSwitch *> &markSwitches() const { return m_switches; }
    /// More controls behind all others; the bar takes them as children. Those before go.
    void setTail(const QList<QWidget *> &controls);

signals:
    void valueChosen(const QString &name, const QStringList &values);
    void filtersChosen(const QString &name, const QList<Promontory::FilterChoice> &filters);
    /// The values of a label are wanted for a filter variable; of none, the labels.
    void suggestionsWanted(const QString &name, const QString &label);
    void markSwitched(int index, bool isOn);

private:
    VariableChip *createChip(const QString &name, QWidget *parent);
    void layOut();

    FlowLayout *m_layout;
    QList<VariableChip *> m_chips;
    VariableMenu *m_menu = nullptr;
    QList<MarkSwitch *> m_switches;
    QList<QWidget *> m_tail;
};

} // namespace Promontory
