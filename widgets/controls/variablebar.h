#pragma once

#include "widgets/controls/variablecontrol.h"

#include <QWidget>

namespace Promontory {

class FlowLayout;
class VariableChip;

/// The dashboard's variables, one chip each; wraps to a second row before one is cut.
class VariableBar : public QWidget
{
    Q_OBJECT

public:
    explicit VariableBar(QWidget *parent = nullptr);

    /// Chips of variables that stay are kept, so that an open list or a field being typed in lives on.
    void setVariables(const QList<VariableControl> &variables);

signals:
    void valueChosen(const QString &name, const QStringList &values);

private:
    VariableChip *createChip(const QString &name);

    FlowLayout *m_layout;
    QList<VariableChip *> m_chips;
};

} // namespace Promontory
