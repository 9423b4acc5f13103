#include "datasources/transform/transformtable.h"

#include "datasources/transform/steps/calculatefield.h"
#include "datasources/transform/steps/concatenate.h"
#include "datasources/transform/steps/configfromdata.h"
#include "datasources/transform/steps/convertfieldtype.h"
#include "datasources/transform/steps/extractfields.h"
#include "datasources/transform/steps/filterbyvalue.h"
#include "datasources/transform/steps/filterfieldsbyname.h"
#include "datasources/transform/steps/filterframes.h"
#include "datasources/transform/steps/formatstring.h"
#include "datasources/transform/steps/formattime.h"
#include "datasources/transform/steps/groupby.h"
#include "datasources/transform/steps/groupingtomatrix.h"
#include "datasources/transform/steps/grouptonestedtable.h"
#include "datasources/transform/steps/heatmap.h"
#include "datasources/transform/steps/histogram.h"
#include "datasources/transform/steps/joinbyfield.h"
#include "datasources/transform/steps/joinbylabels.h"
#include "datasources/transform/steps/keepframes.h"
#include "datasources/transform/steps/labelstofields.h"
#include "datasources/transform/steps/limit.h"
#include "datasources/transform/steps/merge.h"
#include "datasources/transform/steps/organize.h"
#include "datasources/transform/steps/partitionbyvalues.h"
#include "datasources/transform/steps/preparetimeseries.h"
#include "datasources/transform/steps/reduce.h"
#include "datasources/transform/steps/regression.h"
#include "datasources/transform/steps/renamebyregex.h"
#include "datasources/transform/steps/rowstofields.h"
#include "datasources/transform/steps/seriestorows.h"
#include "datasources/transform/steps/smoothing.h"
#include "datasources/transform/steps/sortby.h"
#include "datasources/transform/steps/timeseriestable.h"
#include "datasources/transform/steps/transpose.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace Promontory {

namespace {

// Keys are separated by spaces.
struct Entry
{
    QStringView id;
    TransformFunction function;
    QStringView keys;
    QStringView ignored;
    const char *difference = nullptr; // to Grafana, translated where it is read
};

constexpr QStringView MappingKeys =
    u"mappings.*.fieldName mappings.*.handlerKey mappings.*.reducerId";

constexpr std::array<Entry, 40> Entries{{
    {u"append", appendRows, u"", u""},
    {u"calculateField", calculateField,
     u"mode alias replaceFields timeSeries reduce.include.* reduce.reducer reduce.nullValueMode "
     u"binary.left.** "
     u"binary.right.** binary.operator unary.operator unary.fieldName cumulative.field "
     u"cumulative.reducer "
     u"window.field window.reducer window.windowAlignment window.windowSizeMode window.windowSize "
     u"index.asPercentile",
     u""},
    {u"concatenate", concatenateFields, u"frameNameMode frameNameLabel", u""},
    {u"configFromData", configFromData,
     u"configRefId applyTo.id applyTo.options.** applyToConfig mappings.*.fieldName "
     u"mappings.*.handlerKey "
     u"mappings.*.reducerId",
     u""},
    {u"convertFieldType", convertFieldType,
     u"conversions.*.targetField conversions.*.destinationType conversions.*.dateFormat "
     u"conversions.*.timezone conversions.*.joinWith conversions.*.enumConfig.text.* "
     u"conversions.*.enumConfig.color.*",
     u"conversions.*.enumConfig.**"},
    {u"ensureColumns", ensureColumns, u"", u""},
    {u"extractFields", extractFields,
     u"source format jsonPaths.*.path jsonPaths.*.alias regExp delimiter keepTime replace", u""},
    {u"filterByRefId", filterByRefId, u"include exclude", u""},
    {u"filterByValue", filterByValue,
     u"filters.*.fieldName filters.*.config.id filters.*.config.options.** type match", u""},
    {u"filterFields", filterFields, u"include.id include.options.** exclude.id exclude.options.**",
     u""},
    {u"filterFieldsByName", filterFieldsByName,
     u"include.names.* include.pattern include.variable exclude.names.* exclude.pattern "
     u"exclude.variable byVariable",
     u""},
    {u"filterFrames", filterFrames, u"include.id include.options.** exclude.id exclude.options.**",
     u""},
    {u"formatString", formatStringField, u"stringField outputFormat substringStart substringEnd",
     u""},
    {u"formatTime", formatTimeField, u"timeField outputFormat useTimezone timezone", u""},
    {u"groupBy", groupBy, u"fields.*.operation fields.*.aggregations.*", u""},
    {u"groupingToMatrix", groupingToMatrix, u"columnField rowField valueField emptyValue", u""},
    {u"groupToNestedTable", groupToNestedTable,
     u"fields.*.operation fields.*.aggregations.* rules.*.matcher.id rules.*.matcher.options.** "
     u"rules.*.operation rules.*.aggregations.* showSubframeHeaders",
     u""},
    {u"heatmap", heatmapOf,
     u"xBuckets.mode xBuckets.value yBuckets.mode yBuckets.value yBuckets.scale.type "
     u"yBuckets.scale.log",
     u"xBuckets.scale.**"},
    {u"histogram", histogramOf, u"bucketSize bucketCount bucketOffset combine", u""},
    {u"joinByField", joinByField, u"byField mode", u""},
    {u"joinByLabels", joinByLabels, u"value join.*", u""},
    {u"labelsToFields", labelsToFields, u"mode keepLabels.* valueLabel", u""},
    {u"limit", limitRows, u"limitField", u""},
    {u"merge", mergeFrames, u"", u""},
    {u"noop", keepFrames, u"", u""},
    {u"order", orderFields,
     u"indexByName.* orderByMode orderBy.*.type orderBy.*.labelName orderBy.*.desc", u""},
    {u"organize", organizeFields,
     u"excludeByName.* includeByName.* indexByName.* renameByName.* orderByMode orderBy.*.type "
     u"orderBy.*.labelName "
     u"orderBy.*.desc",
     u""},
    {u"partitionByValues", partitionByValues,
     u"fields.* keepFields naming.asLabels naming.append naming.withNames naming.separator1 "
     u"naming.separator2",
     u""},
    {u"prepareTimeSeries", prepareTimeSeries, u"format", u""},
    {u"reduce", reduceFields,
     u"reducers.* mode fields.id fields.options.** includeTimeField labelsToFields", u""},
    {u"regression", regressionOf, u"xFieldName yFieldName modelType degree predictionCount", u""},
    {u"rename", renameFields, u"renameByName.*", u""},
    {u"renameByRegex", renameByRegex, u"regex renamePattern", u""},
    {u"rowsToFields", rowsToFields, MappingKeys, u""},
    {u"seriesToColumns", joinByField, u"byField mode", u""},
    {u"seriesToRows", seriesToRows, u"", u""},
    {u"smoothing", smoothSeries, u"resolution", u"",
     QT_TRANSLATE_NOOP("Transform",
                       "The curve is smoothed in the same way; single values may differ slightly.")},
    {u"sortBy", sortBy, u"sort.*.field sort.*.desc", u""},
    {u"timeSeriesTable", timeSeriesTable, u"*.stat *.timeField", u"*.inlineStat"},
    {u"transpose", transposeFrames, u"firstFieldName restFieldsName emptyValue", u""},
}};

// What needs more than the data of the panel.
struct Refusal
{
    QStringView id;
    const char *reason;
};
constexpr std::array<Refusal, 2> Refusals{{
    {u"fieldLookup",
     QT_TRANSLATE_NOOP("Transform", "The lists of countries, states and airports that it looks names "
                                    "up in are not part of this program.")},
    {u"spatial", QT_TRANSLATE_NOOP("Transform", "It computes with shapes on a map, which this program "
                                                "does not draw.")},
}};

QString refusalOf(const QString &id)
{
    for (const Refusal &refusal : Refusals) {
        if (refusal.id == id)
            return QCoreApplication::translate("Transform", refusal.reason);
    }
    return {};
}

const Entry *findEntry(const QString &id)
{
    const auto found = std::find_if(Entries.begin(), Entries.end(),
                                    [&id](const Entry &entry) { return entry.id == id; });
    return found == Entries.end() ? nullptr : &*found;
}

} // namespace

TransformFunction findTransform(const QString &id)
{
    const Entry *entry = findEntry(id);
    return entry ? entry->function : nullptr;
}

TransformSupport transformSupport(const QString &id)
{
    const Entry *entry = findEntry(id);
    if (!entry)
        return {false, {}, {}, {}, refusalOf(id)};
    return {true, entry->keys.toString().split(u' ', Qt::SkipEmptyParts),
            entry->ignored.toString().split(u' ', Qt::SkipEmptyParts),
            entry->difference ? QCoreApplication::translate("Transform", entry->difference)
                              : QString(),
            {}};
}

QStringList transformIds()
{
    QStringList ids;
    for (const Entry &entry : Entries)
        ids.append(entry.id.toString());
    return ids;
}

} // namespace Promontory
