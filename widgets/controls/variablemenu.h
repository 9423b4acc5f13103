#pragma once

#include "widgets/controls/variablecontrol.h"

#include <QToolButton>

#include <functional>

class QVBoxLayout;

namespace Promontory {

class PopupFrame;
class VariableChip;

/// The variables that a dashboard keeps out of its bar: a small button that opens them below each other.
class VariableMenu : public QToolButton
{
    Q_OBJECT

public:
    explicit VariableMenu(QWidget *parent = nullptr);

    using CreateChip = std::function<VariableChip *(const QString &name, QWidget *parent)>;

    /// Chips of variables that stay are kept; `create` makes the others.
    void setVariables(const QList<VariableControl> &variables, const CreateChip &create);
    const QList<VariableChip *> &chips() const { return m_chips; }
    void openPopup();

private:
    void showState();

    PopupFrame *m_popup;
    QVBoxLayout *m_layout;
    QList<VariableChip *> m_chips;
};

} // namespace Promontory
