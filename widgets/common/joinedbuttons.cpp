#include "widgets/common/joinedbuttons.h"

#include "widgets/theme/looks.h"

#include <QAction>
#include <QHBoxLayout>
#include <QToolButton>

namespace Promontory {

JoinedButtons::JoinedButtons(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QToolButton *JoinedButtons::addAction(QAction *action, Qt::ToolButtonStyle style)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(style);
    button->setAccessibleName(action->text());
    addButton(button);
    return button;
}

void JoinedButtons::addButton(QToolButton *button)
{
    setRaised(button);
    button->setFocusPolicy(Qt::TabFocus);
    m_layout->addWidget(button);
    join();
}

void JoinedButtons::join()
{
    const int last = m_layout->count() - 1;
    for (int i = 0; i <= last; ++i) {
        const Join place = last == 0 ? Join::None : i == 0 ? Join::First : i == last ? Join::Last : Join::Middle;
        setJoin(m_layout->itemAt(i)->widget(), place);
    }
}

} // namespace Promontory
