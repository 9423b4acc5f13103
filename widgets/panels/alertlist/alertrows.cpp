#include "widgets/panels/alertlist/alertrows.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

/// The columns of one frame that tell of alerts.
struct Columns
{
    TextColumn name, state, severity, summary, labels, group;
    NumberColumn since;
    bool isComplete = false;
};

Columns columnsOf(const Frame &frame)
{
    Columns columns;
    bool hasName = false;
    bool hasState = false;
    for (const Field &field : frame.fields) {
        if (const TextColumn *texts = field.texts()) {
            hasName = hasName || field.name == "name"_L1;
            hasState = hasState || field.name == "state"_L1;
            if (field.name == "name"_L1)
                columns.name = *texts;
            else if (field.name == "state"_L1)
                columns.state = *texts;
            else if (field.name == "severity"_L1)
                columns.severity = *texts;
            else if (field.name == "summary"_L1)
                columns.summary = *texts;
            else if (field.name == "labels"_L1)
                columns.labels = *texts;
            else if (field.name == "group"_L1)
                columns.group = *texts;
        } else if (const NumberColumn *numbers = field.numbers(); numbers && field.name == "since"_L1) {
            columns.since = *numbers;
        }
    }
    columns.isComplete = hasName && hasState;
    return columns;
}

QString textAt(const TextColumn &column, std::size_t row)
{
    return row < column.size() ? column[row] : QString();
}

AlertState stateOf(const QString &word)
{
    if (word == "firing"_L1)
        return AlertState::Firing;
    if (word == "pending"_L1)
        return AlertState::Pending;
    if (word == "error"_L1)
        return AlertState::Error;
    if (word == "recovering"_L1)
        return AlertState::Recovering;
    return word == "unknown"_L1 ? AlertState::NoData : AlertState::Normal;
}

Labels labelsOf(const QString &text)
{
    const auto json = parseJson(text.toUtf8());
    QList<Labels::Pair> pairs;
    if (json) {
        for (const JsonMember &member : json->members())
            pairs.append({member.key, member.value.toString()});
    }
    return Labels(std::move(pairs));
}

/// The name alerts are put together under: that of their rule, or their labels.
QString groupName(const AlertRow &row, const AlertListOptions &options)
{
    if (!options.groupsByLabels)
        return row.name;
    QStringList parts;
    for (const QString &label : options.groupBy) {
        if (row.labels.contains(label))
            parts.append(label + u'=' + row.labels.value(label));
    }
    return parts.join(u", "_s);
}

void include(AlertGroup &group, const AlertRow &row)
{
    if (group.rows.isEmpty() || row.state < group.state)
        group.state = row.state;
    if (!std::isnan(row.sinceMs) && (std::isnan(group.sinceMs) || row.sinceMs < group.sinceMs))
        group.sinceMs = row.sinceMs;
    group.rows.append(row);
}

/// Whether a comes before b; by name where nothing else decides.
template <typename T>
bool isBefore(const T &a, const T &b, AlertListOptions::Order order)
{
    using Order = AlertListOptions::Order;
    const int names = a.name.localeAwareCompare(b.name);
    switch (order) {
    case Order::NameRising:
        return names < 0;
    case Order::NameFalling:
        return names > 0;
    case Order::Importance:
        return a.state == b.state ? names < 0 : a.state < b.state;
    case Order::OldestFirst:
    case Order::NewestFirst:
        break;
    }
    if (std::isnan(a.sinceMs) || std::isnan(b.sinceMs))
        return std::isnan(a.sinceMs) == std::isnan(b.sinceMs) ? names < 0 : !std::isnan(a.sinceMs);
    if (a.sinceMs == b.sinceMs)
        return names < 0;
    return order == Order::OldestFirst ? a.sinceMs < b.sinceMs : a.sinceMs > b.sinceMs;
}

} // namespace

QList<AlertRow> alertRowsFrom(const Frames &frames)
{
    QList<AlertRow> rows;
    for (const FramePtr &frame : frames) {
        const Columns columns = frame ? columnsOf(*frame) : Columns();
        if (!columns.isComplete)
            continue;
        for (std::size_t i = 0; i < std::min(columns.name.size(), columns.state.size()); ++i) {
            AlertRow row;
            row.name = columns.name[i];
            row.state = stateOf(columns.state[i]);
            row.severity = textAt(columns.severity, i);
            row.summary = textAt(columns.summary, i);
            row.labels = labelsOf(textAt(columns.labels, i));
            row.group = textAt(columns.group, i);
            row.sinceMs = i < columns.since.size() ? columns.since[i] : missingSample();
            row.isInstance = row.state == AlertState::Firing || row.state == AlertState::Pending
                || row.state == AlertState::Recovering;
            rows.append(row);
        }
    }
    return rows;
}

Result<QList<AlertGroup>> alertGroupsFrom(const QList<AlertRow> &rows, const AlertListOptions &options)
{
    const Result<LabelFilter> filter = labelFilterFrom(options.labelFilter);
    if (!filter)
        return failure(filter.error());
    QList<AlertGroup> groups;
    QHash<QString, qsizetype> places;
    for (const AlertRow &row : rows) {
        const bool isWanted = options.states.contains(row.state) && (*filter)(row.labels)
            && (options.alertName.isEmpty() || row.name.contains(options.alertName, Qt::CaseInsensitive))
            && (!options.groupsByLabels || row.isInstance);
        if (!isWanted)
            continue;
        const QString name = groupName(row, options);
        // Rules of one name in two groups are two rules.
        const QString key = options.groupsByLabels ? name : name + QChar(0) + row.group;
        if (!places.contains(key)) {
            places.insert(key, groups.size());
            groups.append({name, row.state, missingSample(), {}});
        }
        include(groups[places.value(key)], row);
    }
    for (AlertGroup &group : groups) {
        std::stable_sort(group.rows.begin(), group.rows.end(), [&](const AlertRow &a, const AlertRow &b) {
            return isBefore(a, b, options.order);
        });
    }
    std::stable_sort(groups.begin(), groups.end(), [&](const AlertGroup &a, const AlertGroup &b) {
        return isBefore(a, b, options.order);
    });
    return groups;
}

} // namespace Promontory
