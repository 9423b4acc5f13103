#include "widgets/panels/statushistory/statushistorytype.h"

#include "widgets/panels/shared/laneview.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

/// Cells last through no gap.
LaneLook cellLook(const Json &custom, double lineWidth)
{
    LaneLook look = laneLookFrom(custom, lineWidth);
    look.gaps = {};
    look.breakMs = 0;
    look.breaksAtOnce = false;
    return look;
}

} // namespace

LaneOptions StatusHistoryType::defaults()
{
    LaneOptions options;
    options.demand.areCells = true;
    options.demand.columnWidth = 0.9;
    options.demand.lineWidth = 1;
    options.demand.align = LaneAlign::Center;
    options.demand.colorMode = u"thresholds"_s;
    return options;
}

QString StatusHistoryType::id() const
{
    return u"status-history"_s;
}

PanelTypeInfo StatusHistoryType::info() const
{
    PanelTypeInfo info;
    info.name = QCoreApplication::translate("PanelTypes", "Status history");
    info.description =
        QCoreApplication::translate("PanelTypes", "The state of each series at every step.");
    info.icon = u"statushistory"_s;
    return info;
}

PanelView *StatusHistoryType::createView(QWidget *parent) const
{
    return new LaneView(defaults(), parent);
}

Json StatusHistoryType::defaultOptions() const
{
    return toJson(defaults());
}

bool StatusHistoryType::meansSame(const PanelLook &one, const PanelLook &other) const
{
    const double lineWidth = defaults().demand.lineWidth;
    return laneOptionsFrom(one.options, defaults()) == laneOptionsFrom(other.options, defaults()) &&
           cellLook(one.custom, lineWidth) == cellLook(other.custom, lineWidth);
}

} // namespace Promontory
