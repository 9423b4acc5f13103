#include "widgets/charts/fillraster.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace Promontory {

namespace {

struct RowSpan
{
    std::vector<std::int32_t> top;    ///< first row of each column
    std::vector<std::int32_t> bottom; ///< one past the last
    int first = 0;
    int last = 0;
    int fullFirst = 0;           ///< rows that every closed column covers: from here
    int fullLast = 0;            ///< to before here
    std::size_t left = 0;        ///< those columns, where they stand side by side
    std::size_t right = 0;
};

/// Which rows need no look at their columns: most of them, below a line that fills down to zero.
void findFullRows(RowSpan &rows, const std::vector<bool> &isOpen)
{
    const auto closed = std::find(isOpen.begin(), isOpen.end(), false);
    const auto end = std::find(closed, isOpen.end(), true);
    if (std::find(end, isOpen.end(), false) != isOpen.end())
        return;
    rows.left = static_cast<std::size_t>(closed - isOpen.begin());
    rows.right = static_cast<std::size_t>(end - isOpen.begin());
    if (rows.left == rows.right)
        return;
    const auto at = [](auto &edges, std::size_t index) { return edges.begin() + static_cast<std::ptrdiff_t>(index); };
    rows.fullFirst = *std::max_element(at(rows.top, rows.left), at(rows.top, rows.right));
    rows.fullLast = *std::min_element(at(rows.bottom, rows.left), at(rows.bottom, rows.right));
}

RowSpan rowsOf(const ColumnFill &fill)
{
    const std::size_t count = std::min({fill.upper.size(), fill.lower.size(),
                                        static_cast<std::size_t>(std::max(0, fill.plot.width()))});
    RowSpan rows;
    rows.top.assign(count, 0);
    rows.bottom.assign(count, 0);
    std::vector<bool> isOpen(count, true);
    rows.first = fill.plot.bottom() + 1;
    rows.last = fill.plot.top();
    const auto low = static_cast<float>(fill.plot.top());
    const auto high = static_cast<float>(fill.plot.bottom() + 1);
    for (std::size_t i = 0; i < count; ++i) {
        const float a = fill.upper[i];
        const float b = fill.lower[i];
        if (std::isnan(a) || std::isnan(b))
            continue;
        isOpen[i] = false;
        rows.top[i] = static_cast<std::int32_t>(std::lround(std::clamp(std::min(a, b), low, high)));
        rows.bottom[i] = static_cast<std::int32_t>(std::lround(std::clamp(std::max(a, b), low, high)));
        rows.first = std::min(rows.first, rows.top[i]);
        rows.last = std::max(rows.last, rows.bottom[i]);
    }
    findFullRows(rows, isOpen);
    return rows;
}

/// Source over destination, both premultiplied; `keep` is 256 minus the source's alpha.
void blendRow(std::uint32_t *pixels, const RowSpan &rows, int row, std::uint32_t source, std::uint32_t keep)
{
    const std::int32_t *top = rows.top.data();
    const std::int32_t *bottom = rows.bottom.data();
    const std::size_t count = rows.top.size();
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t old = pixels[i];
        const std::uint32_t even = ((old & 0x00ff00ffU) * keep >> 8) & 0x00ff00ffU;
        const std::uint32_t odd = ((old >> 8) & 0x00ff00ffU) * keep & 0xff00ff00U;
        const std::uint32_t blended = source + even + odd;
        pixels[i] = row >= top[i] && row < bottom[i] ? blended : old;
    }
}

/// The same for pixels side by side. Bytes in lanes of sixteen bits are what the compiler makes quick.
void blendRun(std::uint32_t *pixels, std::size_t count, std::uint32_t source, std::uint32_t keep)
{
    constexpr std::size_t Lanes = 16;
    constexpr std::size_t PixelBytes = sizeof(std::uint32_t);
    std::array<std::uint8_t, Lanes> over{};
    for (std::size_t i = 0; i < Lanes; i += PixelBytes)
        std::memcpy(over.data() + i, &source, PixelBytes);
    const auto factor = static_cast<std::uint16_t>(keep);
    auto *bytes = reinterpret_cast<std::uint8_t *>(pixels);
    const std::size_t size = count * PixelBytes;
    std::size_t i = 0;
    for (; i + Lanes <= size; i += Lanes) {
        for (std::size_t lane = 0; lane < Lanes; ++lane) {
            const auto old = static_cast<std::uint16_t>(bytes[i + lane] * factor);
            bytes[i + lane] = static_cast<std::uint8_t>(over[lane] + (old >> 8));
        }
    }
    for (; i < size; ++i)
        bytes[i] = static_cast<std::uint8_t>(over[i % PixelBytes] + (bytes[i] * factor >> 8));
}

} // namespace

QColor colorAlong(const QList<QColor> &colors, double position)
{
    if (colors.isEmpty())
        return {};
    if (std::isnan(position))
        return colors.first();
    const double at = std::clamp(position, 0.0, 1.0) * static_cast<double>(colors.size() - 1);
    const auto index = static_cast<qsizetype>(at);
    const QColor from = colors.at(index);
    const QColor to = colors.at(std::min(index + 1, colors.size() - 1));
    const auto part = static_cast<float>(at - std::floor(at));
    const auto mix = [part](float a, float b) { return a + (b - a) * part; };
    return QColor::fromRgbF(mix(from.redF(), to.redF()), mix(from.greenF(), to.greenF()),
                            mix(from.blueF(), to.blueF()));
}

void blendColumns(QImage &image, const ColumnFill &fill)
{
    const RowSpan rows = rowsOf(fill);
    const QRect plot = fill.plot & image.rect();
    if (plot != fill.plot || rows.top.empty() || fill.colors.isEmpty())
        return;
    const double height = std::max(1, plot.height());
    for (int row = rows.first; row < rows.last; ++row) {
        const double up = (plot.bottom() + 0.5 - row) / height;
        const double opacity = fill.bottomOpacity + (fill.topOpacity - fill.bottomOpacity) * up;
        QColor color = colorAlong(fill.colors, up);
        color.setAlphaF(static_cast<float>(std::clamp(opacity, 0.0, 1.0)));
        const QRgb source = qPremultiply(color.rgba());
        const auto keep = static_cast<std::uint32_t>(256 - qAlpha(source) - (qAlpha(source) >> 7));
        auto *line = reinterpret_cast<std::uint32_t *>(image.scanLine(row));
        if (row >= rows.fullFirst && row < rows.fullLast)
            blendRun(line + plot.left() + rows.left, rows.right - rows.left, source, keep);
        else
            blendRow(line + plot.left(), rows, row, source, keep);
    }
}

} // namespace Promontory
