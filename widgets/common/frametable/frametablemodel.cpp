#include "widgets/common/frametable/frametablemodel.h"

#include "widgets/common/frametable/tableorder.h"
#include "widgets/common/values/datalinks.h"
#include "widgets/common/values/oneline.h"
#include "widgets/theme/tooltiptext.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestCell = 300;
constexpr std::size_t MeasuredRows = 200;

double numberAt(const Field &field, std::size_t row)
{
    if (const NumberColumn *numbers = field.numbers())
        return (*numbers)[row];
    const FrameColumn *frames = field.frames();
    return frames && (*frames)[row] ? (*frames)[row]->meta.value : missingSample();
}

/// Bars begin at zero unless the field says otherwise: half as long means half as much.
ValueSpan columnSpan(const Field &field)
{
    double low = 0;
    double high = 0;
    for (std::size_t row = 0; row < field.size() && (field.isNumber() || field.frames()); ++row) {
        const double value = numberAt(field, row);
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    return spanOf(field.config, {low, high > low ? high : low + 1});
}

/// The longest text of a column with bars or small charts; of long columns the first rows have to do.
QString longestNumber(const Field &field)
{
    QString longest;
    for (std::size_t i = 0; i < std::min(field.size(), MeasuredRows); ++i) {
        const double number = numberAt(field, i);
        const bool isNothing = isMissing(number) && !field.isNumber();
        const QString text = isNothing ? QString() : formatValue(number, field.config).joined();
        if (text.size() > longest.size())
            longest = text;
    }
    return longest;
}

/// The first frame of a column of frames.
FramePtr firstFrame(const Field &field)
{
    const FrameColumn *frames = field.frames();
    for (std::size_t row = 0; frames && row < frames->size(); ++row) {
        if ((*frames)[row])
            return (*frames)[row];
    }
    return {};
}

/// Frames are drawn as what they are, unless a file wants them otherwise.
void chooseType(CellStyle &style, const Field &field)
{
    const FramePtr first = firstFrame(field);
    if (first && first->meta.kind == FrameKind::Table) {
        style = {};
        style.type = CellStyle::Type::Expander;
        style.hasHeader = false;
        style.sortable = false;
    } else if (first && style.type == CellStyle::Type::Auto) {
        style.type = CellStyle::Type::Sparkline;
    }
}

TableColumn columnOf(const Field &field, std::size_t index)
{
    TableColumn column;
    column.field = index;
    column.title = oneLine(field.displayName.isEmpty() ? field.name : field.displayName);
    column.description = oneLine(field.config.description);
    column.style = cellStyleFrom(field.config.custom);
    chooseType(column.style, field);
    if (column.style.type == CellStyle::Type::Expander)
        column.title = FrameTableModel::tr("Rows of the group"); // said, not shown
    column.span = columnSpan(field);
    if (column.style.type == CellStyle::Type::Gauge || column.style.type == CellStyle::Type::Sparkline)
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

TableCell cellOf(const Field &field, std::size_t row, const FormatContext &format)
{
    TableCell cell;
    if (const NumberColumn *numbers = field.numbers()) {
        cell.isNumber = true;
        cell.number = (*numbers)[row];
        cell.text = formatValue(cell.number, field.config, format);
    } else if (const TextColumn *texts = field.texts()) {
        cell.text = formatText((*texts)[row], field.config);
    } else if (const TimeColumn *times = field.times()) {
        if ((*times)[row] == MissingTime)
            cell.text.text = field.config.noValue;
        else
            cell.text = timeText((*times)[row], field.config, format);
    } else if (const BoolColumn *flags = field.flags()) {
        if ((*flags)[row] == MissingFlag)
            cell.text.text = field.config.noValue;
        else
            if ((*flags)[row] != MissingFlag) // mapped by the words of files, not by those of a language
            cell.text = formatText((*flags)[row] ? u"True"_s : u"False"_s, field.config);
    } else if (const FrameColumn *frames = field.frames()) {
        cell.frame = (*frames)[row];
        cell.number = numberAt(field, row);
        cell.text = isMissing(cell.number) ? FormattedValue{{}, field.config.noValue, {}, {}}
                                           : formatValue(cell.number, field.config, format);
    }
    return cell;
}

QString filterText(const Field &field, std::size_t row, const FormatContext &format)
{
    return row < field.size() ? oneLine(cellOf(field, row, format).text.joined(), LongestCell) : QString();
}

QString iconOf(const Field &field)
{
    if (field.isTime())
        return u"clock"_s;
    if (field.frames())
        return u"trend"_s;
    return field.isNumber() ? u"metrics"_s : field.texts() ? u"text"_s : u"check"_s;
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
    for (TableColumn &column : columns) {
        const auto told = std::ranges::find_if(frame.fields, [&column](const Field &field) {
            return !column.style.tooltipField.isEmpty() && field.displayName == column.style.tooltipField;
        });
        if (told != frame.fields.end())
            column.tooltip = static_cast<std::size_t>(told - frame.fields.begin());
    }
    std::ranges::stable_partition(
        columns, [](const TableColumn &column) { return column.style.type == CellStyle::Type::Expander; });
    return columns;
}

void FrameTableModel::setFrame(const FramePtr &frame)
{
    std::vector<TableColumn> columns = frame ? tableColumns(*frame) : std::vector<TableColumn>();
    const bool keepsColumns = sameColumns(columns, m_columns);
    if (!keepsColumns)
        m_keys.clear();
    std::vector<std::size_t> order = orderOf(frame, columns);
    std::vector<std::size_t> rows = windowOf(order);
    const bool staysInShape = keepsColumns && rows.size() == m_rows.size();
    if (!staysInShape) {
        beginResetModel();
        m_expanded.clear();
    }
    m_frame = frame;
    m_columns = std::move(columns);
    m_order = std::move(order);
    m_rows = std::move(rows);
    if (!staysInShape)
        endResetModel();
    else if (!m_rows.empty())
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
    const Field *shown = field(column);
    if (!shown || row < 0 || row >= rowCount() || sourceRow(row) >= shown->size())
        return {};
    TableCell cell = cellOf(*shown, sourceRow(row), m_format);
    if (m_columns[static_cast<std::size_t>(column)].style.type == CellStyle::Type::Expander)
        cell.text = {};
    const bool showsLinks = m_columns[static_cast<std::size_t>(column)].style.type == CellStyle::Type::Links;
    if (showsLinks && !shown->config.links.isEmpty()) {
        QStringList titles;
        for (const DataLink &link : shown->config.links)
            titles.append(link.title.isEmpty() ? tr("Link") : link.title);
        cell.text = {{}, titles.join(u" · "_s), {}, {}};
    }
    return cell;
}

QList<ShownLink> FrameTableModel::links(int row, int column) const
{
    const Field *shown = field(column);
    if (!shown || shown->config.links.isEmpty() || row < 0 || row >= rowCount() || sourceRow(row) >= shown->size())
        return {};
    const auto index = static_cast<int>(m_columns[static_cast<std::size_t>(column)].field);
    return dataLinks({{m_frame, index}, sourceRow(row), cellOf(*shown, sourceRow(row), m_format).text, missingSample(), {}});
}

FramePtr FrameTableModel::nested(int row) const
{
    const bool hasTables =
        !m_columns.empty() && m_columns.front().style.type == CellStyle::Type::Expander;
    return hasTables ? cell(row, 0).frame : FramePtr();
}

bool FrameTableModel::isExpanded(int row) const
{
    return !m_expanded.isEmpty() && row >= 0 && row < rowCount() && m_expanded.contains(sourceRow(row));
}

void FrameTableModel::setExpanded(int row, bool isExpanded)
{
    if (row < 0 || row >= rowCount() || this->isExpanded(row) == isExpanded || !nested(row))
        return;
    if (isExpanded)
        m_expanded.insert(sourceRow(row));
    else
        m_expanded.remove(sourceRow(row));
    emit dataChanged(index(row, 0), index(row, columnCount() - 1));
}

/// What a cell says of itself: its own text, or that of another field.
QString FrameTableModel::toldText(int row, int column) const
{
    const TableColumn &shown = m_columns[static_cast<std::size_t>(column)];
    if (shown.style.type == CellStyle::Type::Expander)
        return isExpanded(row) ? tr("Hide the rows of this group.") : tr("Show the rows of this group.");
    const std::size_t source = sourceRow(row);
    if (shown.tooltip && source < m_frame->fields[*shown.tooltip].size())
        return cellOf(m_frame->fields[*shown.tooltip], source, m_format).text.joined();
    return cell(row, column).text.joined();
}

int FrameTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FrameTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

/// The whole text, and where the links lead.
QString FrameTableModel::tipOf(int row, int column) const
{
    constexpr qsizetype MostLinks = 5;
    QString text = oneLine(toldText(row, column), 2000);
    for (const ShownLink &link : links(row, column).mid(0, MostLinks))
        text += u"\n\n"_s + linkTip(link);
    return text;
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
        return toolTipText(tipOf(index.row(), index.column()));
    case Qt::AccessibleTextRole:
        return oneLine(column.style.type == CellStyle::Type::Expander
                           ? toldText(index.row(), index.column())
                           : cell(index.row(), index.column()).text.joined(), LongestCell);
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
    case HeadFlagsRole: {
        const bool isFiltered = !m_filters.value(column.title).isEmpty();
        return (column.style.filterable ? Filterable : 0) | (isFiltered ? Filtered : 0) |
               (column.style.hasHeader ? 0 : Untitled) | (column.style.sortable ? 0 : Unsortable) |
               (column.style.wrapsTitle ? Wrapped : 0);
    }
    case HeadIconRole:
        return iconOf(*field(section));
    case Qt::ToolTipRole:
        return QString(
            "<p>"_L1 +
            (column.description.isEmpty() ? column.title : column.description).toHtmlEscaped() +
            "</p>"_L1);
    default:
        return {};
    }
}

std::vector<std::size_t> FrameTableModel::orderOf(const FramePtr &frame,
                                                  const std::vector<TableColumn> &columns) const
{
    std::vector<std::size_t> order(frame && !columns.empty() ? frame->rows() : 0);
    std::iota(order.begin(), order.end(), std::size_t(0));
    for (const TableColumn &column : columns) {
        const QSet<QString> texts = column.style.filterable ? m_filters.value(column.title) : QSet<QString>();
        const Field &field = frame->fields[column.field];
        if (!texts.isEmpty())
            std::erase_if(order, [&](std::size_t row) { return !texts.contains(filterText(field, row, m_format)); });
    }
    for (auto key = m_keys.rbegin(); key != m_keys.rend(); ++key) {
        if (key->column >= 0 && key->column < static_cast<int>(columns.size()))
            orderRows(order, frame->fields[columns[static_cast<std::size_t>(key->column)].field], key->order);
    }
    return order;
}

std::vector<std::size_t> FrameTableModel::windowOf(const std::vector<std::size_t> &order) const
{
    if (m_windowCount <= 0)
        return order;
    const std::size_t from = std::min(order.size(), static_cast<std::size_t>(std::max(0, m_windowFirst)));
    const std::size_t to = std::min(order.size(), from + static_cast<std::size_t>(m_windowCount));
    return {order.begin() + static_cast<std::ptrdiff_t>(from), order.begin() + static_cast<std::ptrdiff_t>(to)};
}

void FrameTableModel::rearrange()
{
    beginResetModel();
    m_order = orderOf(m_frame, m_columns);
    m_rows = windowOf(m_order);
    endResetModel();
}

void FrameTableModel::setFilter(const QString &title, const QSet<QString> &texts)
{
    m_filters.insert(title, texts);
    rearrange();
}

void FrameTableModel::setWindow(int first, int count)
{
    if (first == m_windowFirst && count == m_windowCount)
        return;
    m_windowFirst = first;
    m_windowCount = count;
    rearrange();
}

QStringList FrameTableModel::textsOf(int column, qsizetype limit) const
{
    const Field *shown = field(column);
    if (!shown)
        return {};
    QSet<QString> known;
    QStringList texts;
    for (const std::size_t row : orderedRows(*shown, shown->size(), Qt::AscendingOrder)) {
        const QString text = filterText(*shown, row, m_format);
        if (!known.contains(text) && texts.size() < limit)
            texts.append(text);
        known.insert(text);
    }
    return texts;
}

void FrameTableModel::sort(int column, Qt::SortOrder order)
{
    sortBy(column >= 0 && column < columnCount() ? std::vector<SortKey>{{column, order}} : std::vector<SortKey>());
}

void FrameTableModel::sortBy(const std::vector<SortKey> &keys)
{
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    const std::vector<std::size_t> old = m_rows;
    m_keys = keys;
    m_order = orderOf(m_frame, m_columns);
    m_rows = windowOf(m_order);
    QHash<std::size_t, int> shownAt;
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        shownAt.insert(m_rows[row], static_cast<int>(row));
    QModelIndexList after;
    for (const QModelIndex &place : before) {
        const int row = shownAt.value(old[static_cast<std::size_t>(place.row())], -1);
        after.append(row < 0 ? QModelIndex() : index(row, place.column()));
    }
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

} // namespace Promontory
