#include "widgets/panels/statetimeline/statetimelinetype.h"

#include "widgets/panels/shared/laneview.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Promontory {

LaneOptions StateTimelineType::defaults()
{
    LaneOptions options;
    options.demand.colorMode = u"continuous-GrYlRd"_s;
    return options;
}

QString StateTimelineType::id() const
{
    return u"state-timeline"_s;
}

PanelTypeInfo StateTimelineType::info() const
{
    PanelTypeInfo info;
    info.name = QCoreApplication::translate("PanelTypes", "State timeline");
    info.description = QCoreApplication::translate(
        "PanelTypes", "Which state each series was in, and for how long.");
    info.icon = u"statetimeline"_s;
    return info;
}

PanelView *StateTimelineType::createView(QWidget *parent) const
{
    return new LaneView(defaults(), parent);
}

Json StateTimelineType::defaultOptions() const
{
    return toJson(defaults());
}

bool StateTimelineType::meansSame(const PanelLook &one, const PanelLook &other) const
{
    const double lineWidth = defaults().demand.lineWidth;
    return laneOptionsFrom(one.options, defaults()) == laneOptionsFrom(other.options, defaults()) &&
           laneLookFrom(one.custom, lineWidth) == laneLookFrom(other.custom, lineWidth);
}

} // namespace Promontory
