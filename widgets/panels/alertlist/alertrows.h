#pragma once

#include "datasources/base/result.h"
#include "datasources/frame/frame.h"
#include "widgets/panels/alertlist/alertlistoptions.h"

#include <functional>

namespace Promontory {

/// One alert, or a rule that has none now.
struct AlertRow
{
    QString name;
    AlertState state = AlertState::Normal;
    QString severity;
    double sinceMs = missingSample(); ///< missing while nothing is active
    QString summary;
    Labels labels;
    QString group;
    bool isInstance = false;          ///< an alert, not only its rule
};

/// Alerts of one rule, or those with the same labels.
struct AlertGroup
{
    QString name;
    AlertState state = AlertState::Normal; ///< the most urgent of its rows
    double sinceMs = missingSample();      ///< the longest
    QList<AlertRow> rows;
};

/// The rows of frames with the columns "name", "state", "since" and so on (see QueryKind::Alerts). Frames without a
/// name and a state have none.
QList<AlertRow> alertRowsFrom(const Frames &frames);

/// A selector over labels: name="page", job=~"api.*", in braces or not. Errors: Syntax.
using LabelFilter = std::function<bool(const Labels &)>;
Result<LabelFilter> labelFilterFrom(const QString &selector);

/// The rows that the options show, grouped and in order; a filter that cannot be read is the error.
Result<QList<AlertGroup>> alertGroupsFrom(const QList<AlertRow> &rows, const AlertListOptions &options);

} // namespace Promontory
