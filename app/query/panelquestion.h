#pragma once

#include "app/dashboard/dashboard.h"
#include "app/query/computeexpressions.h"
#include "app/query/queryfailure.h"
#include "app/query/querykey.h"
#include "app/query/shapedata.h"
#include "app/variables/interpolate.h"
#include "datasources/frame/timerules.h"

#include <QTimeZone>

#include <functional>

namespace Promontory {

/// What a panel asks, ready for the runner, with all that is needed to shape and show the answer.
struct PanelQuestion
{
    QList<QueryKey> queries;
    ExpressionPlan expressions;    ///< computed here from the answers
    Shaping shaping;
    TimeRange range;               ///< what the time axis shows
    qint64 stepMs = 0;
    qint64 scrapeIntervalMs = 15'000;
    bool followsNow = false;       ///< the range ends where data arrives
    bool wantsData = true;         ///< false for panels without queries, such as texts
    QList<Notice> notices;
    QList<QueryFailure> failures;  ///< queries that cannot be asked, beside others that can
    std::optional<Error> foreign;  ///< all queries are for kinds of sources that are not asked here
    std::optional<Error> error;    ///< nothing can be asked: a wrong variable, a wrong time text
};

/// A panel whose data another panel shows, and the width of its plot.
struct OtherPanel
{
    PanelSpec panel;
    int widthPx = 0;
};

/// What the dashboard around a panel contributes.
struct QuestionContext
{
    TimeSpec spec;
    qint64 nowMs = 0;
    QTimeZone zone = QTimeZone::utc();
    VariableValues variables;
    QString dashboardSourceId;
    QString dashboardTitle;
    QString dashboardUid;
    /// Scrape interval of a source in ms, and the uid that stands behind an empty or template uid.
    std::function<qint64(const QString &sourceId)> scrapeInterval;
    std::function<QString(const QString &sourceId)> resolveSource;
    /// The panel of this id, for panels that show the data of another one.
    std::function<std::optional<OtherPanel>(const QString &panelId)> otherPanel = {};
    TimeRules rules = {};
};

/// The error with the query's name in its message.
Error namedError(const QueryFailure &failed);

/// Builds the question: own relative time, step rules, interpolation, alignment, limits. Pure.
/// widthPx is the width of the plot in device-independent pixels; 0 if unknown.
PanelQuestion questionOf(const PanelSpec &panel, bool wantsData, int widthPx,
                         const QuestionContext &context);

} // namespace Promontory
