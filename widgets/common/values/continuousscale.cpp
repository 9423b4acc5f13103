#include "widgets/common/values/continuousscale.h"

#include "widgets/theme/colorschemes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView Prefix("continuous-");

struct Scheme
{
    const char16_t *mode;
    std::array<const char16_t *, 3> stops; // the last may be empty
};

constexpr std::array Schemes{
    Scheme{u"continuous-GrYlRd", {u"green", u"yellow", u"red"}},
    Scheme{u"continuous-RdYlGr", {u"red", u"yellow", u"green"}},
    Scheme{u"continuous-BlYlRd", {u"dark-blue", u"super-light-yellow", u"dark-red"}},
    Scheme{u"continuous-YlRd", {u"super-light-yellow", u"dark-red", u""}},
    Scheme{u"continuous-BlPu", {u"blue", u"purple", u""}},
    Scheme{u"continuous-YlBl", {u"super-light-yellow", u"dark-blue", u""}},
    Scheme{u"continuous-blues", {u"panel-bg", u"dark-blue", u""}},
    Scheme{u"continuous-reds", {u"panel-bg", u"dark-red", u""}},
    Scheme{u"continuous-greens", {u"panel-bg", u"dark-green", u""}},
    Scheme{u"continuous-purples", {u"panel-bg", u"dark-purple", u""}},
};

bool isOfTheme(const QString &mode)
{
    return std::ranges::any_of(Schemes, [&](const Scheme &scheme) { return mode == scheme.mode; });
}

QList<QColor> stopsFor(const QString &mode, const Theme &theme)
{
    const auto found =
        std::ranges::find_if(Schemes, [&](const Scheme &scheme) { return mode == scheme.mode; });
    const Scheme &scheme = found == Schemes.end() ? Schemes.front() : *found;
    QList<QColor> stops;
    for (const char16_t *name : scheme.stops) {
        if (*name)
            stops.append(QStringView(name) == u"panel-bg"
                             ? theme.surface.panel
                             : theme.namedColor(QString::fromUtf16(name)));
    }
    return stops;
}

float blend(const std::array<float, 4> &points, float u)
{
    const float u2 = u * u;
    const float u3 = u2 * u;
    const float sum = (1 - 3 * u + 3 * u2 - u3) * points[0] + (4 - 6 * u2 + 3 * u3) * points[1] +
                      (1 + 3 * u + 3 * u2 - 3 * u3) * points[2] + u3 * points[3];
    return std::clamp(sum / 6.0F, 0.0F, 1.0F);
}

} // namespace

QColor splineColor(const QList<QColor> &stops, double fraction)
{
    if (stops.size() < 2 || std::isnan(fraction))
        return stops.value(0);
    const double place = std::clamp(fraction, 0.0, 1.0) * static_cast<double>(stops.size() - 1);
    const auto segment = std::min(static_cast<qsizetype>(place), stops.size() - 2);
    const auto u = static_cast<float>(place - static_cast<double>(segment));
    const auto channel = [&](float (QColor::*part)() const) {
        const float from = (stops.at(segment).*part)();
        const float to = (stops.at(segment + 1).*part)();
        const float before = segment > 0 ? (stops.at(segment - 1).*part)() : 2 * from - to;
        const float after =
            segment + 2 < stops.size() ? (stops.at(segment + 2).*part)() : 2 * to - from;
        return blend({before, from, to, after}, u);
    };
    return QColor::fromRgbF(channel(&QColor::redF), channel(&QColor::greenF),
                            channel(&QColor::blueF));
}

QColor continuousColor(const QString &mode, double fraction, const Theme &theme)
{
    const QStringView scheme = QStringView(mode).mid(Prefix.size());
    if (isColorScheme(scheme) && !isOfTheme(mode))
        return colorBetween(schemeStops(scheme), fraction);
    return splineColor(stopsFor(mode, theme), fraction);
}

} // namespace Promontory
