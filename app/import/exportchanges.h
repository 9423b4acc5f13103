#pragma once

#include "app/dashboard/dashboard.h"

#include <QList>
#include <QString>

namespace Promontory {

/// A panel before and after the edits. `pointer` is its place in the source.
struct PanelChange
{
    const PanelSpec *before = nullptr; ///< none: the panel is new
    const PanelSpec *after = nullptr;  ///< none: it was removed
    QString pointer;
    const Row *rowBefore = nullptr;    ///< the row whose header stands above it, or that holds it folded
    const Row *rowAfter = nullptr;
    bool foldedBefore = false;
    bool foldedAfter = false;
};

struct RowChange
{
    const Row *before = nullptr;
    const Row *after = nullptr;
    QString pointer;
};

/// All panels and rows of two states of a dashboard. It points into both.
struct BoardChange
{
    QList<PanelChange> panels;
    QList<RowChange> rows;
};

/// Pairs the parts by their places in the source. Of copies of one part, the one that kept the id is it.
BoardChange changesBetween(const Dashboard &before, const Dashboard &after);

/// Whether both mean the same apart from ids, places in the source and places on the grid.
bool sameContent(const PanelSpec &one, const PanelSpec &other);

/// How the source fits the dashboard that it should say.
struct Fit
{
    bool head = false;                     ///< everything outside of panels and rows
    bool layout = false;                   ///< rows, and every panel at its place
    QList<const PanelSpec *> misread;      ///< panels of `wanted` that the other has not
};
Fit fitOf(const Dashboard &wanted, const Dashboard &got);

} // namespace Promontory
