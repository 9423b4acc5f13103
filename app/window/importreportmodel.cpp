#include "app/window/importreportmodel.h"

#include "app/window/importreporttexts.h"
#include "widgets/common/values/oneline.h"
#include "widgets/theme/tooltiptext.h"

#include <algorithm>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

/// Entries have this as their internal id, findings the row of their entry.
constexpr quintptr IsEntry = std::numeric_limits<quintptr>::max();

int rank(PanelReport::Outcome outcome)
{
    switch (outcome) {
    case PanelReport::Outcome::Approximated:
        return 0;
    case PanelReport::Outcome::Placeholder:
        return 1;
    case PanelReport::Outcome::Exact:
        break;
    }
    return 2;
}

} // namespace

void ImportReportModel::setReport(const ImportReport &report)
{
    m_all = entriesOf(report);
    refill();
}

void ImportReportModel::setWords(const QString &words)
{
    m_words = words.trimmed();
    refill();
}

void ImportReportModel::setOutcome(std::optional<PanelReport::Outcome> outcome)
{
    m_outcome = outcome;
    refill();
}

QList<ImportReportModel::Entry> ImportReportModel::entriesOf(const ImportReport &report) const
{
    QList<Entry> entries;
    for (const PanelReport &panel : report.panels) {
        const QString title = oneLine(panel.title);
        entries.append({panel.id.toText(), title.isEmpty() ? tr("Without a title") : title, oneLine(panel.type),
                        panel.outcome, scoreOf(panel.keys), panel.findings});
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry &a, const Entry &b) { return rank(a.outcome) < rank(b.outcome); });
    if (!report.dashboard.isEmpty())
        entries.prepend({{}, tr("The dashboard itself"), {}, PanelReport::Outcome::Approximated, -1, report.dashboard});
    return entries;
}

std::optional<ImportReportModel::Entry> ImportReportModel::filtered(const Entry &entry) const
{
    if (m_outcome && (entry.outcome != *m_outcome || entry.panel.isEmpty()))
        return {};
    const auto holds = [this](const QString &text) { return text.contains(m_words, Qt::CaseInsensitive); };
    if (m_words.isEmpty() || holds(entry.title) || holds(entry.type))
        return entry;
    Entry some = entry;
    some.findings.removeIf(
        [&holds](const ImportFinding &finding) { return !holds(finding.path) && !holds(finding.message); });
    return some.findings.isEmpty() ? std::nullopt : std::optional(some);
}

void ImportReportModel::refill()
{
    beginResetModel();
    m_shown.clear();
    for (const Entry &entry : std::as_const(m_all)) {
        if (const std::optional<Entry> some = filtered(entry))
            m_shown.append(*some);
    }
    endResetModel();
}

QModelIndex ImportReportModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) : IsEntry);
}

QModelIndex ImportReportModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == IsEntry)
        return {};
    return createIndex(int(index.internalId()), 0, IsEntry);
}

int ImportReportModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_shown.size());
    return parent.internalId() == IsEntry ? int(m_shown.at(parent.row()).findings.size()) : 0;
}

int ImportReportModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant ImportReportModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == IsEntry)
        return entryData(m_shown.at(index.row()), role);
    const Entry &entry = m_shown.at(qsizetype(index.internalId()));
    return findingData(entry, entry.findings.at(index.row()), role);
}

QVariant ImportReportModel::entryData(const Entry &entry, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return entry.title;
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3 findings")
            .arg(entry.title, outcomeWord(entry.outcome), QString::number(entry.findings.size()));
    case PanelRole:
        return entry.panel;
    case OutcomeRole:
        return int(entry.outcome);
    case DetailRole:
        return entry.type;
    case ScoreRole:
        return entry.score;
    default:
        return {};
    }
}

QVariant ImportReportModel::findingData(const Entry &entry, const ImportFinding &finding, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(finding.path);
    case Qt::AccessibleTextRole:
        return QString(oneLine(finding.path) + u": "_s + finding.message);
    case Qt::ToolTipRole:
        return toolTipText(finding.path + u'\n' + finding.message);
    case PanelRole:
        return entry.panel;
    case OutcomeRole:
        return int(entry.outcome);
    case DetailRole:
        return oneLine(finding.message);
    case FateRole:
        return int(finding.fate);
    default:
        return {};
    }
}

} // namespace Promontory
