#include "app/import/keys/keyrules.h"
#include "app/import/keys/paneltables.h"

namespace Promontory {

namespace {

constexpr std::array LaneOptionRules{
    oneOf("showValue", "auto always never"),
    number("rowHeight", 0, 1),
    whole("perPage", 1, 200),
};

constexpr std::array TimelineRules{
    flag("mergeValues"),
    oneOf("alignValue", "left center right"),
    unread("colWidth"),
    unread("mode"),
};

constexpr std::array HistoryRules{
    number("colWidth", 0, 1),
    unread("alignValue"),
    unread("mergeValues"),
    unread("mode"),
};

constexpr std::array LaneCustomRules{
    number("fillOpacity", 0, 100),
    number("lineWidth", 0, 10),
    oneOf("axisPlacement", "auto left right hidden"),
    number("axisWidth", 0, 500),
};

constexpr std::array GapRules{gap("spanNulls"), gap("insertNulls")};

constexpr auto TimelineOptions =
    joined(TimelineRules, LaneOptionRules, ZoneRules, NameLegendRules, TooltipRules, OtherChartRules);
constexpr auto HistoryOptions =
    joined(HistoryRules, LaneOptionRules, ZoneRules, NameLegendRules, TooltipRules, OtherChartRules);
constexpr auto TimelineCustom = joined(LaneCustomRules, GapRules, HideRules, RestRules);
constexpr auto HistoryCustom = joined(LaneCustomRules, HideRules, RestRules);

} // namespace

const KeyTable StateTimelineKeys{"state-timeline", TimelineOptions, TimelineCustom};
const KeyTable StatusHistoryKeys{"status-history", HistoryOptions, HistoryCustom};

} // namespace Promontory
