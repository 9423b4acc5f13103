#pragma once

#include "datasources/format/formatvalue.h"
#include "datasources/frame/frame.h"
#include "widgets/common/frametable/cellstyle.h"

#include <QAbstractTableModel>

namespace Promontory {

/// What one cell shows.
struct TableCell
{
    FormattedValue text;
    double number = missingSample();
    bool isNumber = false;
};

/// One shown column.
struct TableColumn
{
    std::size_t field = 0; ///< index in the frame
    QString title;
    QString description;
    CellStyle style;
    ValueSpan span;
    QString widestText; ///< of a column with bars: the longest of its numbers
    Qt::Alignment alignment = Qt::AlignLeft;

    bool operator==(const TableColumn &) const = default;
};

/// One frame as a table. Texts are made when they are asked for; sorting is stable and moves row
/// numbers, not data.
class FrameTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Shows another frame. Where columns and row count stay, selection and scrolling stay as well.
    void setFrame(const FramePtr &frame);
    void setFormat(const FormatContext &format);

    const std::vector<TableColumn> &columns() const { return m_columns; }
    const Field *field(int column) const;
    TableCell cell(int row, int column) const;
    int sortColumn() const { return m_sortColumn; } ///< -1: as it came
    Qt::SortOrder sortOrder() const { return m_sortOrder; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    void orderRows();
    std::size_t sourceRow(int row) const;

    FramePtr m_frame;
    FormatContext m_format;
    std::vector<TableColumn> m_columns;
    std::vector<std::size_t> m_rows; // shown row → row of the frame
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

/// The columns a frame shows: all but the hidden ones.
std::vector<TableColumn> tableColumns(const Frame &frame);

} // namespace Promontory
