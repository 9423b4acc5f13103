#pragma once

#include <QModelIndexList>
#include <QString>

namespace Promontory {

class FrameTableModel;

/// Cells as lines of tab-separated texts, in reading order; the whole table for an empty selection.
/// Rows are those with a selected cell, columns those that lie in the selection; others stay empty.
QString tabSeparated(const FrameTableModel &model, const QModelIndexList &selection,
                     bool withHeader);

} // namespace Promontory
