#include "widgets/common/frametable/sparkstyle.h"

#include "widgets/common/values/optionname.h"

#include <algorithm>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostDashes = 8;

constexpr std::array Draws{OptionName<SparkStyle::Draw>{u"line", SparkStyle::Draw::Line},
                           OptionName<SparkStyle::Draw>{u"bars", SparkStyle::Draw::Bars},
                           OptionName<SparkStyle::Draw>{u"points", SparkStyle::Draw::Points}};
constexpr std::array Curves{
    OptionName<SparkStyle::Curve>{u"smooth", SparkStyle::Curve::Smooth},
    OptionName<SparkStyle::Curve>{u"linear", SparkStyle::Curve::Linear},
    OptionName<SparkStyle::Curve>{u"stepBefore", SparkStyle::Curve::StepBefore},
    OptionName<SparkStyle::Curve>{u"stepAfter", SparkStyle::Curve::StepAfter}};
constexpr std::array Fades{OptionName<SparkStyle::Fade>{u"hue", SparkStyle::Fade::Hue},
                           OptionName<SparkStyle::Fade>{u"none", SparkStyle::Fade::None},
                           OptionName<SparkStyle::Fade>{u"opacity", SparkStyle::Fade::Opacity},
                           OptionName<SparkStyle::Fade>{u"scheme", SparkStyle::Fade::Scheme}};

double numberIn(const Json &json, double usual, double least, double most)
{
    return std::clamp(json.numberLike().value_or(usual), least, most);
}

QList<double> dashesFrom(const Json &line)
{
    const bool isDotted = line[u"fill"].toString() == "dot"_L1;
    if (!isDotted && line[u"fill"].toString() != "dash"_L1)
        return {};
    QList<double> dashes;
    for (const Json &dash : line[u"dash"].items()) {
        if (dashes.size() < MostDashes)
            dashes.append(numberIn(dash, 1, 0.5, 100));
    }
    if (dashes.size() < 2)
        return isDotted ? QList<double>{1, 3} : QList<double>{10, 10};
    if (dashes.size() % 2 == 1)
        dashes.removeLast();
    return dashes;
}

} // namespace

SparkStyle sparkStyleFrom(const Json &cell)
{
    const SparkStyle usual;
    SparkStyle style;
    style.draw = optionValue(Draws, cell[u"drawStyle"], usual.draw);
    style.curve = optionValue(Curves, cell[u"lineInterpolation"], usual.curve);
    style.fade = optionValue(Fades, cell[u"gradientMode"], usual.fade);
    style.lineWidth = numberIn(cell[u"lineWidth"], usual.lineWidth, 0, 10);
    style.fillOpacity = numberIn(cell[u"fillOpacity"], usual.fillOpacity, 0, 100);
    style.pointSize = numberIn(cell[u"pointSize"], usual.pointSize, 1, 20);
    style.barWidth = numberIn(cell[u"barWidthFactor"], usual.barWidth, 0.1, 1);
    style.barAlignment = static_cast<int>(numberIn(cell[u"barAlignment"], 0, -1, 1));
    style.hasPoints = cell[u"showPoints"].toString() == "always"_L1;
    style.joinsGaps = cell[u"spanNulls"].toBool();
    if (cell[u"spanNulls"].isNumber())
        style.mostGapMs = numberIn(cell[u"spanNulls"], 0, 0, 1e15);
    style.dashes = dashesFrom(cell[u"lineStyle"]);
    style.hidesValue = cell[u"hideValue"].toBool();
    return style;
}

} // namespace Promontory
