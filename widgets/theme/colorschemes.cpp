#include "widgets/theme/colorschemes.h"

#include "widgets/theme/theme.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

/// In which themes a scheme is turned round, so that its low end is near the surface of a panel.
enum class Flip { Dark, Light, Always };

struct Scheme
{
    const char *name;
    Flip flip;
    const char *stops; ///< rrggbb, evenly spaced
};

// The published colours of the schemes, at even distances.
constexpr std::array Schemes{
    Scheme{"Viridis", Flip::Light,
           "440154 48186a 472d7b 424086 3b528b 33638d 2c728e 26828e 21918c 1fa088 28ae80 3fbc73 "
           "5ec962 84d44b addc30 d8e219 fde725"},
    Scheme{"Magma", Flip::Light,
           "000004 1d1147 51127c 832681 b73779 e75263 fc8961 fec488 fcfdbf"},
    Scheme{"Plasma", Flip::Light,
           "0d0887 4c02a1 7e03a8 aa2395 cc4778 e66c5c f89540 fdc527 f0f921"},
    Scheme{"Inferno", Flip::Light,
           "000004 0b0724 210c4a 3d0965 57106e 71196e 8a226a a32c61 bc3754 d24644 e45a31 f1731d "
           "f98e09 fcac11 f9cb35 f2ea69 fcffa4"},
    Scheme{"Cividis", Flip::Light,
           "002051 11366c 3c4d6e 62646f 7f7c75 9a9478 bbaf71 e2cb5c fdea45"},
    Scheme{"Turbo", Flip::Light,
           "23171b 493eae 4569ee 3295f7 26bce1 29dcbc 3ff393 65fd6e 95fb51 c5ec3c ecd12e ffad24 "
           "ff821d f05616 cb2f0d a31302 900c00"},
    Scheme{"Warm", Flip::Light,
           "6e40aa a03db3 d23ea7 f9488a ff5e63 ff7f41 efa72f cdcf37 aff05b"},
    Scheme{"Cool", Flip::Light,
           "6e40aa 5c5ace 417de0 27a3dc 1ac7c2 21e39b 40f373 73f65a aff05b"},
    Scheme{"Cubehelix", Flip::Light,
           "000000 1b1d3b 16534c 437731 a07949 d483a7 c7b3ed cae7f0 ffffff"},
    Scheme{"BrBG", Flip::Always,
           "543005 985e15 cea156 efddb0 eef1ea b3e1db 5bb2a8 12736a 003c30"},
    Scheme{"PiYG", Flip::Always,
           "8e0152 c9378a e795c3 f9d4e9 f5f3ef d8efbb 9bce64 5a9c2b 276419"},
    Scheme{"PRGn", Flip::Always,
           "40004b 7d3d8c ae8abd dcc7e1 eff0ef cbeac5 80c481 2d8643 00441b"},
    Scheme{"PuOr", Flip::Always,
           "2d004b 5f3d8f 998ebf cecde4 f3eeea fdd5a0 ee9d3d be630b 7f3b08"},
    Scheme{"RdBu", Flip::Always,
           "67001f b82d35 e48268 faccb4 f2efee bfdceb 6bacd0 2a71ae 053061"},
    Scheme{"RdGy", Flip::Always,
           "67001f b82d35 e48268 faccb5 faf4f1 d6d6d6 a0a0a0 5c5c5c 1a1a1a"},
    Scheme{"RdYlBu", Flip::Always,
           "a50026 dd4030 f88d52 fed284 faf8c1 d1ebef 90c2dd 5382bb 313695"},
    Scheme{"RdYlGn", Flip::Always,
           "a50026 dd4030 f88d52 fed281 f9f7ae cbe984 85cb67 30a054 006837"},
    Scheme{"Spectral", Flip::Always,
           "9e0142 db494a f88e53 fed281 fbf8b0 d5ee9f 89cfa5 4696b3 5e4fa2"},
    Scheme{"Blues", Flip::Dark,
           "f7fbff deebf7 c3dbee 9cc8e2 6daed5 4391c6 2271b4 0c5198 08306b"},
    Scheme{"Greens", Flip::Dark,
           "f7fcf5 e3f4de c6e8bf a0d89b 73c378 45aa5d 228b45 066b2d 00441b"},
    Scheme{"Greys", Flip::Dark,
           "ffffff efefef d8d8d8 bbbbbb 979797 737373 505050 262626 000000"},
    Scheme{"Oranges", Flip::Dark,
           "fff5eb fee5cc fdcea0 fdae6c fb8d3d ef6a17 d54b04 a83703 7f2704"},
    Scheme{"Purples", Flip::Dark,
           "fcfbfd eeecf5 d9d8ea bcbcdb 9e9bc9 817bb9 6a51a4 54288f 3f007d"},
    Scheme{"Reds", Flip::Dark,
           "fff5f0 feddcf fcbaa1 fc9273 f9694c eb3d2f cb1c1e a10e15 67000d"},
    Scheme{"BuGn", Flip::Dark,
           "f7fcfd e4f5f7 c8eae4 99d8c8 68c2a3 42ac76 228c49 066b2d 00441b"},
    Scheme{"BuPu", Flip::Dark,
           "f7fcfd deebf3 bfd3e6 a1bad9 8f95c6 8b6bb1 88409b 7a1579 4d004b"},
    Scheme{"GnBu", Flip::Dark,
           "f7fcf0 e1f3db c9eac6 a7ddba 7bcbc4 50b1cd 2b8dbf 0e67a8 084081"},
    Scheme{"OrRd", Flip::Dark,
           "fff7ec fee7c7 fdd3a1 fdb881 fa8e5d ed6344 d53121 b00805 7f0000"},
    Scheme{"PuBuGn", Flip::Dark,
           "fff7fb ebe3f0 ced1e6 a3bddb 69a8cf 3692ba 0b808b 01695b 014636"},
    Scheme{"PuBu", Flip::Dark,
           "fff7fb ebe6f2 ced1e6 a5bddb 72a8cf 388fc0 0d72ad 04588a 023858"},
    Scheme{"PuRd", Flip::Dark,
           "f7f4f9 e7deed d5bada cf92c6 dd63ae e22f88 c9135c 990340 67001f"},
    Scheme{"RdPu", Flip::Dark,
           "fff7f3 fddfdc fcc3c3 fa9cb4 f369a3 da3495 ad0a81 7b0176 49006a"},
    Scheme{"YlGnBu", Flip::Dark,
           "ffffd9 eaf7b8 c1e7b5 81cebb 45b4c2 248fbd 2260a9 20378d 081d58"},
    Scheme{"YlGn", Flip::Dark,
           "ffffe5 f3fbbd d7efa3 acdc8e 78c578 45a95d 228645 066737 004529"},
    Scheme{"YlOrBr", Flip::Dark,
           "ffffe5 fff5bc fee18d fec254 fb992c ea7115 c94e05 993604 662506"},
    Scheme{"YlOrRd", Flip::Dark,
           "ffffcc ffeda0 fed676 feb250 fd893c f8502b e11e20 b90424 800026"},
    Scheme{"Rainbow", Flip::Always,
           "6e40aa a03db3 d23ea7 f9488a ff5e63 ff7f41 efa72f cdcf37 aff05b 73f65a 40f373 21e39b "
           "1ac7c2 27a3dc 417de0 5c5ace 6e40aa"},
    Scheme{"Sinebow", Flip::Always,
           "ff4040 daa004 7fee11 25fb5f 00bfbf 255ffb 7f11ee da04a0 ff4040"},
};

const Scheme *schemeNamed(QStringView name)
{
    const auto found = std::find_if(Schemes.begin(), Schemes.end(), [name](const Scheme &scheme) {
        return name.compare(QLatin1StringView(scheme.name), Qt::CaseInsensitive) == 0;
    });
    return found == Schemes.end() ? nullptr : &*found;
}

QList<QColor> stopsOf(const Scheme &scheme)
{
    QList<QColor> stops;
    const auto texts = QString::fromLatin1(scheme.stops).split(u' ');
    for (const QString &text : texts)
        stops.append(QColor::fromRgb(text.toUInt(nullptr, 16)));
    return stops;
}

} // namespace

bool isColorScheme(QStringView name)
{
    return schemeNamed(name) != nullptr;
}

QList<QColor> schemeStops(QStringView name)
{
    const Scheme *scheme = schemeNamed(name);
    return scheme ? stopsOf(*scheme) : QList<QColor>();
}

QList<QColor> heatScheme(QStringView name, const Theme &theme)
{
    const Scheme *known = schemeNamed(name);
    const Scheme *scheme = known ? known : schemeNamed(u"Spectral");
    if (!scheme)
        return {};
    QList<QColor> stops = stopsOf(*scheme);
    if (scheme->flip == Flip::Always || (scheme->flip == Flip::Dark) == theme.isDark)
        std::reverse(stops.begin(), stops.end());
    return stops;
}

QColor colorBetween(const QList<QColor> &stops, double fraction)
{
    if (stops.size() < 2 || std::isnan(fraction))
        return stops.value(0);
    const double place = std::clamp(fraction, 0.0, 1.0) * static_cast<double>(stops.size() - 1);
    const auto lower = std::min(static_cast<qsizetype>(place), stops.size() - 2);
    const auto part = static_cast<float>(place - static_cast<double>(lower));
    const QColor &from = stops.at(lower);
    const QColor &to = stops.at(lower + 1);
    const auto mixed = [part](float one, float other) { return std::clamp(one + (other - one) * part, 0.0F, 1.0F); };
    return QColor::fromRgbF(mixed(from.redF(), to.redF()), mixed(from.greenF(), to.greenF()),
                            mixed(from.blueF(), to.blueF()), mixed(from.alphaF(), to.alphaF()));
}

} // namespace Promontory
