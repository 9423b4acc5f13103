#include "widgets/panels/text/texttype.h"

#include "widgets/panels/text/textoptions.h"
#include "widgets/panels/text/textview.h"

#include <QCoreApplication>

namespace Promontory {

QString TextType::id() const
{
    return QStringLiteral("text");
}

PanelTypeInfo TextType::info() const
{
    PanelTypeInfo info;
    info.name = QCoreApplication::translate("PanelTypes", "Text");
    info.description = QCoreApplication::translate("PanelTypes", "Notes in Markdown.");
    info.icon = QStringLiteral("text");
    info.wantsQueries = false;
    info.minimalHeader = true;
    return info;
}

PanelView *TextType::createView(QWidget *parent) const
{
    return new TextView(parent);
}

Json TextType::defaultOptions() const
{
    return toJson(TextOptions{});
}

bool TextType::meansSame(const PanelLook &one, const PanelLook &other) const
{
    return textOptionsFrom(one.options) == textOptionsFrom(other.options);
}

} // namespace Promontory
