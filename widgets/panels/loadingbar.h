#pragma once

#include <QBasicTimer>
#include <QColor>
#include <QWidget>

namespace Promontory {

/// Two pixels under the header that move while a request takes long; a third of the width at rest
/// where nothing may move.
class LoadingBar : public QWidget
{
    Q_OBJECT

public:
    explicit LoadingBar(QWidget *parent);

    static constexpr int Height = 2;

    void setColor(const QColor &color);
    void setAnimated(bool animated);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    QColor m_color;
    QBasicTimer m_timer;
    int m_step = 0;
    bool m_animated = true;
};

} // namespace Promontory
