#pragma once

#include "app/import/importgrafana.h"

#include <QAbstractItemModel>

#include <optional>

namespace Promontory {

/// What became of each panel, with its findings below it; what is not exact comes first. Filtered by words and
/// by outcome.
class ImportReportModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        PanelRole = Qt::UserRole, ///< QString: the panel's id; empty for the dashboard itself
        OutcomeRole,              ///< int of PanelReport::Outcome
        DetailRole,               ///< QString: type of the panel; message of the finding
        ScoreRole,                ///< double; findings have none
        FateRole,                 ///< int of KeyFate, findings only
    };

    using QAbstractItemModel::QAbstractItemModel;

    void setReport(const ImportReport &report);
    void setWords(const QString &words);
    void setOutcome(std::optional<PanelReport::Outcome> outcome);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Entry
    {
        QString panel;
        QString title;
        QString type;
        PanelReport::Outcome outcome = PanelReport::Outcome::Exact;
        double score = 1;
        QList<ImportFinding> findings;
    };

    QList<Entry> entriesOf(const ImportReport &report) const;
    std::optional<Entry> filtered(const Entry &entry) const;
    void refill();
    QVariant entryData(const Entry &entry, int role) const;
    QVariant findingData(const Entry &entry, const ImportFinding &finding, int role) const;

    QList<Entry> m_all;
    QList<Entry> m_shown;
    QString m_words;
    std::optional<PanelReport::Outcome> m_outcome;
};

} // namespace Promontory
