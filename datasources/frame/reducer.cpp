#include "datasources/frame/reducer.h"

#include "datasources/frame/reducerfunctions.h"

#include <QCoreApplication>

#include <array>
#include <cmath>
#include <set>
#include <utility>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct ReducerTexts
{
    Q_DECLARE_TR_FUNCTIONS(Reducer)
};

// Old ids that still stand in files.
constexpr std::array<std::pair<QStringView, QStringView>, 3> Aliases{{
    {u"current", u"lastNotNull"},
    {u"avg", u"mean"},
    {u"total", u"sum"},
}};

void appendEnds(QList<Reducer> &list)
{
    list.append({u"lastNotNull"_s, ReducerTexts::tr("Last *"), ReducerTexts::tr("Last value that is not empty"),
                 Reducers::lastNotNull});
    list.append({u"last"_s, ReducerTexts::tr("Last"), ReducerTexts::tr("Last value, empty or not"), Reducers::last});
    list.append({u"firstNotNull"_s, ReducerTexts::tr("First *"), ReducerTexts::tr("First value that is not empty"),
                 Reducers::firstNotNull});
    list.append({u"first"_s, ReducerTexts::tr("First"), ReducerTexts::tr("First value, empty or not"),
                 Reducers::first});
}

void appendStatistics(QList<Reducer> &list)
{
    list.append({u"min"_s, ReducerTexts::tr("Min"), ReducerTexts::tr("Smallest value"), Reducers::min});
    list.append({u"max"_s, ReducerTexts::tr("Max"), ReducerTexts::tr("Largest value"), Reducers::max});
    list.append({u"mean"_s, ReducerTexts::tr("Mean"), ReducerTexts::tr("Average of all values"), Reducers::mean});
    list.append({u"median"_s, ReducerTexts::tr("Median"), ReducerTexts::tr("Middle of the sorted values"),
                 Reducers::median});
    list.append({u"variance"_s, ReducerTexts::tr("Variance"), ReducerTexts::tr("Variance of all values"),
                 Reducers::variance});
    list.append({u"stdDev"_s, ReducerTexts::tr("StdDev"), ReducerTexts::tr("Standard deviation of all values"),
                 Reducers::standardDeviation});
    list.append({u"sum"_s, ReducerTexts::tr("Total"), ReducerTexts::tr("Sum of all values"), Reducers::sum});
}

void appendCounts(QList<Reducer> &list)
{
    list.append({u"count"_s, ReducerTexts::tr("Count"), ReducerTexts::tr("Number of values that are not empty"),
                 Reducers::count, false});
    list.append({u"countAll"_s, ReducerTexts::tr("Count all"), ReducerTexts::tr("Number of values, empty or not"),
                 Reducers::countAll, false});
}

void appendDifferences(QList<Reducer> &list)
{
    list.append({u"range"_s, ReducerTexts::tr("Range"), ReducerTexts::tr("Largest minus smallest value"),
                 Reducers::range});
    list.append({u"delta"_s, ReducerTexts::tr("Delta"), ReducerTexts::tr("Cumulative increase of a counter"),
                 Reducers::delta});
    list.append({u"step"_s, ReducerTexts::tr("Step"), ReducerTexts::tr("Smallest step between two values"),
                 Reducers::step});
    list.append({u"diff"_s, ReducerTexts::tr("Difference"), ReducerTexts::tr("Last minus first value"),
                 Reducers::difference});
    list.append({u"diffperc"_s, ReducerTexts::tr("Difference percent"),
                 ReducerTexts::tr("Last minus first value in percent of the first"), Reducers::differencePercent,
                 false, u"percent"_s});
    list.append({u"logmin"_s, ReducerTexts::tr("Min (above zero)"), ReducerTexts::tr("Smallest value above zero"),
                 Reducers::minAboveZero});
}

void appendTests(QList<Reducer> &list)
{
    list.append({u"allIsZero"_s, ReducerTexts::tr("All zeros"), ReducerTexts::tr("1 if every value is zero"),
                 Reducers::allIsZero, false});
    list.append({u"allIsNull"_s, ReducerTexts::tr("All empty"), ReducerTexts::tr("1 if every value is empty"),
                 Reducers::allIsNull, false});
    list.append({u"changeCount"_s, ReducerTexts::tr("Change count"),
                 ReducerTexts::tr("How often the value changes"), Reducers::changeCount, false});
    list.append({u"distinctCount"_s, ReducerTexts::tr("Distinct count"),
                 ReducerTexts::tr("Number of different values"), Reducers::distinctCount, false});
}

void appendLists(QList<Reducer> &list)
{
    list.append({u"allValues"_s, ReducerTexts::tr("All values"), ReducerTexts::tr("Every value, in a list"),
                 Reducers::lastNotNull, true, {}, true});
    list.append({u"uniqueValues"_s, ReducerTexts::tr("All unique values"),
                 ReducerTexts::tr("Every different value once, in a list"), Reducers::lastNotNull, true, {}, true});
}

template <int Percent>
double percentileOf(std::span<const double> values)
{
    return Reducers::percentile(values, Percent);
}

template <std::size_t... Index>
void appendPercentiles(QList<Reducer> &list, std::index_sequence<Index...>)
{
    const auto append = [&list](int percent, double (*reduce)(std::span<const double>)) {
        const QString number = QString::number(percent);
        list.append({u'p' + number, ReducerTexts::tr("%1th percentile").arg(number),
                     ReducerTexts::tr("The value that %1 % of the values do not exceed").arg(number), reduce});
    };
    (append(int(Index) + 1, percentileOf<int(Index) + 1>), ...);
}

QList<Reducer> makeReducers()
{
    QList<Reducer> list;
    appendEnds(list);
    appendStatistics(list);
    appendCounts(list);
    appendDifferences(list);
    appendTests(list);
    appendLists(list);
    appendPercentiles(list, std::make_index_sequence<99>());
    return list;
}

} // namespace

const QList<Reducer> &reducers()
{
    static const QList<Reducer> list = makeReducers();
    return list;
}

std::vector<double> listedValues(const Reducer &reducer, std::span<const double> values, std::size_t most)
{
    const bool isUnique = reducer.id == u"uniqueValues"_s;
    std::set<double> known;
    std::vector<double> listed;
    for (const double value : values) {
        if (listed.size() >= most)
            break;
        if (!std::isnan(value) && (!isUnique || known.insert(value).second))
            listed.push_back(value);
    }
    return listed;
}

const Reducer *findReducer(QStringView id)
{
    for (const auto &[alias, name] : Aliases) {
        if (id == alias)
            id = name;
    }
    for (const Reducer &reducer : reducers()) {
        if (reducer.id == id)
            return &reducer;
    }
    return nullptr;
}

} // namespace Promontory
