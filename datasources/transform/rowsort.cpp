#include "datasources/transform/rowsort.h"

#include "datasources/transform/rowkeys.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace Promontory {

namespace {

bool isLast(double value)
{
    return std::isnan(value);
}

bool isLast(qint64 value)
{
    return value == MissingTime;
}

bool isLast(std::uint32_t rank)
{
    return rank == NoRow;
}

template <typename T>
void sortBy(RowIndexes &rows, std::span<const T> values, bool descending)
{
    const auto present = std::stable_partition(rows.begin(), rows.end(),
                                               [&](RowIndex row) { return !isLast(values[row]); });
    const auto ascends = [&](RowIndex a, RowIndex b) { return values[a] < values[b]; };
    const auto descends = [&](RowIndex a, RowIndex b) { return values[b] < values[a]; };
    if (descending)
        std::stable_sort(rows.begin(), present, descends);
    else if (!std::is_sorted(rows.begin(), present, ascends))
        std::stable_sort(rows.begin(), present, ascends);
}

// Every text by its place among the different texts, so that long texts are compared once.
std::vector<std::uint32_t> ranksOf(const TextColumn &texts)
{
    const std::vector<std::uint32_t> codes = ValueCodes().codesOf(texts);
    const std::uint32_t count =
        codes.empty() ? 0 : *std::max_element(codes.begin(), codes.end()) + 1;
    std::vector<QString> folded(count);
    std::vector<bool> isMissing(count, false);
    for (std::size_t row = 0; row < codes.size(); ++row) {
        if (folded[codes[row]].isNull())
            folded[codes[row]] = texts[row].toCaseFolded();
        isMissing[codes[row]] = texts[row].isNull();
    }
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return folded[a] < folded[b]; });
    std::vector<std::uint32_t> rankOfCode(count);
    std::uint32_t rank = 0;
    for (std::size_t place = 0; place < order.size(); ++place) {
        if (place > 0 && folded[order[place]] != folded[order[place - 1]])
            ++rank;
        rankOfCode[order[place]] = isMissing[order[place]] ? NoRow : rank;
    }
    std::vector<std::uint32_t> ranks;
    ranks.reserve(codes.size());
    for (const std::uint32_t code : codes)
        ranks.push_back(rankOfCode[code]);
    return ranks;
}

} // namespace

void sortRows(RowIndexes &rows, const FieldValues &values, bool descending)
{
    if (const TimeColumn *times = std::get_if<TimeColumn>(&values))
        sortBy(rows, times->span(), descending);
    else if (const NumberColumn *numbers = std::get_if<NumberColumn>(&values))
        sortBy(rows, numbers->span(), descending);
    else if (const TextColumn *texts = std::get_if<TextColumn>(&values))
        sortBy<std::uint32_t>(rows, ranksOf(*texts), descending);
    else
        sortBy(rows, numbersOf(values).span(), descending);
}

} // namespace Promontory
