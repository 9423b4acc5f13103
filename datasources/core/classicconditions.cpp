#include "datasources/core/classicconditions.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array Reducers{u"avg",  u"sum",      u"min",          u"max",              u"count",         u"last", u"median",
                              u"diff", u"diff_abs", u"percent_diff", u"percent_diff_abs", u"count_non_null"};

/// What a condition says of the data: whether it holds, and whether there was nothing to say it of.
struct Finding
{
    bool holds = false;
    bool isWithoutData = false;
};

double median(std::vector<double> numbers)
{
    std::sort(numbers.begin(), numbers.end());
    const std::size_t middle = numbers.size() / 2;
    return numbers.size() % 2 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2;
}

/// From the oldest to the newest number.
double difference(const QString &reducer, double oldest, double newest)
{
    const double plain = newest - oldest;
    const double result = reducer.startsWith("percent"_L1) ? plain / std::abs(oldest) * 100 : plain;
    return reducer.endsWith("_abs"_L1) ? std::abs(result) : result;
}

Finding finding(const ClassicCondition &condition, const ExpressionValues &values)
{
    Finding found;
    std::size_t without = 0;
    for (const ExpressionValue &value : values) {
        const double number = value.isSeries() ? classicReduced(condition.reducer, value.values)
            : value.values.empty()             ? missingSample()
                                               : value.values.front();
        without += isMissing(number) ? 1 : 0;
        found.holds = found.holds || condition.test.accepts(number);
    }
    if (values.empty())
        found.holds = condition.test.accepts(missingSample());
    found.isWithoutData = without == values.size();
    return found;
}

} // namespace

double classicReduced(const QString &reducer, const std::vector<double> &values)
{
    if (values.empty())
        return missingSample();
    if (reducer == "count"_L1)
        return double(values.size());
    std::vector<double> numbers;
    std::copy_if(values.begin(), values.end(), std::back_inserter(numbers), [](double one) { return !std::isnan(one); });
    if (numbers.empty())
        return missingSample();
    const double sum = std::accumulate(numbers.begin(), numbers.end(), 0.0);
    if (reducer == "sum"_L1)
        return sum;
    if (reducer == "avg"_L1)
        return sum / double(numbers.size());
    if (reducer == "min"_L1)
        return *std::min_element(numbers.begin(), numbers.end());
    if (reducer == "max"_L1)
        return *std::max_element(numbers.begin(), numbers.end());
    if (reducer == "last"_L1)
        return numbers.back();
    if (reducer == "median"_L1)
        return median(std::move(numbers));
    if (reducer == "count_non_null"_L1)
        return double(numbers.size());
    return difference(reducer, numbers.front(), numbers.back());
}

Result<ClassicCondition> readClassicCondition(const Json &json)
{
    ClassicCondition condition;
    condition.input = json[u"query"][u"params"].at(0).toString();
    condition.reducer = json[u"reducer"][u"type"].toString(condition.reducer);
    condition.isAnd = json[u"operator"][u"type"].toString(u"and"_s) == "and"_L1; // else "or" and "logic-or"
    const bool isKnown = std::any_of(Reducers.begin(), Reducers.end(),
                                     [&condition](QStringView one) { return one == condition.reducer; });
    if (!isKnown) {
        return failure(ErrorKind::Unsupported, QCoreApplication::translate("LocalExpression", "The reducer “%1” is not known.")
                                                   .arg(condition.reducer.left(64)));
    }
    const Result<ValueTest> test = readValueTest(json[u"evaluator"]);
    if (!test)
        return failure(test.error());
    condition.test = *test;
    return condition;
}

QStringList ClassicConditions::inputs() const
{
    QStringList names;
    for (const ClassicCondition &condition : conditions) {
        if (!names.contains(condition.input))
            names.append(condition.input);
    }
    return names;
}

double ClassicConditions::evaluate(const QHash<QString, ExpressionValues> &values) const
{
    Finding all;
    for (qsizetype i = 0; i < conditions.size(); ++i) {
        const ClassicCondition &condition = conditions.at(i);
        const Finding own = finding(condition, values.value(condition.input));
        if (i == 0) {
            all = own;
        } else if (condition.isAnd) {
            all = {all.holds && own.holds, all.isWithoutData && own.isWithoutData};
        } else {
            all = {all.holds || own.holds, all.isWithoutData || own.isWithoutData};
        }
    }
    if (all.holds)
        return 1;
    return all.isWithoutData ? missingSample() : 0;
}

} // namespace Promontory
