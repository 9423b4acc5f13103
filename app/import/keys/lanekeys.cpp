#include "app/import/keys/keyrules.h"
#include "app/import/keys/paneltables.h"

namespace Promontory {

namespace {

constexpr std::array LaneOptionRules{
    KeyRule{"showValue", KeyFate::Exact},
    KeyRule{"rowHeight", KeyFate::Exact},
    KeyRule{"perPage", KeyFate::Exact},
    KeyRule{"timezone.0", KeyFate::Exact},
    KeyRule{"timezone.**", KeyFate::Approximated,
            QT_TRANSLATE_NOOP("GrafanaKeys", "There is one time axis, in the first zone.")},
};

constexpr std::array TimelineRules{
    KeyRule{"mergeValues", KeyFate::Exact},
    KeyRule{"alignValue", KeyFate::Exact},
    KeyRule{"colWidth", KeyFate::Unread},
    KeyRule{"mode", KeyFate::Unread},
};

constexpr std::array HistoryRules{
    KeyRule{"colWidth", KeyFate::Exact},
    KeyRule{"alignValue", KeyFate::Unread},
    KeyRule{"mergeValues", KeyFate::Unread},
    KeyRule{"mode", KeyFate::Unread},
};

constexpr std::array LaneCustomRules{
    KeyRule{"fillOpacity", KeyFate::Exact},
    KeyRule{"lineWidth", KeyFate::Exact},
    KeyRule{"axisPlacement", KeyFate::Exact},
    KeyRule{"axisWidth", KeyFate::Exact},
};

constexpr std::array GapRules{
    KeyRule{"spanNulls", KeyFate::Exact},
    KeyRule{"insertNulls", KeyFate::Exact},
};

constexpr std::array UnreadRules{KeyRule{"**", KeyFate::Unread}};

constexpr auto TimelineOptions =
    joined(TimelineRules, LaneOptionRules, NameLegendRules, TooltipRules, OtherChartRules);
constexpr auto HistoryOptions =
    joined(HistoryRules, LaneOptionRules, NameLegendRules, TooltipRules, OtherChartRules);
constexpr auto TimelineCustom = joined(LaneCustomRules, GapRules, HideRules, UnreadRules);
constexpr auto HistoryCustom = joined(LaneCustomRules, HideRules, UnreadRules);

} // namespace

const KeyTable StateTimelineKeys{"state-timeline", TimelineOptions, TimelineCustom};
const KeyTable StatusHistoryKeys{"status-history", HistoryOptions, HistoryCustom};

} // namespace Promontory
