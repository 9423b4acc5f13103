/// widgets/panels holds what a panel is: its data, its view, its frame, and one folder for each
/// type.
#pragma once

#include "datasources/base/notice.h"
#include "datasources/frame/frame.h"

#include <QMetaType>

#include <optional>

namespace Promontory {

/// What a panel draws: shaped and resolved frames, and the span they were asked for.
struct PanelData
{
    Frames frames;
    Frames exemplars;  ///< "Time", "Value", "Labels": single samples beside the series, with the refId of theirs
    TimeRange range;   ///< the span the time axis shows
    qint64 stepMs = 0; ///< the largest step of its queries
    QList<Notice> notices;
    quint64 generation = 0; ///< rises with every new answer
};

/// The range that runs on with the clock while no answer comes: as it is where it did not end at the last answer.
TimeRange overdueRange(const PanelData &data, qint64 answeredMs, qint64 overdueMs, int widthPx);

/// The state a panel is in; names as the report of `promontory render` writes them.
enum class PanelState {
    Idle,
    Loading,
    Ok,
    Empty,
    Error,
    Unsupported,
    Late,
    Stale,
    Dead,
    Silent,
    Partial
};
QString panelStateName(PanelState state); ///< "ok", "empty", …

/// The state with all that the panel's frame shows about it (design.md 5).
struct PanelStatus
{
    PanelState state = PanelState::Idle;
    bool loading = false;       ///< a request runs for more than 400 ms
    bool asksNothing = false;   ///< empty because the panel has no query
    bool hasPicture = false;    ///< there is an older picture to keep
    std::optional<Error> error; ///< the reason, for error, late, stale, dead
    qint64 lastSuccessMs = 0;   ///< wall time of the last good answer, 0: never
    qint64 ageMs = 0;           ///< since the last good answer
    qint64 newestSampleMs = 0;  ///< wall time of the newest sample, 0: none
    qint64 nextTryMs = 0;       ///< wall time of the next try, 0: unknown
    QList<Notice> notices;      ///< partial and warnings
    QString rangeText;          ///< "the last 6 hours", for the sentence of an empty panel
    QString filterText;         ///< "view = admin": what narrows the queries; may be empty
    QString widerRangeText; ///< "Last 7 days": the action offered on an empty panel; may be empty
};

} // namespace Promontory

Q_DECLARE_METATYPE(Promontory::PanelStatus)
