#pragma once

#include "widgets/common/messagebar.h"

#include <QHash>
#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace Promontory {

/// What can be done about a message: the words on the button and what follows.
struct MessageChoice
{
    QString text;
    std::function<void()> chosen;
};

/// Strips below each other, one for each matter. It takes no room while there is nothing to say.
class MessageStack : public QWidget
{
    Q_OBJECT

public:
    explicit MessageStack(QWidget *parent = nullptr);

    /// Says this; an earlier strip of the same matter goes. Each choice takes the strip away first.
    void showMessage(const QString &matter, MessageKind kind, const QString &text,
                     const QList<MessageChoice> &choices = {});
    void dismiss(const QString &matter);
    /// The words of a matter's strip; empty: there is none.
    QString message(const QString &matter) const;

private:
    QVBoxLayout *m_layout;
    QHash<QString, MessageBar *> m_bars;
};

} // namespace Promontory
