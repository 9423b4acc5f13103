#pragma once

#include "datasources/format/formatvalue.h"
#include "datasources/frame/frame.h"
#include "widgets/common/frametable/cellstyle.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>
#include <QUrl>

#include <optional>

namespace Promontory {

/// What one cell shows.
struct TableCell
{
    FormattedValue text;
    double number = missingSample();
    bool isNumber = false;
    FramePtr frame; ///< of a column of frames
};

/// One shown column.
struct TableColumn
{
    std::size_t field = 0; ///< index in the frame
    QString title;
    QString description;
    CellStyle style;
    ValueSpan span;
    QString widestText; ///< of a column with bars or small charts: the longest of its numbers
    std::optional<std::size_t> tooltip; ///< index of the field whose value its tooltips tell
    Qt::Alignment alignment = Qt::AlignLeft;

    bool operator==(const TableColumn &) const = default;
};

/// A column that rows are sorted by.
struct SortKey
{
    int column = 0;
    Qt::SortOrder order = Qt::AscendingOrder;

    bool operator==(const SortKey &) const = default;
};

/// One frame as a table. Texts are made when they are asked for; sorting is stable and moves row
/// numbers, not data.
class FrameTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// What heads need beside their texts, as roles of headerData: HeadFlags, and the name of an icon.
    enum HeadRole { HeadFlagsRole = Qt::UserRole, HeadIconRole };
    enum HeadFlag { Filterable = 1, Filtered = 2, Untitled = 4, Unsortable = 8, Wrapped = 16 };

    /// Shows another frame. Where columns and row count stay, selection and scrolling stay as well.
    void setFrame(const FramePtr &frame);
    void setFormat(const FormatContext &format);

    const std::vector<TableColumn> &columns() const { return m_columns; }
    const Field *field(int column) const;
    TableCell cell(int row, int column) const;
    /// Where the links of a cell lead, those that can be opened.
    QList<ShownLink> links(int row, int column) const;
    /// The table inside a row, if there is one.
    FramePtr nested(int row) const;
    bool isExpanded(int row) const;
    /// Shows or hides the table inside a row; a refresh keeps it where rows and columns stay.
    void setExpanded(int row, bool isExpanded);
    int expandedCount() const { return static_cast<int>(m_expanded.size()); }
    const FormatContext &format() const { return m_format; }
    /// The rows of the frame that pass the filters, in the order shown.
    const std::vector<std::size_t> &passingRows() const { return m_order; }
    int sortColumn() const { return m_keys.empty() ? -1 : m_keys.front().column; } ///< -1: as it came
    Qt::SortOrder sortOrder() const { return m_keys.empty() ? Qt::AscendingOrder : m_keys.front().order; }
    /// By several columns, the most important first.
    void sortBy(const std::vector<SortKey> &keys);
    /// Only rows whose text in the column of this title is one of these; no texts: all rows.
    void setFilter(const QString &title, const QSet<QString> &texts);
    QSet<QString> filter(const QString &title) const { return m_filters.value(title); }
    /// The different texts of a column, in order; at most `limit`.
    QStringList textsOf(int column, qsizetype limit) const;
    /// Shows so many rows from this one on; a count of 0 shows all.
    void setWindow(int first, int count);
    /// Rows that pass the filters, shown or not.
    int countedRows() const { return static_cast<int>(m_order.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    QString tipOf(int row, int column) const;
    std::vector<std::size_t> orderOf(const FramePtr &frame, const std::vector<TableColumn> &columns) const;
    std::vector<std::size_t> windowOf(const std::vector<std::size_t> &order) const;
    void rearrange();
    std::size_t sourceRow(int row) const;
    QString toldText(int row, int column) const;

    FramePtr m_frame;
    FormatContext m_format;
    std::vector<TableColumn> m_columns;
    std::vector<std::size_t> m_order; // rows of the frame that pass the filters, in order
    std::vector<std::size_t> m_rows;  // shown row → row of the frame
    std::vector<SortKey> m_keys;
    QHash<QString, QSet<QString>> m_filters; // by title
    QSet<std::size_t> m_expanded; // rows of the frame whose inner table is shown
    int m_windowFirst = 0;
    int m_windowCount = 0; // 0: all
};

/// The columns a frame shows: all but the hidden ones; what opens the tables inside of rows comes first.
std::vector<TableColumn> tableColumns(const Frame &frame);

} // namespace Promontory
