#include "app/pages/paneloptions.h"

namespace Promontory {

using namespace Qt::StringLiterals;

Json interpolatedOptions(const PanelSpec &panel, const VariableValues &values)
{
    const Json &content = panel.options[u"content"];
    if (panel.type != u"text"_s || !content.isString())
        return panel.options;
    InterpolationScope scope;
    const bool html = panel.options[u"mode"].toString() == u"html"_s;
    scope.place = html ? TextPlace::Html : TextPlace::Text;
    Json options = panel.options;
    options.set(u"content", interpolate(content.toString(), values, scope).value_or(content.toString()));
    return options;
}

} // namespace Promontory
