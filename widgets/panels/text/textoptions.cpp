#include "widgets/panels/text/textoptions.h"

#include "widgets/common/values/optionname.h"

namespace Promontory {

namespace {

using Mode = TextOptions::Mode;

constexpr qsizetype LongestContent = 64 * 1024;
constexpr std::array Modes{
    OptionName<Mode>{u"markdown", Mode::Markdown}, OptionName<Mode>{u"html", Mode::Html},
    OptionName<Mode>{u"code", Mode::Code}, OptionName<Mode>{u"text", Mode::Code}};

} // namespace

TextOptions textOptionsFrom(const Json &json)
{
    TextOptions options;
    options.mode = optionValue(Modes, json[u"mode"], options.mode);
    options.content = json[u"content"].toString().left(LongestContent);
    options.hasLineNumbers = json[u"code"][u"showLineNumbers"].toBool();
    return options;
}

Json toJson(const TextOptions &options)
{
    Json json = Json::object();
    json.set(u"mode", optionWord(Modes, options.mode));
    json.set(u"content", Json(options.content));
    if (options.hasLineNumbers) {
        Json code = Json::object();
        code.set(u"showLineNumbers", Json(true));
        json.set(u"code", code);
    }
    return json;
}

} // namespace Promontory
