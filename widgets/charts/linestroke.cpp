#include "widgets/charts/linestroke.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace Promontory {

namespace {

constexpr int FractionBits = 16;
constexpr double One = 1 << FractionBits;
constexpr unsigned Levels = 64; ///< of coverage: more could not be seen

/// Each channel times `factor` / 256.
std::uint32_t scaled(std::uint32_t pixel, std::uint32_t factor)
{
    const std::uint32_t even = ((pixel & 0x00ff00ffU) * factor >> 8) & 0x00ff00ffU;
    const std::uint32_t odd = ((pixel >> 8) & 0x00ff00ffU) * factor & 0xff00ff00U;
    return even | odd;
}

/// What a pixel becomes under a line that covers a part of it.
struct Ink
{
    std::uint32_t source = 0;
    std::uint32_t keep = 0; ///< of what was there, in 256ths

    std::uint32_t over(std::uint32_t old) const { return source + scaled(old, keep); }
};

using Inks = std::array<Ink, Levels + 1>;

Inks inksOf(QRgb color)
{
    Inks inks;
    for (unsigned level = 0; level <= Levels; ++level) {
        const std::uint32_t source = scaled(color, level * (256 / Levels));
        const std::uint32_t alpha = source >> 24;
        inks[level] = {source, 256 - alpha - (alpha >> 7)};
    }
    return inks;
}

/// Segments are half open along the direction they run most in: neighbours neither overlap nor leave a gap.
class Stroke
{
public:
    Stroke(QImage &image, const QRect &clip, QRgb color)
        : m_inks(inksOf(color))
        , m_left(clip.left())
        , m_right(clip.right() + 1)
        , m_top(clip.top())
        , m_bottom(clip.bottom() + 1)
        , m_pixels(reinterpret_cast<std::uint32_t *>(image.bits()))
        , m_stride(image.bytesPerLine() / qsizetype(sizeof(std::uint32_t)))
    {
    }

    void add(const QPointF &from, const QPointF &to)
    {
        const double width = to.x() - from.x();
        const double height = to.y() - from.y();
        // What is lower than a pixel may lie between the middles of two rows.
        if (std::abs(height) > std::max(1.0, std::abs(width)))
            addRows(height > 0 ? from : to, height > 0 ? to : from, width / height);
        else if (width != 0)
            addColumns(width > 0 ? from : to, width > 0 ? to : from, height / width);
    }

private:
    /// The first pixel whose middle lies behind a place.
    static int behind(double at, int low, int high)
    {
        return static_cast<int>(std::clamp(at + 0.5, double(low), double(high)));
    }

    void addColumns(const QPointF &from, const QPointF &to, double slope)
    {
        const int first = behind(from.x(), m_left, m_right);
        const int end = behind(to.x(), m_left, m_right);
        auto at = static_cast<std::int64_t>((from.y() + (first + 0.5 - from.x()) * slope - 0.5) * One);
        const auto step = static_cast<std::int64_t>(slope * One);
        for (int column = first; column < end; ++column, at += step) {
            const auto row = static_cast<int>(at >> FractionBits);
            const unsigned part = partBehind(at);
            std::uint32_t *const pixel = m_pixels + row * m_stride + column;
            if (row >= m_top && row < m_bottom)
                *pixel = m_inks[Levels - part].over(*pixel);
            if (row + 1 >= m_top && row + 1 < m_bottom)
                pixel[m_stride] = m_inks[part].over(pixel[m_stride]);
        }
    }

    void addRows(const QPointF &from, const QPointF &to, double slope)
    {
        const int first = behind(from.y(), m_top, m_bottom);
        const int end = behind(to.y(), m_top, m_bottom);
        auto at = static_cast<std::int64_t>((from.x() + (first + 0.5 - from.y()) * slope - 0.5) * One);
        const auto step = static_cast<std::int64_t>(slope * One);
        std::uint32_t *line = m_pixels + first * m_stride;
        for (int row = first; row < end; ++row, at += step, line += m_stride) {
            const auto column = static_cast<int>(at >> FractionBits);
            const unsigned part = partBehind(at);
            if (column >= m_left && column < m_right)
                line[column] = m_inks[Levels - part].over(line[column]);
            if (column + 1 >= m_left && column + 1 < m_right)
                line[column + 1] = m_inks[part].over(line[column + 1]);
        }
    }

    /// How much of the line lies in the pixel behind the one its position falls in.
    static unsigned partBehind(std::int64_t at)
    {
        return static_cast<unsigned>(at) % (1U << FractionBits) / ((1U << FractionBits) / Levels);
    }

    Inks m_inks;
    int m_left;
    int m_right;
    int m_top;
    int m_bottom;
    std::uint32_t *m_pixels;
    qsizetype m_stride;
};

} // namespace

void strokeThin(QImage &image, const LinePath &path, double ratio, const QRect &clip, const QColor &color)
{
    const QRect inside = clip & image.rect();
    if (inside.isEmpty())
        return;
    Stroke stroke(image, inside, qPremultiply(color.rgba()));
    for (std::size_t r = 0; r < path.runs(); ++r) {
        const std::span<const QPointF> run = path.run(r);
        for (std::size_t i = 0; i + 1 < run.size(); ++i)
            stroke.add(run[i] * ratio, run[i + 1] * ratio);
    }
}

} // namespace Promontory
