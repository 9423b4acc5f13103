#include "widgets/charts/fillraster.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace Promontory {

namespace {

struct RowSpan
{
    std::vector<std::int32_t> top;    ///< first row of each column
    std::vector<std::int32_t> bottom; ///< one past the last
    int first = 0;
    int last = 0;
};

RowSpan rowsOf(const ColumnFill &fill)
{
    const std::size_t count = std::min({fill.upper.size(), fill.lower.size(),
                                        static_cast<std::size_t>(std::max(0, fill.plot.width()))});
    RowSpan rows;
    rows.top.assign(count, 0);
    rows.bottom.assign(count, 0);
    rows.first = fill.plot.bottom() + 1;
    rows.last = fill.plot.top();
    const auto low = static_cast<float>(fill.plot.top());
    const auto high = static_cast<float>(fill.plot.bottom() + 1);
    for (std::size_t i = 0; i < count; ++i) {
        const float a = fill.upper[i];
        const float b = fill.lower[i];
        if (std::isnan(a) || std::isnan(b))
            continue;
        rows.top[i] = static_cast<std::int32_t>(std::lround(std::clamp(std::min(a, b), low, high)));
        rows.bottom[i] = static_cast<std::int32_t>(std::lround(std::clamp(std::max(a, b), low, high)));
        rows.first = std::min(rows.first, rows.top[i]);
        rows.last = std::max(rows.last, rows.bottom[i]);
    }
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

} // namespace

QColor colorAlong(const QList<QColor> &colors, double position)
{
    if (colors.isEmpty())
        return {};
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
        blendRow(line + plot.left(), rows, row, source, keep);
    }
}

} // namespace Promontory
