#include "widgets/common/frametable/frametableselection.h"

#include "widgets/common/frametable/frametablemodel.h"

#include <QSet>

#include <set>

namespace Promontory {

namespace {

struct Extent
{
    std::set<int> rows, columns;
    QSet<QPair<int, int>> cells; // empty: all
};

Extent extentOf(const FrameTableModel &model, const QModelIndexList &selection)
{
    Extent extent;
    for (const QModelIndex &index : selection) {
        extent.rows.insert(index.row());
        extent.columns.insert(index.column());
        extent.cells.insert({index.row(), index.column()});
    }
    if (!selection.isEmpty())
        return extent;
    for (int row = 0; row < model.rowCount(); ++row)
        extent.rows.insert(row);
    for (int column = 0; column < model.columnCount(); ++column)
        extent.columns.insert(column);
    return extent;
}

} // namespace

QString tabSeparated(const FrameTableModel &model, const QModelIndexList &selection,
                     bool withHeader)
{
    const Extent extent = extentOf(model, selection);
    QStringList lines;
    if (withHeader) {
        QStringList titles;
        for (const int column : extent.columns)
            titles.append(model.headerData(column, Qt::Horizontal).toString());
        lines.append(titles.join(u'\t'));
    }
    for (const int row : extent.rows) {
        QStringList texts;
        for (const int column : extent.columns) {
            const bool isTaken = extent.cells.isEmpty() || extent.cells.contains({row, column});
            texts.append(isTaken ? model.data(model.index(row, column)).toString() : QString());
        }
        lines.append(texts.join(u'\t'));
    }
    return lines.join(u'\n');
}

} // namespace Promontory
