#include "widgets/common/values/valuetip.h"

#include "widgets/theme/tooltiptext.h"

#include <QHelpEvent>
#include <QToolTip>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostLinks = 5;

} // namespace

std::optional<std::size_t> placeAt(const std::vector<QRectF> &places, const QPointF &point)
{
    for (std::size_t i = places.size(); i > 0; --i) {
        if (places[i - 1].contains(point))
            return i - 1;
    }
    return {};
}

void showValueTip(const QHelpEvent &event, QWidget *widget, const std::vector<QRectF> &places,
                  const std::function<const DisplayValue &(std::size_t)> &valueAt)
{
    QString text;
    if (const auto index = placeAt(places, event.pos())) {
        const DisplayValue &value = valueAt(*index);
        text = value.title + ": "_L1 + value.text.joined();
        for (const ShownLink &link : dataLinks(value.place()).mid(0, MostLinks))
            text += "\n\n"_L1 + linkTip(link);
    }
    QToolTip::showText(event.globalPos(), toolTipText(text), widget);
}

} // namespace Promontory
