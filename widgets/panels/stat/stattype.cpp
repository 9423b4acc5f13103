#include "widgets/panels/stat/stattype.h"

#include "widgets/panels/stat/statoptions.h"
#include "widgets/panels/stat/statview.h"

#include <QCoreApplication>

namespace Promontory {

QString StatType::id() const
{
    return QStringLiteral("stat");
}

PanelTypeInfo StatType::info() const
{
    PanelTypeInfo info;
    info.name = QCoreApplication::translate("PanelTypes", "Stat");
    info.description =
        QCoreApplication::translate("PanelTypes", "Big numbers with a line of their past.");
    info.icon = QStringLiteral("stat");
    info.minimalHeader = true;
    return info;
}

PanelView *StatType::createView(QWidget *parent) const
{
    return new StatView(parent);
}

Json StatType::defaultOptions() const
{
    return toJson(StatOptions{});
}

bool StatType::meansSame(const PanelLook &one, const PanelLook &other) const
{
    return statOptionsFrom(one.options) == statOptionsFrom(other.options);
}

} // namespace Promontory
