#include "datasources/transform/rowkeys.h"

#include <QHashFunctions>

#include <algorithm>
#include <bit>
#include <cmath>

namespace Promontory {

namespace {

constexpr std::size_t FirstSlots = 64;
// The upper half of NaN space, where no number of a column lies.
constexpr std::uint64_t TextKeys = 0xfffc000000000000ULL;
constexpr std::uint64_t FlagKeys = 0xfffd000000000000ULL;
constexpr std::uint64_t FrameKeys = 0xfffe000000000000ULL;

std::uint64_t scrambled(std::uint64_t key)
{
    key ^= key >> 32;
    key *= 0xd6e8feb86659fd93ULL;
    key ^= key >> 32;
    return key;
}

std::uint64_t keyOf(double value)
{
    if (std::isnan(value))
        return isMissing(value)
                   ? MissingBits
                   : std::bit_cast<std::uint64_t>(std::numeric_limits<double>::quiet_NaN());
    return std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value);
}

std::uint64_t keyOf(qint64 timeMs)
{
    return timeMs == MissingTime ? MissingBits : keyOf(static_cast<double>(timeMs));
}

std::uint64_t keyOf(char flag)
{
    return flag == MissingFlag ? MissingBits : FlagKeys + std::uint64_t(flag != 0);
}

// A frame is equal to itself only.
std::uint64_t keyOf(const FramePtr &frame)
{
    return frame ? FrameKeys ^ std::bit_cast<std::uintptr_t>(frame.get()) : MissingBits;
}

} // namespace

std::uint32_t CodeTable::codeOf(std::uint64_t key)
{
    if (m_slots.size() < 2 * (std::size_t(m_count) + 1))
        grow();
    const std::size_t mask = m_slots.size() - 1;
    std::size_t place = scrambled(key) & mask;
    while (m_slots[place].used && m_slots[place].key != key)
        place = (place + 1) & mask;
    if (!m_slots[place].used)
        m_slots[place] = {key, m_count++, true};
    return m_slots[place].code;
}

void CodeTable::grow()
{
    std::vector<Slot> old = std::exchange(m_slots, {});
    m_slots.resize(std::max(FirstSlots, old.size() * 4));
    const std::size_t mask = m_slots.size() - 1;
    for (const Slot &slot : old) {
        if (!slot.used)
            continue;
        std::size_t place = scrambled(slot.key) & mask;
        while (m_slots[place].used)
            place = (place + 1) & mask;
        m_slots[place] = slot;
    }
}

std::uint32_t ValueCodes::textCode(const QString &text)
{
    if (text.isNull())
        return m_numbers.codeOf(MissingBits);
    if (m_texts.size() < 2 * (std::size_t(m_textCount) + 1))
        growTexts();
    const std::size_t hash = qHash(text, 0);
    const std::size_t mask = m_texts.size() - 1;
    std::size_t place = scrambled(hash) & mask;
    while (m_texts[place].used && (m_texts[place].hash != hash || m_texts[place].text != text))
        place = (place + 1) & mask;
    if (!m_texts[place].used)
        m_texts[place] = {text, hash, m_numbers.codeOf(TextKeys + m_textCount++), true};
    return m_texts[place].code;
}

void ValueCodes::growTexts()
{
    std::vector<TextSlot> old = std::exchange(m_texts, {});
    m_texts.resize(std::max(FirstSlots, old.size() * 4));
    const std::size_t mask = m_texts.size() - 1;
    for (const TextSlot &slot : old) {
        if (!slot.used)
            continue;
        std::size_t place = scrambled(slot.hash) & mask;
        while (m_texts[place].used)
            place = (place + 1) & mask;
        m_texts[place] = slot;
    }
}

std::vector<std::uint32_t> ValueCodes::codesOf(const FieldValues &values)
{
    std::vector<std::uint32_t> codes;
    if (const TextColumn *texts = std::get_if<TextColumn>(&values)) {
        codes.reserve(texts->size());
        for (const QString &text : texts->span())
            codes.push_back(textCode(text));
        return codes;
    }
    std::visit(
        [&]<typename T>(const Column<T> &column) {
            codes.reserve(column.size());
            if constexpr (!std::is_same_v<T, QString>) {
                for (const T &value : column.span())
                    codes.push_back(m_numbers.codeOf(keyOf(value)));
            }
        },
        values);
    return codes;
}

std::vector<std::uint32_t> RowKeys::keysOf(std::span<const Field *const> fields, std::size_t rows)
{
    std::vector<std::uint32_t> keys(rows, 0);
    const std::size_t columns = std::min(fields.size(), m_values.size());
    for (std::size_t column = 0; column < columns; ++column) {
        const std::vector<std::uint32_t> codes = m_values[column].codesOf(fields[column]->values);
        const std::size_t known = std::min(rows, codes.size());
        for (std::size_t row = 0; row < known; ++row) {
            keys[row] = column == 0
                            ? codes[row]
                            : m_pairs[column].codeOf(std::uint64_t(keys[row]) << 32 | codes[row]);
        }
    }
    return keys;
}

std::vector<std::vector<std::uint32_t>> rowsByKey(std::span<const std::uint32_t> keys)
{
    std::vector<std::uint32_t> places;
    std::vector<std::vector<std::uint32_t>> groups;
    for (std::size_t row = 0; row < keys.size(); ++row) {
        const std::uint32_t key = keys[row];
        if (key >= places.size())
            places.resize(std::max<std::size_t>(key + 1, places.size() * 2), 0);
        if (places[key] == 0) {
            groups.emplace_back();
            places[key] = static_cast<std::uint32_t>(groups.size());
        }
        groups[places[key] - 1].push_back(static_cast<std::uint32_t>(row));
    }
    return groups;
}

} // namespace Promontory
