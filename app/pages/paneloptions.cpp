#include "app/pages/paneloptions.h"

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

/// Markdown knows the entities of HTML, too; code shows what it is given.
TextPlace placeOf(const Json &options)
{
    if (options[u"mode"].toString() != u"code"_s)
        return TextPlace::Html;
    return options[u"code"][u"language"].toString() == u"json"_s ? TextPlace::Json : TextPlace::Text;
}

} // namespace

bool namesMacros(const QString &text)
{
    return text.contains(u"$__"_s) || text.contains(u"${__"_s) || text.contains(u"[[__"_s);
}

Json interpolatedOptions(const PanelSpec &panel, const VariableValues &values, const MacroContext &macros)
{
    const Json &content = panel.options[u"content"];
    if (panel.type != u"text"_s || !content.isString())
        return panel.options;
    InterpolationScope scope;
    scope.macros = macros;
    scope.place = placeOf(panel.options);
    Json options = panel.options;
    options.set(u"content", interpolate(content.toString(), values, scope).value_or(content.toString()));
    return options;
}

} // namespace Promontory
