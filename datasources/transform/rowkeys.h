#pragma once

#include "datasources/frame/frame.h"

#include <cstdint>
#include <span>
#include <vector>

namespace Promontory {

/// Small numbers for 64-bit keys, counted from 0 in the order in which they come.
class CodeTable
{
public:
    std::uint32_t codeOf(std::uint64_t key);
    std::uint32_t count() const { return m_count; }

private:
    void grow();

    struct Slot
    {
        std::uint64_t key = 0;
        std::uint32_t code = 0;
        bool used = false;
    };
    std::vector<Slot> m_slots;
    std::uint32_t m_count = 0;
};

/// Small numbers for values: equal values of all columns that are put in get the same one. Numbers
/// and moments are one kind; all missing values are one value. Columns must outlive it.
class ValueCodes
{
public:
    std::vector<std::uint32_t> codesOf(const FieldValues &values);
    std::uint32_t count() const { return m_numbers.count(); }
    std::uint32_t codeOfMissing() { return m_numbers.codeOf(MissingBits); }

private:
    std::uint32_t textCode(const QString &text);
    void growTexts();

    struct TextSlot
    {
        QStringView text;
        std::size_t hash = 0;
        std::uint32_t code = 0;
        bool used = false;
    };
    CodeTable m_numbers; // codes of all kinds are drawn from here
    std::vector<TextSlot> m_texts;
    std::uint32_t m_textCount = 0;
};

/// Small numbers for combinations of values in several columns; columns at the same place belong
/// together.
class RowKeys
{
public:
    explicit RowKeys(std::size_t columns) : m_values(columns), m_pairs(columns) {}

    /// One number per row. Without columns every row has the same.
    std::vector<std::uint32_t> keysOf(std::span<const Field *const> fields, std::size_t rows);

private:
    std::vector<ValueCodes> m_values;
    std::vector<CodeTable> m_pairs;
};

/// The rows of every key, in the order in which the keys come.
std::vector<std::vector<std::uint32_t>> rowsByKey(std::span<const std::uint32_t> keys);

} // namespace Promontory
