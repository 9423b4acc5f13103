#include "datasources/core/expressionreducers.h"

#include "datasources/frame/reducerfunctions.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <limits>

namespace Promontory {

using namespace Qt::StringLiterals;

bool isExpressionReducer(const QString &name)
{
    static const QStringList known{u"mean"_s, u"min"_s, u"max"_s, u"sum"_s, u"count"_s, u"last"_s, u"median"_s};
    return known.contains(name);
}

double expressionReduced(const QString &name, std::span<const double> values)
{
    if (name == "count"_L1)
        return double(values.size());
    constexpr double NotANumber = std::numeric_limits<double>::quiet_NaN();
    if (name == "last"_L1)
        return values.empty() || std::isnan(values.back()) ? NotANumber : values.back();
    // A missing sample is a NaN by its bits.
    if (std::any_of(values.begin(), values.end(), [](double value) { return std::isnan(value); }))
        return NotANumber;
    if (name == "sum"_L1)
        return Reducers::sum(values);
    if (values.empty())
        return NotANumber;
    if (name == "min"_L1)
        return Reducers::min(values);
    if (name == "max"_L1)
        return Reducers::max(values);
    return name == "median"_L1 ? Reducers::median(values) : Reducers::mean(values);
}

} // namespace Promontory
