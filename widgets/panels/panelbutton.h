#pragma once

#include "widgets/theme/theme.h"

#include <QAbstractButton>

namespace Promontory {

/// A small button inside a panel, painted from the theme: raised, a link, or one of the header's
/// signs.
class PanelButton : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Look { Raised, Link, Menu, Expand, Links };

    PanelButton(Look look, QWidget *parent);

    void setTheme(const Theme &theme);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    bool isSign() const { return m_look != Look::Raised && m_look != Look::Link; }
    void paintFill(QPainter &painter) const;
    void paintSign(QPainter &painter) const;

    Look m_look;
    Theme m_theme;
    bool m_keyboardFocus = false;
};

/// Whether focus that came for this reason is shown with a ring.
bool isKeyboardFocus(Qt::FocusReason reason);

} // namespace Promontory
