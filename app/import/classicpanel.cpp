#include "app/import/classicpanel.h"

#include "app/import/classicfields.h"
#include "app/import/classicqueries.h"
#include "app/import/keys/keytable.h"
#include "app/import/valuefaults.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("GrafanaImport", text);
}

/// Keys that stand beside the others in many files and that Grafana does not read in a panel of a new type:
/// what saved versions, editors and old types left there.
constexpr std::array LeftOvers{
    u"pluginVersion", u"renderer",      u"editable",   u"error",        u"isNew",          u"$$hashKey",
    u"span",          u"minSpan",       u"height",     u"scopedVars",   u"repeatPanelId",  u"repeatIteration",
    u"repeatedByRow", u"alert",         u"thresholds", u"aliasColors",  u"bars",           u"dashes",
    u"dashLength",    u"spaceLength",   u"paceLength", u"fill",         u"fillGradient",   u"hiddenSeries",
    u"legend",        u"lines",         u"linewidth",  u"nullPointMode", u"percentage",    u"pointradius",
    u"points",        u"seriesOverrides", u"stack",    u"steppedLine",  u"timeRegions",    u"tooltip",
    u"xaxis",         u"yaxes",         u"yaxis",      u"decimals",     u"format",         u"valueName",
    u"colorBackground", u"colorValue",  u"colors",     u"gauge",        u"mappingType",    u"mappingTypes",
    u"nullText",      u"postfix",       u"postfixFontSize", u"prefix",  u"prefixFontSize", u"rangeMaps",
    u"sparkline",     u"valueFontSize", u"valueMaps",  u"tableColumn",  u"columns",        u"fontSize",
    u"pageSize",      u"scroll",        u"showHeader", u"sort",         u"styles",         u"transform",
    u"cards",         u"color",         u"dataFormat", u"heatmap",      u"hideZeroBuckets", u"highlightCards",
    u"reverseYBuckets", u"xAxis",       u"yAxis",      u"yBucketBound", u"xBucketNumber",  u"xBucketSize",
    u"yBucketNumber", u"yBucketSize",   u"content",    u"mode",         u"grid",           u"x-axis",
    u"y-axis",        u"y_formats",     u"zerofill",   u"scale",        u"annotate",       u"resolution",
    u"loadingEditor", u"alerting",      u"autoMigrateFrom", u"collapsed", u"panels",       u"tooltipDecimals",
    u"breakPoint",    u"combine",       u"legendType", u"pieType",      u"strokeWidth",    u"colorPrefix",
    u"colorPostfix",  u"snapshotData",  u"leftYAxisLabel", u"rightYAxisLabel", u"headings", u"limit",
};

int wholeOf(const Json &json, int fallback, int least, int most)
{
    const double number = json.numberLike().value_or(fallback);
    return int(std::round(std::clamp(number, double(least), double(most))));
}

/// Panels of folded rows keep places that grow with every save of Grafana; they are packed later.
constexpr int Columns = 24;
constexpr int LowestPlace = 1'000'000;

/// Whether a place is kept as it is given; what cannot be is said.
bool isKept(const Marked &grid, QStringView key, int taken)
{
    const Json &given = grid.peek(key);
    if (saysNothing(given) || given.numberLike() == double(taken))
        return true;
    if (given.numberLike())
        grid.approximated(key, outOfBoundsMessage(taken));
    else
        grid.ignored(key, noNumberMessage(given));
    return false;
}

GridRect readGrid(const Marked &panel)
{
    const Marked grid(panel.peek(u"gridPos"), panel.ledger());
    panel.unreadEmpty(u"gridPos");
    GridRect rect;
    rect.width = grid.whole(u"w", 6, 1, Columns);
    rect.height = grid.whole(u"h", 3, 1, 200);
    rect.x = std::min(wholeOf(grid.peek(u"x"), 0, 0, Columns - 1), Columns - rect.width);
    rect.y = wholeOf(grid.peek(u"y"), 0, 0, LowestPlace);
    // A panel over the whole width is nowhere else; what y says is known when all panels are.
    if (isKept(grid, u"x", rect.x))
        panel.ledger().mark(grid.peek(u"x"), rect.width < Columns ? KeyFate::Exact : KeyFate::Unread);
    isKept(grid, u"y", rect.y);
    grid.unread(u"static");
    return rect;
}

std::optional<Repeat> readRepeat(const Marked &panel)
{
    QString variable = speakable(panel.peek(u"repeat").toString());
    if (variable.startsWith(u'$'))
        variable.remove(0, 1);
    if (variable.isEmpty()) {
        panel.unread(u"repeat", u"repeatDirection", u"maxPerRow");
        return {};
    }
    Repeat repeat;
    repeat.variable = variable;
    panel.exact(u"repeat");
    repeat.horizontal = panel.word(u"repeatDirection", {u"h", u"v"}) != "v"_L1;
    if (repeat.horizontal)
        repeat.maxPerRow = panel.whole(u"maxPerRow", 4, 1, Columns);
    else
        repeat.maxPerRow = wholeOf(panel.peek(u"maxPerRow"), 4, 1, Columns);
    panel.unread(u"maxPerRow");
    return repeat;
}

void readLook(const Marked &panel, const KeyTable *table, PanelSpec &spec)
{
    spec.options = panel.peek(u"options").isObject() ? panel.peek(u"options") : Json::object();
    if (table)
        markByRules(spec.options, table->options, panel.ledger());
    else
        panel.ledger().ignored(spec.options, undrawnMessage());
    panel.unreadEmpty(u"options");
    readFieldConfig(panel.peek(u"fieldConfig"), table, panel.ledger(), spec);
}

} // namespace

bool isDrawn(const QString &type)
{
    return keyTableOf(type) != nullptr;
}

PanelId readPanelId(const Marked &panel)
{
    const Json &id = panel.peek(u"id");
    if (id.isString())
        return PanelId{panel.name(u"id")};
    const bool isWhole = id.toDouble() == double(id.toInteger());
    if (saysNothing(id) || (id.isNumber() && isWhole))
        panel.exact(u"id");
    else
        panel.ignored(u"id", tr("This is no id of a panel; it gets another one."));
    return PanelId{isWhole ? id.toInteger() : 0};
}

PanelSpec readClassicPanel(const Json &panel, ImportLedger &ledger)
{
    const Marked marked(panel, ledger);
    PanelSpec spec;
    spec.id = readPanelId(marked);
    spec.type = marked.name(u"type");
    spec.title = marked.text(u"title");
    spec.description = marked.text(u"description");
    spec.transparent = marked.flag(u"transparent");
    spec.rect = readGrid(marked);
    spec.repeat = readRepeat(marked);
    spec.links = readLinks(marked.peek(u"links"), ledger);
    readQueries(marked, spec);
    readTransforms(marked, spec);
    readLook(marked, keyTableOf(spec.type), spec);
    marked.ignored(u"subtitle", tr("A second line below the title is not shown."));
    for (const QStringView key : LeftOvers)
        marked.unread(key);
    return spec;
}

} // namespace Promontory
