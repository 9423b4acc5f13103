#pragma once

#include <QList>
#include <QString>
#include <QStringView>

#include <span>
#include <vector>

namespace Promontory {

/// A calculation over the values of one field, as legends, stats, gauges and tables show it.
/// Ids and semantics are Grafana's (grafana-dashboard 12): "lastNotNull", "mean", "max", "p95" …
/// Missing samples and NaN count as null.
struct Reducer
{
    QString id;
    QString name;        ///< translated, short: "Last", "Mean"
    QString description; ///< translated
    double (*reduce)(std::span<const double> values) = nullptr; ///< missingSample() if there is nothing to say
    bool keepsUnit = true; ///< counts and ratios have a unit of their own or none
    QString unit = {};     ///< of the result where it does not keep the field's unit
    bool isList = false;   ///< the values themselves, see listedValues(); `reduce` gives the last one
};

/// All reducers, in the order menus show them.
const QList<Reducer> &reducers();
/// What a reducer of lists gives: all values or each of them once, in their order, without missing ones;
/// at most so many.
std::vector<double> listedValues(const Reducer &reducer, std::span<const double> values, std::size_t most);
/// By id, old aliases included ("current", "avg", "total"); nothing if unknown.
const Reducer *findReducer(QStringView id);

} // namespace Promontory
