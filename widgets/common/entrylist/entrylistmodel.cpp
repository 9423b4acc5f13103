#include "widgets/common/entrylist/entrylistmodel.h"

#include "widgets/theme/tooltiptext.h"

namespace Promontory {

using namespace Qt::StringLiterals;

void EntryListModel::setEntries(QList<ListEntry> entries)
{
    if (m_entries == entries)
        return;
    // The place in the list survives where the list has the same length.
    if (m_entries.size() == entries.size() && !entries.isEmpty()) {
        m_entries = std::move(entries);
        emit dataChanged(index(0), index(static_cast<int>(m_entries.size()) - 1));
        return;
    }
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

int EntryListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant EntryListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_entries.size())
        return {};
    const ListEntry &entry = m_entries.at(index.row());
    if (role == Qt::ToolTipRole)
        return toolTipText(entry.tip);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    QStringList parts{entry.state, entry.text, entry.detail, entry.note};
    parts += entry.tags;
    parts.removeAll(QString());
    return role == Qt::DisplayRole ? entry.text : parts.join(u", "_s);
}

Qt::ItemFlags EntryListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= m_entries.size() || m_entries.at(index.row()).isHeading)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace Promontory
