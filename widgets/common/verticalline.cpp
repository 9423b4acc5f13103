#include "widgets/common/verticalline.h"

#include "widgets/theme/hairline.h"
#include "widgets/theme/promontorystyle.h"

#include <QPainter>

namespace Promontory {

VerticalLine::VerticalLine(QWidget *parent) : QWidget(parent)
{
    setFixedWidth(1);
}

void VerticalLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintVerticalLine(&painter, 0, 0, height(), themeOf(this).border.normal);
}

} // namespace Promontory
