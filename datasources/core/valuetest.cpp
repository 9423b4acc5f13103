#include "datasources/core/valuetest.h"

#include "datasources/frame/column.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array Kinds{u"gt",          u"lt",           u"eq",
                           u"ne",          u"gte",          u"lte",
                           u"within_range", u"outside_range", u"within_range_included",
                           u"outside_range_included", u"no_value"};

} // namespace

bool ValueTest::accepts(double value) const
{
    const double low = std::min(first, second), high = std::max(first, second);
    if (isMissing(value) || kind == "no_value"_L1)
        return isMissing(value) && kind == "no_value"_L1;
    if (kind == "gt"_L1)
        return value > first;
    if (kind == "lt"_L1)
        return value < first;
    if (kind == "eq"_L1)
        return value == first;
    if (kind == "ne"_L1)
        return value != first;
    if (kind == "gte"_L1)
        return value >= first;
    if (kind == "lte"_L1)
        return value <= first;
    if (kind == "within_range"_L1)
        return low < value && value < high;
    if (kind == "outside_range"_L1)
        return value < low || value > high;
    if (kind == "within_range_included"_L1)
        return low <= value && value <= high;
    return value <= low || value >= high;
}

Result<ValueTest> readValueTest(const Json &evaluator)
{
    ValueTest test;
    test.kind = evaluator[u"type"].toString(u"gt"_s);
    test.first = evaluator[u"params"].at(0).numberLike().value_or(0);
    test.second = evaluator[u"params"].at(1).numberLike().value_or(0);
    if (std::none_of(Kinds.begin(), Kinds.end(), [&test](QStringView kind) { return kind == test.kind; })) {
        return failure(ErrorKind::Unsupported, QCoreApplication::translate("LocalExpression", "The condition “%1” is not known.")
                                                   .arg(test.kind.left(64)));
    }
    return test;
}

} // namespace Promontory
