#pragma once

#include "widgets/canvas/gridgeometry.h"

namespace Promontory {

/// One panel as the canvas sees it.
struct CanvasItem
{
    QString id;
    GridCell cell;
    QString title; ///< for the chip under the pointer and for accessibility; plain text

    bool operator==(const CanvasItem &) const = default;
};

/// A row's header. Panels of a folded row are not among the items.
struct CanvasRow
{
    QString id;
    QString title;
    int y = 0;
    bool collapsed = false;
    int panelCount = 0;

    bool operator==(const CanvasRow &) const = default;
};

} // namespace Promontory
