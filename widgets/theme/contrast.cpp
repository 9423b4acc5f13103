#include "widgets/theme/contrast.h"

#include <algorithm>
#include <cmath>

namespace Promontory {

double relativeLuminance(const QColor &color)
{
    const auto linear = [](double channel) {
        return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double la = relativeLuminance(a);
    const double lb = relativeLuminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QColor blended(const QColor &over, const QColor &below)
{
    const double share = over.alphaF();
    const auto part = [share](int a, int b) { return int(std::lround(a * share + b * (1 - share))); };
    return QColor(part(over.red(), below.red()), part(over.green(), below.green()),
                  part(over.blue(), below.blue()));
}

QColor readableOn(const QColor &background, const QColor &first, const QColor &second)
{
    return contrastRatio(background, first) >= contrastRatio(background, second) ? first : second;
}

} // namespace Promontory
