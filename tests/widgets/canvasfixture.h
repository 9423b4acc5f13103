#pragma once

#include "widgets/canvas/gridcanvas.h"

#include <QWidget>

namespace Promontory {

/// Counts what was made, and remembers nothing else.
struct Factory
{
    int made = 0;

    GridCanvas::CreateWidget function()
    {
        return [this](const QString &id, QWidget *parent) {
            ++made;
            auto *widget = new QWidget(parent);
            widget->setObjectName(id);
            widget->setFocusPolicy(Qt::StrongFocus);
            return widget;
        };
    }
};

/// Two columns of panels, this many in all.
inline QList<CanvasItem> column(int count)
{
    QList<CanvasItem> items;
    for (int i = 0; i < count; ++i)
        items.append({QString::number(i), {(i % 2) * 12, (i / 2) * 6, 12, 6}, QString::number(i)});
    return items;
}

} // namespace Promontory
