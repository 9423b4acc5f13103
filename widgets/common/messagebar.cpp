#include "widgets/common/messagebar.h"

#include "widgets/theme/hairline.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/looks.h"
#include "widgets/theme/promontorystyle.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

const Theme::Semantic &semantic(const Theme &theme, MessageKind kind)
{
    switch (kind) {
    case MessageKind::Success:
        return theme.ok;
    case MessageKind::Warning:
        return theme.warning;
    case MessageKind::Error:
        return theme.critical;
    case MessageKind::Info:
        break;
    }
    return theme.info;
}

QString signName(MessageKind kind)
{
    switch (kind) {
    case MessageKind::Success:
        return u"check"_s;
    case MessageKind::Warning:
        return u"warning"_s;
    case MessageKind::Error:
        return u"error"_s;
    case MessageKind::Info:
        break;
    }
    return u"info"_s;
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent)
    , m_sign(new QLabel(this))
    , m_text(new QLabel(this))
    , m_actions(new QHBoxLayout)
    , m_close(new QToolButton(this))
{
    m_sign->setTextFormat(Qt::PlainText);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_actions->setSpacing(6);
    m_close->setIcon(themeIcon(u"close"_s));
    m_close->setAutoRaise(true);
    setSmall(m_close);
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(m_close->toolTip());
    connect(m_close, &QToolButton::clicked, this, &MessageBar::closeByHand);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 5, 8, 5);
    layout->setSpacing(8);
    layout->addWidget(m_sign, 0, Qt::AlignVCenter);
    layout->addWidget(m_text, 1, Qt::AlignVCenter);
    layout->addLayout(m_actions);
    layout->addWidget(m_close, 0, Qt::AlignVCenter);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    setVisible(false);
}

QString MessageBar::message() const
{
    return m_text->text();
}

void MessageBar::showMessage(MessageKind kind, const QString &text)
{
    while (QLayoutItem *item = m_actions->takeAt(0)) {
        item->widget()->deleteLater();
        const std::unique_ptr<QLayoutItem> gone(item);
    }
    m_kind = kind;
    m_text->setText(text);
    setAccessibleName(text);
    applyColors();
    setVisible(true);
}

void MessageBar::addMessageAction(QAction *action)
{
    auto *button = new QPushButton(action->text(), this);
    setSmall(button);
    button->setToolTip(action->toolTip());
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    m_actions->addWidget(button, 0, Qt::AlignVCenter);
}

void MessageBar::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

void MessageBar::closeByHand()
{
    setVisible(false);
    emit closed();
}

void MessageBar::applyColors()
{
    const Theme theme = themeOf(this);
    m_sign->setPixmap(iconPixmap(signName(m_kind), semantic(theme, m_kind).graphic, 16, devicePixelRatioF()));
    update();
}

void MessageBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColors();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(this);
    const Theme::Semantic &colors = semantic(theme, m_kind);
    QPainter painter(this);
    painter.fillRect(rect(), colors.tint);
    // The solid edge tells the kind apart from the ground where tints are hard to tell.
    painter.fillRect(QRectF(0, 0, 3, height()), colors.graphic);
    paintHorizontalLine(&painter, 0, width(), height() - 1, theme.border.subtle);
}

} // namespace Promontory
