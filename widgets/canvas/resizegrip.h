#pragma once

#include <QWidget>

namespace Promontory {

/// The handle at a panel's lower right corner: 8 px drawn, 16 px to hit.
class ResizeGrip : public QWidget
{
    Q_OBJECT

public:
    explicit ResizeGrip(QWidget *parent);

    static constexpr int Side = 16;

    /// Out of sight while it is dragged, but not hidden: a hidden widget loses the mouse.
    void setDrawn(bool drawn);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_drawn = true;
};

} // namespace Promontory
