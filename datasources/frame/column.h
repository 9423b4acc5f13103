#pragma once

#include <atomic>
#include <bit>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace Promontory {

/// The bit pattern that stands for a sample that was not there: Prometheus' own stale marker.
/// A NaN that a server sent is stored as the ordinary quiet NaN, so that the two never mix.
inline constexpr std::uint64_t MissingBits = 0x7ff0000000000002ULL;

inline double missingSample()
{
    return std::bit_cast<double>(MissingBits);
}

inline bool isMissing(double value)
{
    return std::bit_cast<std::uint64_t>(value) == MissingBits;
}

/// A read-only view (begin, size) of a shared buffer.
///
/// The buffer only grows behind its published end: appended() writes there and hands out a longer
/// view, and every older view stays valid and unchanged. One appender at a time wins the space
/// behind the end; another one, or one whose view ends earlier, gets a copy. Safe across threads.
template <typename T>
class Column
{
public:
    Column() = default;

    /// Takes over the values without a copy.
    explicit Column(std::vector<T> values)
        : m_buffer(std::make_shared<Buffer>(std::move(values)))
        , m_size(m_buffer->values.size())
    {
    }

    std::span<const T> span() const
    {
        return m_buffer ? std::span<const T>(m_buffer->values.data() + m_begin, m_size) : std::span<const T>();
    }
    std::size_t size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    const T &operator[](std::size_t index) const { return m_buffer->values.data()[m_begin + index]; }
    const T &front() const { return (*this)[0]; }
    const T &back() const { return (*this)[m_size - 1]; }

    /// A narrower view of the same buffer; clamps to what there is.
    Column sub(std::size_t first, std::size_t count) const
    {
        Column view = *this;
        first = std::min(first, m_size);
        view.m_begin = m_begin + first;
        view.m_size = std::min(count, m_size - first);
        return view;
    }

    /// This view with a tail behind it. Amortised constant per value when one owner keeps appending.
    Column appended(std::span<const T> tail) const
    {
        if (tail.empty())
            return *this;
        const std::size_t end = m_begin + m_size;
        if (m_buffer && m_buffer->claim(end, end + tail.size())) {
            std::copy(tail.begin(), tail.end(), m_buffer->values.data() + end);
            Column longer = *this;
            longer.m_size += tail.size();
            return longer;
        }
        return copyWith(tail);
    }

    /// Whether two views show the very same memory (not only equal values).
    bool sharesBufferWith(const Column &other) const
    {
        return m_buffer == other.m_buffer && m_begin == other.m_begin && m_size == other.m_size;
    }
    /// Bytes this view keeps alive, shared or not.
    std::size_t heldBytes() const { return m_buffer ? m_buffer->values.capacity() * sizeof(T) : 0; }

private:
    // `values` has its final size from the start; only [0, published) is anybody's to read.
    struct Buffer
    {
        std::vector<T> values;
        std::atomic<std::size_t> published;

        explicit Buffer(std::vector<T> taken) : values(std::move(taken)), published(values.size()) { }

        bool claim(std::size_t from, std::size_t to)
        {
            return to <= values.size() && published.compare_exchange_strong(from, to);
        }
    };

    Column copyWith(std::span<const T> tail) const
    {
        const std::size_t size = m_size + tail.size();
        std::vector<T> values;
        values.reserve(size + size / 2 + 16);
        const auto head = span();
        values.insert(values.end(), head.begin(), head.end());
        values.insert(values.end(), tail.begin(), tail.end());
        values.resize(values.capacity());
        Column copy;
        copy.m_buffer = std::make_shared<Buffer>(std::move(values));
        copy.m_buffer->published = size;
        copy.m_size = size;
        return copy;
    }

    std::shared_ptr<Buffer> m_buffer;
    std::size_t m_begin = 0;
    std::size_t m_size = 0;
};

} // namespace Promontory
