#pragma once

#include "app/import/exportsource.h"

namespace Promontory {

// The places of panels and rows in the forms of Grafana's documents. Each function takes the model with
// the contents of its panels already written, and gives it with rows, places, and panels that came or went.

/// `panels` on the grid. With `everyPlace` all places are written as they are now, not only the moved ones.
Json withGridLayout(const Json &model, const ExportSource &source, const BoardChange &changes, bool everyPlace);

/// `rows` with panels that stand side by side: rows and sizes, as far as this form can say them.
Json withRowsLayout(const Json &model, const ExportSource &source, const BoardChange &changes);

/// Elements and layout. With `everyPlace` the layout is made anew, of rows and grids.
Json withV2Layout(const Json &model, const ExportSource &source, const BoardChange &changes, bool everyPlace);

/// { "x", "y", "w", "h" } or { "x", "y", "width", "height" } with the difference put in. The height on the page
/// is moved by as much as the panel moved, because the source may be packed less tightly than the model.
struct PlaceKeys
{
    QString width = QStringLiteral("w");
    QString height = QStringLiteral("h");
};
Json placed(const Json &place, const GridRect *before, const GridRect &after, const PlaceKeys &keys);

/// A copy of a list with an item put before the first one that stands further down.
Json insertedByPlace(const Json &panels, const Json &panel);

} // namespace Promontory
