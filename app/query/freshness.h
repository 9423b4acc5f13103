#pragma once

#include "widgets/panels/paneldata.h"

namespace Promontory {

/// What is known about a panel's data, from which its state follows. Times are monotonic ms but for
/// newestSampleMs and nowWallMs.
struct FreshnessFacts
{
    bool unsupported = false;
    bool hasAnswer = false;        ///< there was a good answer once
    bool hasSeries = false;        ///< the newest good answer held data
    bool partial = false;          ///< a notice of the newest answer says that a part is missing
    bool partFailed = false;       ///< a query failed beside good ones
    bool followsNow = false;       ///< the range's end moves with the clock
    std::optional<Error> error;    ///< of the newest answer
    qint64 lastSuccessMs = 0;
    qint64 newestSampleMs = 0;     ///< wall; 0: none
    qint64 nowMs = 0;
    qint64 nowWallMs = 0;
    qint64 refreshMs = 0;          ///< 0: no automatic refresh, so age means nothing
    qint64 scrapeIntervalMs = 15'000;
    qint64 stepMs = 0;             ///< the newest point may be a step old
};

/// From this age on data is stale.
qint64 staleAfterMs(qint64 refreshMs);

/// The state, by the rules for stale data: late after 1.5 refreshes or when the transport fails, stale
/// after max(3 refreshes, 2 min), dead after 15 min; silent when the newest sample is older than
/// max(2 scrape intervals, 5 min) and a step although answers come.
PanelState panelStateOf(const FreshnessFacts &facts);

} // namespace Promontory
