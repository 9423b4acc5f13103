#include "widgets/panels/alertlist/alertentries.h"

#include "datasources/format/formatvalue.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr int MostInstances = 50; ///< of one rule

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(AlertList)
};

/// "instance=a:1 · job=node": what tells the alerts of a rule apart.
QString labelText(const Labels &labels)
{
    QStringList parts;
    for (const auto &[name, value] : labels.pairs()) {
        if (name != "alertname"_L1 && name != "severity"_L1)
            parts.append(name + u'=' + value);
    }
    return parts.join(u" · "_s);
}

QString ageText(double sinceMs, qint64 nowMs)
{
    if (std::isnan(sinceMs) || nowMs <= 0)
        return {};
    const auto age = static_cast<qint64>(std::clamp(double(nowMs) - sinceMs, 0.0, 1e15));
    return formatDuration(age);
}

QString tipOf(const AlertRow &row, const AlertSetting &setting)
{
    QStringList lines{row.name};
    lines.append(alertStateName(row.state));
    if (!std::isnan(row.sinceMs) && std::abs(row.sinceMs) < 8e15)
        lines.append(Text::tr("Since %1").arg(
            formatTime(static_cast<qint64>(row.sinceMs), setting.zone, u"YYYY-MM-DD HH:mm:ss"_s)));
    if (!row.summary.isEmpty())
        lines.append(row.summary);
    if (!row.group.isEmpty())
        lines.append(Text::tr("Group %1").arg(row.group));
    for (const auto &[name, value] : row.labels.pairs())
        lines.append(name + u" = "_s + value);
    return lines.join(u'\n');
}

ListEntry entryOf(const AlertRow &row, const AlertSetting &setting)
{
    ListEntry entry;
    entry.text = row.name;
    entry.state = alertStateName(row.state);
    entry.mark = alertStateColor(row.state, setting.theme);
    entry.note = ageText(row.sinceMs, setting.nowMs);
    entry.tip = tipOf(row, setting);
    entry.isActive = false;
    if (!row.severity.isEmpty())
        entry.tags.append(row.severity);
    return entry;
}

/// A rule in one entry: the state of its worst alert, and how many there are.
ListEntry ruleEntry(const AlertGroup &group, const AlertSetting &setting)
{
    AlertRow worst = group.rows.constFirst();
    for (const AlertRow &row : group.rows)
        worst = row.state < worst.state ? row : worst;
    worst.sinceMs = group.sinceMs;
    ListEntry entry = entryOf(worst, setting);
    const auto alerts = static_cast<int>(std::count_if(group.rows.cbegin(), group.rows.cend(),
                                                       [](const AlertRow &row) { return row.isInstance; }));
    entry.detail = alerts > 1 ? Text::tr("%n alerts", nullptr, alerts) : worst.summary;
    if (alerts > 1 && !worst.summary.isEmpty())
        entry.detail += u" · "_s + worst.summary;
    return entry;
}

ListEntry instanceEntry(const AlertRow &row, const AlertSetting &setting)
{
    ListEntry entry = entryOf(row, setting);
    const QString labels = labelText(row.labels);
    entry.text = labels.isEmpty() ? row.name : labels;
    entry.tags.clear();
    entry.isPart = true;
    return entry;
}

void addRule(QList<ListEntry> &entries, const AlertGroup &group, const AlertListOptions &options,
             const AlertSetting &setting)
{
    entries.append(ruleEntry(group, setting));
    int shown = 0;
    for (const AlertRow &row : group.rows) {
        if (options.showInstances && row.isInstance && shown++ < MostInstances)
            entries.append(instanceEntry(row, setting));
    }
}

} // namespace

QString alertStateName(AlertState state)
{
    switch (state) {
    case AlertState::Firing: return Text::tr("Firing");
    case AlertState::Error: return Text::tr("Error");
    case AlertState::Recovering: return Text::tr("Recovering");
    case AlertState::Pending: return Text::tr("Pending");
    case AlertState::NoData: return Text::tr("Unknown");
    case AlertState::Normal: break;
    }
    return Text::tr("Normal");
}

QColor alertStateColor(AlertState state, const Theme &theme)
{
    switch (state) {
    case AlertState::Firing:
    case AlertState::Error:
        return theme.critical.text;
    case AlertState::Recovering:
    case AlertState::Pending:
        return theme.warning.text;
    case AlertState::NoData:
        return theme.stale.text;
    case AlertState::Normal:
        break;
    }
    return theme.ok.text;
}

QList<ListEntry> alertEntries(const QList<AlertGroup> &groups, const AlertListOptions &options,
                              const AlertSetting &setting)
{
    QList<ListEntry> entries;
    int left = options.maxItems;
    for (const AlertGroup &group : groups) {
        if (left <= 0)
            break;
        if (!options.groupsByLabels) {
            addRule(entries, group, options, setting);
            --left;
            continue;
        }
        ListEntry heading;
        heading.isHeading = true;
        heading.text = group.name.isEmpty() ? Text::tr("Without these labels") : group.name;
        heading.note = QString::number(group.rows.size());
        entries.append(heading);
        for (const AlertRow &row : group.rows) {
            if (left-- <= 0)
                break;
            ListEntry entry = entryOf(row, setting);
            entry.detail = labelText(row.labels);
            entries.append(entry);
        }
    }
    return entries;
}

} // namespace Promontory
