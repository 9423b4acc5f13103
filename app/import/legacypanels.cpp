#include "app/import/legacypanels.h"

#include "app/import/classicpanels.h"
#include "app/import/keys/keytable.h"
#include "app/import/legacygraph.h"
#include "app/import/legacyheatmap.h"
#include "app/import/legacymappings.h"
#include "app/import/legacyparts.h"
#include "app/import/legacypiechart.h"
#include "app/import/legacysinglestat.h"
#include "app/import/legacytable.h"
#include "app/import/legacytext.h"
#include "app/import/legacyvalues.h"
#include "app/import/marked.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

bool always(const Json &)
{
    return true;
}

struct OldType
{
    QStringView type;
    bool (*isOld)(const Json &panel);
    Json (*migrate)(const Json &panel, ImportLedger &ledger);
};

constexpr std::array OldTypes{
    OldType{u"graph", always, modernGraph},
    OldType{u"graphite", always, modernGraph},
    OldType{u"singlestat", always, modernSingleStat},
    OldType{u"grafana-singlestat-panel", always, modernSingleStat},
    OldType{u"table-old", always, modernTable},
    OldType{u"table", isOldTable, modernTable},
    OldType{u"heatmap", isOldHeatmap, modernHeatmap},
    OldType{u"text", isOldText, modernText},
    OldType{u"stat", isOldValuePanel, modernValuePanel},
    OldType{u"gauge", isOldValuePanel, modernValuePanel},
    OldType{u"bargauge", isOldValuePanel, modernValuePanel},
    OldType{u"grafana-piechart-panel", always, modernPieChart},
    OldType{u"grafana-polystat-panel", always, modernPolystat},
};

struct Renamed
{
    QStringView before;
    QStringView now;
};

constexpr std::array RenamedTypes{Renamed{u"heatmap-new", u"heatmap"}, Renamed{u"xychart2", u"xychart"},
                                  Renamed{u"text2", u"text"}, Renamed{u"graph2", u"timeseries"}};

Json withNameOfToday(const Json &panel)
{
    const QString type = panel[u"type"].toString();
    const auto found = std::find_if(RenamedTypes.begin(), RenamedTypes.end(),
                                    [&type](const Renamed &one) { return one.before == type; });
    if (found == RenamedTypes.end())
        return panel;
    Json result = panel;
    result.set(u"type", madeFrom(panel[u"type"], Json(found->now.toString())));
    return result;
}

/// Repeated panels once said how narrow they may get, in parts of the width, instead of how many stand in a row.
Json withMostPerRow(const Json &panel)
{
    const std::optional<double> least = panel[u"minSpan"].numberLike();
    if (!least || *least <= 0 || panel[u"maxPerRow"].isNumber() || panel[u"repeat"].toString().isEmpty())
        return panel;
    // Rows of before version 16 had twelve parts, the grid has 24.
    const bool isInOldRow = panel[PointerKey].toString().contains("/rows/"_L1);
    const double most = 24 / (isInOldRow ? *least * 2 : *least);
    int perRow = 1;
    for (const int divisor : {2, 3, 4, 6, 8, 12, 24})
        perRow = divisor <= most ? divisor : perRow;
    Json result = panel;
    result.set(u"maxPerRow", madeFrom(panel[u"minSpan"], Json(perRow)));
    return result;
}

/// `tooltipOptions` came before `tooltip`.
Json withTooltip(const Json &panel)
{
    const Json &options = panel[u"options"];
    if (!options[u"tooltipOptions"].isObject() || options[u"tooltip"].isObject())
        return panel;
    Json renamed = options;
    renamed.set(u"tooltip", options[u"tooltipOptions"]);
    renamed.remove(u"tooltipOptions");
    Json result = panel;
    result.set(u"options", renamed);
    return result;
}

/// Old forms of value mappings, in the defaults and in overrides.
Json withMappings(const Json &panel, ImportLedger &ledger)
{
    const Json &settings = panel[u"fieldConfig"];
    Json defaults = settings[u"defaults"];
    if (defaults[u"mappings"].isArray())
        defaults.set(u"mappings", mappingsOfToday(defaults[u"mappings"], defaults[u"thresholds"], ledger));
    Json overrides = settings[u"overrides"];
    for (qsizetype i = 0; i < overrides.size(); ++i) {
        Json one = overrides.at(i);
        Json properties = one[u"properties"];
        for (qsizetype p = 0; p < properties.size(); ++p) {
            Json property = properties.at(p);
            if (property[u"id"].toString() != "mappings"_L1)
                continue;
            property.set(u"value", mappingsOfToday(property[u"value"], defaults[u"thresholds"], ledger));
            properties.replaceItem(p, property);
        }
        one.set(u"properties", properties);
        overrides.replaceItem(i, one);
    }
    Json result = panel;
    Json now = settings;
    if (defaults.isObject())
        now.set(u"defaults", defaults);
    if (overrides.isArray())
        now.set(u"overrides", overrides);
    if (now.isObject())
        result.set(u"fieldConfig", now);
    return result;
}

} // namespace

Json modernPanel(const Json &panel, ImportLedger &ledger)
{
    const Json known = withMappings(withTooltip(withMostPerRow(withNameOfToday(panel))), ledger);
    const QString type = known[u"type"].toString();
    const auto found = std::find_if(OldTypes.begin(), OldTypes.end(), [&](const OldType &one) {
        return one.type == type && one.isOld(known);
    });
    if (found == OldTypes.end())
        return known;
    return found->migrate(withoutMisfits(known, legacyKeyRules(), ledger), ledger);
}

} // namespace Promontory
