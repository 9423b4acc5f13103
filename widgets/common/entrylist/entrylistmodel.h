#pragma once

#include "widgets/common/entrylist/listentry.h"

#include <QAbstractListModel>

namespace Promontory {

/// The entries of a list as a model; screen readers get each as one sentence.
class EntryListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setEntries(QList<ListEntry> entries);
    const QList<ListEntry> &entries() const { return m_entries; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QList<ListEntry> m_entries;
};

} // namespace Promontory
