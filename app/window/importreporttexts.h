#pragma once

#include "app/import/importgrafana.h"

#include <QString>

namespace Promontory {

/// How many panels of a report came out how; rows are no panels.
struct OutcomeCounts
{
    int exact = 0;
    int approximated = 0;
    int placeholder = 0;

    int all() const { return exact + approximated + placeholder; }
    bool operator==(const OutcomeCounts &) const = default;
};
OutcomeCounts countOutcomes(const ImportReport &report);

/// "38 panels exact, 4 approximated, 1 placeholder"
QString outcomeText(const ImportReport &report);
/// "Exact", "Approximated", "Placeholder"
QString outcomeWord(PanelReport::Outcome outcome);
/// The icon of our set that stands for it.
QString outcomeIcon(PanelReport::Outcome outcome);
/// What share of the keys that Grafana reads for this panel is carried, 0 to 1.
double scoreOf(const KeyCounts &keys);

} // namespace Promontory
