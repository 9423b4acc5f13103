#include "widgets/theme/theme.h"

#include <QFontDatabase>
#include <QGuiApplication>

#include <array>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

struct TypeStep
{
    int px;
    int weight;
};

/// The type scale, in the order of TextRole.
constexpr std::array<TypeStep, 10> Scale = {{{11, QFont::Normal},
                                             {11, QFont::Normal},
                                             {13, QFont::Normal},
                                             {13, QFont::DemiBold},
                                             {13, QFont::DemiBold},
                                             {13, QFont::Normal},
                                             {12, QFont::DemiBold},
                                             {16, QFont::DemiBold},
                                             {20, QFont::DemiBold},
                                             {28, QFont::DemiBold}}};

/// Inter first, then what the system offers. Naming both leaves the choice to the font matcher, without a
/// scan of the installed families of our own.
QStringList proportionalFamilies()
{
    QStringList families = {u"Inter"_s};
    const QStringList system = QFontDatabase::systemFont(QFontDatabase::GeneralFont).families();
    for (const QString &family : system) {
        if (!families.contains(family))
            families.append(family);
    }
    return families;
}

QFont sized(QFont font, qreal pixelSize, int weight)
{
    font.setPixelSize(qMax(1, qRound(pixelSize)));
    font.setWeight(QFont::Weight(weight));
    return font;
}

} // namespace

QFont fontFor(TextRole role, qreal textScale)
{
    const TypeStep step = Scale.at(size_t(role));
    if (role != TextRole::Code)
        return valueFont(step.px * textScale, step.weight);
    return sized(QFontDatabase::systemFont(QFontDatabase::FixedFont), step.px * textScale, step.weight);
}

QFont valueFont(qreal pixelSize, int weight)
{
    QFont font;
    font.setFamilies(proportionalFamilies());
    font.setStyleStrategy(QFont::PreferAntialias);
    return sized(font, pixelSize, weight);
}

} // namespace Promontory
