#pragma once

#include <QWidget>

class QAction;
class QHBoxLayout;
class QToolButton;

namespace Promontory {

/// Raised tool buttons that share their borders: back and forward, or the words of a choice.
class JoinedButtons : public QWidget
{
    Q_OBJECT

public:
    explicit JoinedButtons(QWidget *parent = nullptr);

    /// A button that works like the action and shows its icon, text and state.
    QToolButton *addAction(QAction *action, Qt::ToolButtonStyle style = Qt::ToolButtonIconOnly);
    /// A widget of ours that takes part in the row.
    void addButton(QToolButton *button);

private:
    void join();

    QHBoxLayout *m_layout;
};

} // namespace Promontory
