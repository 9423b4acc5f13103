#include "widgets/common/frametable/frametablemodel.h"

#include "widgets/common/frametable/tableorder.h"
#include "widgets/common/values/oneline.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestCell = 300;
constexpr std::size_t MeasuredRows = 200;

/// Bars begin at zero unless the field says otherwise: half as long means half as much.
ValueSpan columnSpan(const Field &field)
{
    const NumberColumn *numbers = field.numbers();
    double low = 0;
    double high = 0;
    for (const double value : numbers ? numbers->span() : std::span<const double>()) {
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    return spanOf(field.config, {low, high > low ? high : low + 1});
}

/// The longest text of a column with bars; of long columns the first rows have to do.
QString longestNumber(const Field &field)
{
    QString longest;
    const NumberColumn *numbers = field.numbers();
    for (std::size_t i = 0; numbers && i < std::min<std::size_t>(numbers->size(), MeasuredRows);
         ++i) {
        const QString text = formatValue((*numbers)[i], field.config).joined();
        if (text.size() > longest.size())
            longest = text;
    }
    return longest;
}

TableColumn columnOf(const Field &field, std::size_t index)
{
    TableColumn column;
    column.field = index;
    column.title = oneLine(field.displayName.isEmpty() ? field.name : field.displayName);
    column.description = oneLine(field.config.description);
    column.style = cellStyleFrom(field.config.custom);
    column.span = columnSpan(field);
    if (column.style.type == CellStyle::Type::Gauge)
        column.widestText = longestNumber(field);
    column.alignment =
        column.style.alignment.value_or(field.isNumber() ? Qt::AlignRight : Qt::AlignLeft);
    return column;
}

bool sameColumns(const std::vector<TableColumn> &a, const std::vector<TableColumn> &b)
{
    return std::ranges::equal(a, b, [](const TableColumn &x, const TableColumn &y) {
        return x.field == y.field && x.title == y.title && x.style == y.style;
    });
}

FormattedValue timeText(qint64 timeMs, const FieldConfig &config, const FormatContext &format)
{
    // A unit meant for all fields of a panel says nothing about its times.
    if (config.unit.startsWith("date"_L1) || config.unit.startsWith("time:"_L1))
        return formatValue(static_cast<double>(timeMs), config, format);
    return {{}, formatTime(timeMs, format.zone, u"YYYY-MM-DD HH:mm:ss"_s), {}, {}};
}

} // namespace

std::vector<TableColumn> tableColumns(const Frame &frame)
{
    std::vector<TableColumn> columns;
    for (std::size_t i = 0; i < frame.fields.size(); ++i) {
        TableColumn column = columnOf(frame.fields[i], i);
        if (!column.style.hidden)
            columns.push_back(std::move(column));
    }
    return columns;
}

void FrameTableModel::setFrame(const FramePtr &frame)
{
    std::vector<TableColumn> columns = frame ? tableColumns(*frame) : std::vector<TableColumn>();
    const std::size_t rows = frame && !columns.empty() ? frame->rows() : 0;
    const bool staysInShape = sameColumns(columns, m_columns) && rows == m_rows.size();
    if (!staysInShape) {
        beginResetModel();
        const bool keepsSort = sameColumns(columns, m_columns);
        m_sortColumn = keepsSort ? m_sortColumn : -1;
    }
    m_frame = frame;
    m_columns = std::move(columns);
    m_rows.resize(rows);
    orderRows();
    if (!staysInShape)
        endResetModel();
    else if (rows > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void FrameTableModel::setFormat(const FormatContext &format)
{
    m_format = format;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

const Field *FrameTableModel::field(int column) const
{
    if (!m_frame || column < 0 || column >= columnCount())
        return nullptr;
    return &m_frame->fields[m_columns[static_cast<std::size_t>(column)].field];
}

std::size_t FrameTableModel::sourceRow(int row) const
{
    return m_rows[static_cast<std::size_t>(row)];
}

TableCell FrameTableModel::cell(int row, int column) const
{
    TableCell cell;
    const Field *shown = field(column);
    if (!shown || row < 0 || row >= rowCount() || sourceRow(row) >= shown->size())
        return cell;
    const std::size_t source = sourceRow(row);
    if (const NumberColumn *numbers = shown->numbers()) {
        cell.isNumber = true;
        cell.number = (*numbers)[source];
        cell.text = formatValue(cell.number, shown->config, m_format);
    } else if (const TextColumn *texts = shown->texts()) {
        cell.text = formatText((*texts)[source], shown->config);
    } else if (const TimeColumn *times = shown->times()) {
        cell.text = timeText((*times)[source], shown->config, m_format);
    } else if (const auto *flags = std::get_if<BoolColumn>(&shown->values)) {
        cell.text.text = (*flags)[source] ? tr("True") : tr("False");
    }
    return cell;
}

int FrameTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FrameTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant FrameTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TableColumn &column = m_columns[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(cell(index.row(), index.column()).text.joined(), LongestCell);
    case Qt::ToolTipRole:
        // Tool tips guess whether a text is markup; data never is.
        return QString(
            "<p>"_L1 +
            oneLine(cell(index.row(), index.column()).text.joined(), 2000).toHtmlEscaped() +
            "</p>"_L1);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(int(column.alignment | Qt::AlignVCenter));
    default:
        return {};
    }
}

QVariant FrameTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const TableColumn &column = m_columns[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
        return column.title;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(int(column.alignment | Qt::AlignVCenter));
    case Qt::ToolTipRole:
        return QString(
            "<p>"_L1 +
            (column.description.isEmpty() ? column.title : column.description).toHtmlEscaped() +
            "</p>"_L1);
    default:
        return {};
    }
}

void FrameTableModel::orderRows()
{
    const Field *by = field(m_sortColumn);
    if (by)
        m_rows = orderedRows(*by, m_rows.size(), m_sortOrder);
    else
        std::iota(m_rows.begin(), m_rows.end(), std::size_t(0));
}

void FrameTableModel::sort(int column, Qt::SortOrder order)
{
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<std::size_t> shownAt(m_rows.size());
    const std::vector<std::size_t> old = m_rows;
    m_sortColumn = column < columnCount() ? column : -1;
    m_sortOrder = order;
    orderRows();
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        shownAt[m_rows[row]] = row;
    QModelIndexList after;
    for (const QModelIndex &place : before)
        after.append(index(static_cast<int>(shownAt[old[static_cast<std::size_t>(place.row())]]),
                           place.column()));
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

} // namespace Promontory
