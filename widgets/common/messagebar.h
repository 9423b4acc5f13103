#pragma once

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace Promontory {

enum class MessageKind { Info, Success, Warning, Error };

/// A strip that says something in words and offers what can be done about it: instead of a dialog.
class MessageBar : public QWidget
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    /// Shows the strip. Earlier actions are gone; add new ones after this.
    void showMessage(MessageKind kind, const QString &text);
    /// A button in the strip; it works like the action.
    void addMessageAction(QAction *action);
    void setClosable(bool closable);
    QString message() const;
    MessageKind kind() const { return m_kind; }

signals:
    void closed(); ///< by the person

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyColors();
    void closeByHand();

    MessageKind m_kind = MessageKind::Info;
    QLabel *m_sign;
    QLabel *m_text;
    QHBoxLayout *m_actions;
    QToolButton *m_close;
};

} // namespace Promontory
