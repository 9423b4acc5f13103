#include "widgets/panels/unknown/unknowntype.h"

#include "widgets/panels/unknown/unknownview.h"

#include <QCoreApplication>

namespace Promontory {

QString UnknownType::id() const
{
    return QStringLiteral("unknown");
}

PanelTypeInfo UnknownType::info() const
{
    PanelTypeInfo info;
    info.name = QCoreApplication::translate("PanelTypes", "Unknown panel");
    info.description = QCoreApplication::translate(
        "PanelTypes", "A panel of a type that is not drawn here; its data as a table.");
    info.icon = QStringLiteral("unknown");
    info.minimalHeader = true;
    return info;
}

PanelView *UnknownType::createView(QWidget *parent) const
{
    return new UnknownView(parent);
}

Json UnknownType::defaultOptions() const
{
    return Json::object();
}

bool UnknownType::meansSame(const PanelLook &, const PanelLook &) const
{
    return true;
}

} // namespace Promontory
