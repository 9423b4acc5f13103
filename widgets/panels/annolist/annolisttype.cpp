#include "widgets/panels/annolist/annolisttype.h"

#include "widgets/panels/annolist/annolistoptions.h"
#include "widgets/panels/annolist/annolistview.h"

#include <QCoreApplication>

namespace Promontory {

QString AnnoListType::id() const
{
    return QStringLiteral("annolist");
}

PanelTypeInfo AnnoListType::info() const
{
    PanelTypeInfo info;
    info.name = QCoreApplication::translate("PanelTypes", "Annotations list");
    info.description = QCoreApplication::translate("PanelTypes", "What the annotations of this dashboard found.");
    info.icon = QStringLiteral("flag");
    info.wantsQueries = false;
    return info;
}

PanelView *AnnoListType::createView(QWidget *parent) const
{
    return new AnnoListView(parent);
}

Json AnnoListType::defaultOptions() const
{
    return toJson(AnnoListOptions{});
}

bool AnnoListType::meansSame(const PanelLook &one, const PanelLook &other) const
{
    return annoListOptionsFrom(one.options) == annoListOptionsFrom(other.options);
}

} // namespace Promontory
