#include "widgets/common/frametable/tableorder.h"

#include <QCollator>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace Promontory {

namespace {

using Rows = std::vector<std::size_t>;

/// Sorts by less(a, b); rows without a value go last whatever the direction.
template <typename IsMissing, typename Less>
void sortRows(Rows &rows, Qt::SortOrder order, IsMissing isMissing, Less less)
{
    const auto firstMissing = std::stable_partition(
        rows.begin(), rows.end(), [&](std::size_t row) { return !isMissing(row); });
    if (order == Qt::AscendingOrder)
        std::stable_sort(rows.begin(), firstMissing, less);
    else
        std::stable_sort(rows.begin(), firstMissing,
                         [&](std::size_t a, std::size_t b) { return less(b, a); });
}

void sortTexts(Rows &rows, const TextColumn &texts, Qt::SortOrder order)
{
    // The locale "C" knows no collation, least of all one that counts.
    const bool isPlain = QLocale().language() == QLocale::C;
    QCollator collator(isPlain ? QLocale(QLocale::English) : QLocale());
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<QCollatorSortKey> keys;
    keys.reserve(texts.size());
    for (const QString &text : texts.span())
        keys.push_back(collator.sortKey(text));
    sortRows(
        rows, order, [&](std::size_t row) { return texts[row].isEmpty(); },
        [&](std::size_t a, std::size_t b) { return keys[a].compare(keys[b]) < 0; });
}

} // namespace

std::vector<std::size_t> orderedRows(const Field &field, std::size_t rows, Qt::SortOrder order)
{
    Rows ordered(rows);
    std::iota(ordered.begin(), ordered.end(), std::size_t(0));
    orderRows(ordered, field, order);
    return ordered;
}

void orderRows(std::vector<std::size_t> &rows, const Field &field, Qt::SortOrder order)
{
    const std::size_t last = rows.empty() ? 0 : *std::max_element(rows.begin(), rows.end());
    if (rows.empty() || field.size() <= last)
        return;
    if (const NumberColumn *numbers = field.numbers()) {
        sortRows(
            rows, order, [&](std::size_t row) { return std::isnan((*numbers)[row]); },
            [&](std::size_t a, std::size_t b) { return (*numbers)[a] < (*numbers)[b]; });
    } else if (const TextColumn *texts = field.texts()) {
        sortTexts(rows, *texts, order);
    } else if (const TimeColumn *times = field.times()) {
        sortRows(
            rows, order, [&](std::size_t row) { return (*times)[row] == MissingTime; },
            [&](std::size_t a, std::size_t b) { return (*times)[a] < (*times)[b]; });
    } else if (const BoolColumn *flags = field.flags()) {
        sortRows(
            rows, order, [&](std::size_t row) { return (*flags)[row] == MissingFlag; },
            [&](std::size_t a, std::size_t b) { return (*flags)[a] < (*flags)[b]; });
    } else if (const FrameColumn *frames = field.frames()) {
        const auto value = [frames](std::size_t row) {
            return (*frames)[row] ? (*frames)[row]->meta.value : missingSample();
        };
        sortRows(
            rows, order, [&](std::size_t row) { return std::isnan(value(row)); },
            [&](std::size_t a, std::size_t b) { return value(a) < value(b); });
    }
}

} // namespace Promontory
