#include "widgets/panels/panelview.h"

#include <QPainter>

namespace Promontory {

void PanelView::paintTo(QPainter *painter, const QRectF &target)
{
    if (width() <= 0 || height() <= 0 || target.isEmpty())
        return;
    painter->save();
    painter->translate(target.topLeft());
    painter->scale(target.width() / width(), target.height() / height());
    render(painter, QPoint(), QRegion(), QWidget::DrawChildren);
    painter->restore();
}

} // namespace Promontory
