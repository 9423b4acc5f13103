#include "widgets/common/messagestack.h"

#include <QAction>
#include <QVBoxLayout>

namespace Promontory {

MessageStack::MessageStack(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    setVisible(false);
}

void MessageStack::showMessage(const QString &matter, MessageKind kind, const QString &text,
                               const QList<MessageChoice> &choices)
{
    dismiss(matter);
    auto *bar = new MessageBar(this);
    m_bars.insert(matter, bar);
    m_layout->addWidget(bar);
    bar->showMessage(kind, text);
    for (const MessageChoice &choice : choices) {
        auto *action = new QAction(choice.text, bar);
        connect(action, &QAction::triggered, this, [this, matter, chosen = choice.chosen] {
            dismiss(matter);
            chosen();
        });
        bar->addMessageAction(action);
    }
    connect(bar, &MessageBar::closed, this, [this, matter] { dismiss(matter); });
    setVisible(true);
}

void MessageStack::dismiss(const QString &matter)
{
    MessageBar *bar = m_bars.take(matter);
    if (!bar)
        return;
    // Else hiding its button would hand the focus to whatever comes next.
    if (QWidget *focused = bar->focusWidget(); focused && focused->hasFocus())
        focused->clearFocus();
    m_layout->removeWidget(bar);
    bar->setVisible(false);
    bar->deleteLater();
    setVisible(!m_bars.isEmpty());
}

QString MessageStack::message(const QString &matter) const
{
    const MessageBar *bar = m_bars.value(matter);
    return bar ? bar->message() : QString();
}

} // namespace Promontory
