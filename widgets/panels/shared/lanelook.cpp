#include "widgets/panels/shared/lanelook.h"

#include <algorithm>

namespace Promontory {

LaneLook laneLookFrom(const Json &custom, double lineWidth)
{
    const auto number = [&](QStringView key, double low, double high, double fallback) {
        return std::clamp(custom[key].numberLike().value_or(fallback), low, high);
    };
    const FieldLook shared = fieldLookFrom(custom); // what time series fields have too
    LaneLook look;
    look.fillOpacity = number(u"fillOpacity", 0, 100, 70) / 100;
    look.lineWidth = number(u"lineWidth", 0, 10, lineWidth);
    look.gaps = shared.style.gaps;
    look.breaksAtOnce = custom[u"insertNulls"].toBool();
    look.breakMs = custom[u"insertNulls"].isBool()
                       ? 0
                       : static_cast<qint64>(number(u"insertNulls", 0, 1e15, 0));
    look.placement = shared.placement;
    look.axisWidth = shared.axisWidth;
    look.isHiddenInLegend = shared.isHiddenInLegend;
    look.isHiddenInTooltip = shared.isHiddenInTooltip;
    look.isHiddenInPlot = shared.isHiddenInPlot;
    return look;
}

} // namespace Promontory
