#include "widgets/panels/shared/stacking.h"

#include "datasources/frame/griddedcolumn.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

namespace Promontory {

namespace {

using GroupKey = std::tuple<bool, StackMode, QString, int, DrawStyle, LineShape>;

bool isMostlyNegative(const NumberColumn &values)
{
    qint64 balance = 0;
    for (const double value : values.span())
        balance += value < 0 ? -1 : value > 0 ? 1 : 0;
    return balance < 0;
}

double total(const NumberColumn &values)
{
    double sum = 0;
    for (const double value : values.span())
        sum += std::isfinite(value) ? std::abs(value) : 0;
    return sum;
}

/// All times of a group; the shared column itself when they agree.
TimeColumn commonTimes(const QList<ChartSeries> &series, const std::vector<qsizetype> &group)
{
    const TimeColumn &first = series.at(group.front()).times;
    const bool isShared = std::all_of(group.begin(), group.end(), [&](qsizetype index) {
        return series.at(index).times.sharesBufferWith(first);
    });
    if (isShared)
        return first;
    std::vector<qint64> all;
    for (const qsizetype index : group) {
        const auto times = series.at(index).times.span();
        all.insert(all.end(), times.begin(), times.end());
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return TimeColumn(std::move(all));
}

std::vector<double> sums(const QList<ChartSeries> &series, const std::vector<qsizetype> &group, std::size_t count)
{
    std::vector<double> result(count, 0);
    for (const qsizetype index : group) {
        const auto values = series.at(index).values.span();
        for (std::size_t i = 0; i < count; ++i)
            result[i] += std::isfinite(values[i]) ? std::abs(values[i]) : 0;
    }
    return result;
}

/// Where no series of the group has a value, the pile stays open.
std::vector<char> filled(const QList<ChartSeries> &series, const std::vector<qsizetype> &group, std::size_t count)
{
    std::vector<char> result(count, 0);
    for (const qsizetype index : group) {
        const auto values = series.at(index).values.span();
        for (std::size_t i = 0; i < count; ++i)
            result[i] = static_cast<char>(result[i] | (std::isnan(values[i]) ? 0 : 1));
    }
    return result;
}

void pile(QList<ChartSeries> &series, const std::vector<qsizetype> &group, bool isPercent)
{
    const TimeColumn times = commonTimes(series, group);
    for (const qsizetype index : group) {
        ChartSeries &each = series[index];
        each.values = onGrid(each.times, each.values, times);
        each.shown = onGrid(each.times, each.shown, times);
        each.times = times;
    }
    const std::size_t count = times.size();
    const std::vector<char> isFilled = filled(series, group, count);
    const std::vector<double> whole = isPercent ? sums(series, group, count) : std::vector<double>();
    std::vector<double> level(count, 0);
    for (const qsizetype index : group) {
        const auto values = series.at(index).values.span();
        std::vector<double> base(count);
        std::vector<double> top(count);
        for (std::size_t i = 0; i < count; ++i) {
            const double value = std::isnan(values[i]) ? 0 : values[i];
            const double part = !isPercent ? value : whole[i] > 0 ? value / whole[i] : 0;
            base[i] = isFilled[i] ? level[i] : missingSample();
            top[i] = isFilled[i] ? level[i] + part : missingSample();
            level[i] += std::isfinite(part) ? part : 0;
        }
        series[index].base = NumberColumn(std::move(base));
        series[index].values = NumberColumn(std::move(top));
    }
}

} // namespace

void stackSeries(QList<ChartSeries> &series, const QList<FieldLook> &looks)
{
    std::map<GroupKey, std::vector<qsizetype>> groups;
    for (qsizetype i = 0; i < series.size(); ++i) {
        const ChartSeries &each = series.at(i);
        const FieldLook &look = looks.at(i);
        if (look.stack == StackMode::None || !each.isVisible || each.style.draw == DrawStyle::Points)
            continue;
        groups[{isMostlyNegative(each.values), look.stack, look.stackGroup, each.axis, each.style.draw,
                each.style.shape}].push_back(i);
    }
    for (auto &[key, group] : groups) {
        if (std::get<DrawStyle>(key) == DrawStyle::Bars) {
            std::stable_sort(group.begin(), group.end(), [&](qsizetype a, qsizetype b) {
                return total(series.at(a).values) > total(series.at(b).values);
            });
        }
        pile(series, group, std::get<StackMode>(key) == StackMode::Percent);
    }
}

} // namespace Promontory
