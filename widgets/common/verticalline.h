#pragma once

#include <QWidget>

namespace Promontory {

/// A hairline between two parts of a window.
class VerticalLine : public QWidget
{
    Q_OBJECT

public:
    explicit VerticalLine(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Promontory
