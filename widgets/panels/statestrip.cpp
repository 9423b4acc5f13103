#include "widgets/panels/statestrip.h"

#include "widgets/theme/tooltiptext.h"

#include <QFontMetrics>
#include <QPainter>

namespace Promontory {

namespace {

constexpr int Inset = 12;
constexpr int ButtonInset = 6;

} // namespace

StateStrip::StateStrip(QWidget *parent)
    : QWidget(parent), m_details(new PanelButton(PanelButton::Look::Raised, this))
{
    m_details->setText(tr("Details"));
    connect(m_details, &PanelButton::clicked, this, &StateStrip::detailsClicked);
    setVisible(false);
}

void StateStrip::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_details->setTheme(theme);
    placeButton();
    update();
}

void StateStrip::setMessage(const StateMessage &message)
{
    if (message == m_message)
        return;
    m_message = message;
    setToolTip(toolTipText(message.headline));
    update();
}

void StateStrip::placeButton()
{
    const QSize size(m_details->sizeHint().width(), 20);
    m_details->setGeometry(
        QRect(QPoint(width() - size.width() - ButtonInset, (height() - size.height()) / 2), size));
    m_details->setVisible(width() > 3 * size.width());
}

void StateStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeButton();
}

void StateStrip::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.surface.panel);
    painter.fillRect(rect(), m_theme.critical.tint);
    QFont font = fontFor(TextRole::Body, m_theme.textScale);
    font.setPixelSize(qMax(11, font.pixelSize() - 1));
    painter.setFont(font);
    painter.setPen(m_theme.text.primary);
    const int end = m_details->isVisibleTo(this) ? m_details->x() - 8 : width() - Inset;
    const QRect text(Inset, 0, qMax(0, end - Inset), height());
    const QFontMetrics metrics(font);
    const int age = m_message.detail.isEmpty()
                        ? 0
                        : metrics.horizontalAdvance(QLatin1Char(' ') + m_message.detail);
    const QString reason = metrics.elidedText(m_message.headline, Qt::ElideRight,
                                              qMax(text.width() - age, text.width() / 3));
    const QString line =
        m_message.detail.isEmpty() ? reason : QString(reason + QLatin1Char(' ') + m_message.detail);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     metrics.elidedText(line, Qt::ElideRight, text.width()));
}

} // namespace Promontory
