#include "widgets/panels/loadingbar.h"

#include <QPainter>
#include <QTimerEvent>

namespace Promontory {

namespace {

constexpr int Steps = 30; // one sweep
constexpr int StepMs = 50;
constexpr int RestingStep = 15;
constexpr qreal Share = 0.34;

} // namespace

LoadingBar::LoadingBar(QWidget *parent) : QWidget(parent), m_step(RestingStep)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setVisible(false);
}

void LoadingBar::setColor(const QColor &color)
{
    m_color = color;
    update();
}

void LoadingBar::setAnimated(bool animated)
{
    m_animated = animated;
    if (!animated) {
        m_timer.stop();
        m_step = RestingStep;
    }
}

void LoadingBar::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const qreal length = width() * Share;
    const qreal start = (width() + length) * m_step / Steps - length;
    QPainter(this).fillRect(QRectF(start, 0, length, height()), m_color);
}

void LoadingBar::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_animated)
        m_timer.start(StepMs, this);
}

void LoadingBar::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

void LoadingBar::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return;
    m_step = (m_step + 1) % Steps;
    update();
}

} // namespace Promontory
