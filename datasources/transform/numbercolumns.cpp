#include "datasources/transform/numbercolumns.h"

#include "datasources/frame/reducer.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace Promontory {

namespace {

template <typename Operation>
NumberColumn zipped(const NumberColumn &left, const NumberColumn &right, Operation operation)
{
    const std::size_t rows = std::max(left.size(), right.size());
    const std::size_t both = std::min(left.size(), right.size());
    const std::span<const double> a = left.span();
    const std::span<const double> b = right.span();
    std::vector<double> values(rows, missingSample());
    for (std::size_t row = 0; row < both; ++row) {
        if (!isMissing(a[row]) && !isMissing(b[row]))
            values[row] = operation(a[row], b[row]);
    }
    return NumberColumn(std::move(values));
}

template <typename Function>
NumberColumn eachOf(const NumberColumn &column, Function function)
{
    std::vector<double> values;
    values.reserve(column.size());
    for (const double value : column.span())
        values.push_back(isMissing(value) ? value : function(value));
    return NumberColumn(std::move(values));
}

struct Function
{
    QStringView id;
    double (*apply)(double value);
};
constexpr std::array<Function, 7> Functions{{
    {u"abs", [](double value) { return std::abs(value); }},
    {u"exp", [](double value) { return std::exp(value); }},
    {u"ln", [](double value) { return std::log(value); }},
    {u"floor", [](double value) { return std::floor(value); }},
    {u"ceil", [](double value) { return std::ceil(value); }},
    {u"round", [](double value) { return std::floor(value + 0.5); }},
    {u"percent", [](double value) { return value * 100; }},
}};

// Sums over a moving window. Values are taken relative to the mean of all, so that squares of large
// numbers do not swallow small differences.
struct MovingSums
{
    double count = 0;
    double sum = 0;
    double squares = 0;

    void add(double value, double sign)
    {
        count += sign;
        sum += sign * value;
        squares += sign * value * value;
    }
    double mean() const { return sum / count; }
    double variance() const { return std::max(0.0, squares / count - mean() * mean()); }
};

double meanOf(std::span<const double> values)
{
    double sum = 0;
    double count = 0;
    for (const double value : values) {
        if (std::isfinite(value)) {
            sum += value;
            ++count;
        }
    }
    return count > 0 ? sum / count : 0;
}

double resultOf(const MovingSums &sums, QStringView reducer, double base)
{
    if (sums.count <= 0)
        return missingSample();
    if (reducer == u"variance")
        return sums.variance();
    return reducer == u"stdDev" ? std::sqrt(sums.variance()) : base + sums.mean();
}

void accumulate(std::vector<double> &totals, std::span<const double> values)
{
    for (std::size_t row = 0; row < std::min(totals.size(), values.size()); ++row)
        totals[row] += std::isnan(values[row]) ? 0 : values[row];
}

} // namespace

std::optional<NumberColumn> combined(const NumberColumn &left, QStringView operation,
                                     const NumberColumn &right)
{
    if (operation == u"+")
        return zipped(left, right, [](double a, double b) { return a + b; });
    if (operation == u"-")
        return zipped(left, right, [](double a, double b) { return a - b; });
    if (operation == u"*")
        return zipped(left, right, [](double a, double b) { return a * b; });
    if (operation == u"/")
        return zipped(left, right, [](double a, double b) { return a / b; });
    if (operation == u"**")
        return zipped(left, right, [](double a, double b) { return std::pow(a, b); });
    if (operation == u"%")
        return zipped(left, right, [](double a, double b) { return std::fmod(a, b); });
    return {};
}

std::optional<NumberColumn> mapped(const NumberColumn &values, QStringView function)
{
    for (const Function &known : Functions) {
        if (known.id == function)
            return eachOf(values, known.apply);
    }
    return {};
}

NumberColumn cumulative(const NumberColumn &column, QStringView reducer)
{
    const bool isMean = reducer == u"mean";
    std::vector<double> values;
    values.reserve(column.size());
    double total = 0;
    double count = 0;
    for (const double value : column.span()) {
        const bool isNumber = !std::isnan(value);
        total += isNumber ? value : 0;
        count += isNumber ? 1 : 0;
        values.push_back(isMean ? (count > 0 ? total / count : missingSample()) : total);
    }
    return NumberColumn(std::move(values));
}

NumberColumn windowed(const NumberColumn &column, QStringView reducer, std::size_t size,
                      bool centered)
{
    const std::span<const double> source = column.span();
    const double base = meanOf(source);
    const std::size_t before = centered ? size / 2 : size - 1;
    const std::size_t after = size - 1 - before;
    MovingSums sums;
    const auto change = [&](std::size_t row, double sign) {
        if (row < source.size() && std::isfinite(source[row]))
            sums.add(source[row] - base, sign);
    };
    for (std::size_t row = 0; row < after; ++row)
        change(row, 1);
    std::vector<double> values;
    values.reserve(source.size());
    for (std::size_t row = 0; row < source.size(); ++row) {
        change(row + after, 1);
        if (row > before)
            change(row - before - 1, -1);
        values.push_back(resultOf(sums, reducer, base));
    }
    return NumberColumn(std::move(values));
}

NumberColumn reducedRows(const std::vector<NumberColumn> &columns, QStringView id)
{
    std::size_t rows = 0;
    for (const NumberColumn &column : columns)
        rows = std::max(rows, column.size());
    const Reducer *reducer = findReducer(id);
    std::vector<double> values(rows, 0);
    if (id == u"sum" || !reducer) { // column by column is what memory likes
        for (const NumberColumn &column : columns)
            accumulate(values, column.span());
        return NumberColumn(std::move(values));
    }
    std::vector<double> row(columns.size());
    for (std::size_t index = 0; index < rows; ++index) {
        for (std::size_t column = 0; column < columns.size(); ++column)
            row[column] = index < columns[column].size() ? columns[column][index] : missingSample();
        values[index] = reducer->reduce(row);
    }
    return NumberColumn(std::move(values));
}

NumberColumn constantColumn(double value, std::size_t rows)
{
    return NumberColumn(std::vector<double>(rows, value));
}

} // namespace Promontory
