#include "widgets/panels/table/tabletype.h"

#include "widgets/common/frametable/cellstyle.h"
#include "widgets/panels/table/tableoptions.h"
#include "widgets/panels/table/tableview.h"

#include <QCoreApplication>

namespace Promontory {

QString TableType::id() const
{
    return QStringLiteral("table");
}

PanelTypeInfo TableType::info() const
{
    PanelTypeInfo info;
    info.name = QCoreApplication::translate("PanelTypes", "Table");
    info.description = QCoreApplication::translate("PanelTypes", "Values in rows and columns.");
    info.icon = QStringLiteral("table");
    info.wantsInstant = true;
    info.minimalHeader = true;
    return info;
}

PanelView *TableType::createView(QWidget *parent) const
{
    return new TableView(parent);
}

Json TableType::defaultOptions() const
{
    return toJson(FrameTableOptions{});
}

bool TableType::meansSame(const PanelLook &one, const PanelLook &other) const
{
    return tableOptionsFrom(one.options) == tableOptionsFrom(other.options)
        && cellStyleFrom(one.custom) == cellStyleFrom(other.custom);
}

} // namespace Promontory
