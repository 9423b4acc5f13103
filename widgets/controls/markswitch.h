#pragma once

#include <QAbstractButton>

namespace Promontory {

/// One kind of marks in the charts that can be shown or hidden.
struct MarkSwitchState
{
    QString name;
    QString color;    ///< as files name colours; empty: the theme's
    bool isOn = true;
    QString tip;
    bool hasFailed = false;

    bool operator==(const MarkSwitchState &) const = default;
};

/// Its switch: the sign in its colour, and the name.
class MarkSwitch : public QAbstractButton
{
    Q_OBJECT

public:
    explicit MarkSwitch(QWidget *parent = nullptr);

    const MarkSwitchState &state() const { return m_state; }
    void setState(const MarkSwitchState &state);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void paintSign(QPainter &painter) const;

    MarkSwitchState m_state;
};

} // namespace Promontory
