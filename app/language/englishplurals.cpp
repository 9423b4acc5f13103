#include "app/language/englishplurals.h"

#include <QLatin1String>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

struct Pair
{
    QLatin1StringView many;
    QLatin1StringView one;
};

constexpr Pair Pairs[] = {
    {"%n alerts"_L1, "%n alert"_L1},
    {"%n alerts."_L1, "%n alert."_L1},
    {"%n bars, the first are %1."_L1, "%n bar: %1."_L1},
    {"%n bars: %1."_L1, "%n bar: %1."_L1},
    {"%n buckets; the fullest is %1 with %2 of %3."_L1,
     "%n bucket; the fullest is %1 with %2 of %3."_L1},
    {"%n entries: %1."_L1, "%n entry: %1."_L1},
    {"%n events in the charts"_L1, "%n event in the charts"_L1},
    {"%n more rows"_L1, "%n more row"_L1},
    {"%n panels"_L1, "%n panel"_L1},
    {"%n panels exact"_L1, "%n panel exact"_L1},
    {"%n placeholders"_L1, "%n placeholder"_L1},
    {"%n problems"_L1, "%n problem"_L1},
    {"%n queries"_L1, "%n query"_L1},
    {"%n queries each refresh"_L1, "%n query each refresh"_L1},
    {"%n rows"_L1, "%n row"_L1},
    {"%n rows, links or annotations"_L1, "%n row, link or annotation"_L1},
    {"%n samples could not be read and are missing."_L1,
     "%n sample could not be read and is missing."_L1},
    {"%n series have samples outside the time range that was asked for."_L1,
     "%n series has samples outside the time range that was asked for."_L1},
    {"%n series hold native histograms, which only heatmaps show."_L1,
     "%n series holds native histograms, which only heatmaps show."_L1},
    {"%n slices, the first are %1."_L1, "%n slice: %1."_L1},
    {"%n slices: %1."_L1, "%n slice: %1."_L1},
    {"A table of %n rows."_L1, "A table of %n row."_L1},
    {"Last %n days"_L1, "Last %n day"_L1},
    {"Last %n hours"_L1, "Last %n hour"_L1},
    {"Last %n minutes"_L1, "Last %n minute"_L1},
    {"Last %n months"_L1, "Last %n month"_L1},
    {"Last %n seconds"_L1, "Last %n second"_L1},
    {"Last %n weeks"_L1, "Last %n week"_L1},
    {"Last %n years"_L1, "Last %n year"_L1},
    {"Not all changes of %n panels can be said in this form."_L1,
     "Not all changes of %n panel can be said in this form."_L1},
    {"Shows %n values, first %1."_L1, "Shows %n value, %1."_L1},
    {"The answer of the server was truncated after %n bytes."_L1,
     "The answer of the server was truncated after %n byte."_L1},
    {"The clock of the server is %n seconds ahead of this computer's."_L1,
     "The clock of the server is %n second ahead of this computer's."_L1},
    {"The clock of the server is %n seconds behind this computer's."_L1,
     "The clock of the server is %n second behind this computer's."_L1},
    {"local, %n addresses"_L1, "local, %n address"_L1},
};

} // namespace

QString EnglishPlurals::translate(const char *, const char *sourceText, const char *, int n) const
{
    if (n != 1)
        return {};
    const QLatin1StringView source(sourceText);
    for (const Pair &pair : Pairs) {
        if (pair.many == source)
            return pair.one;
    }
    return {};
}

} // namespace Promontory
