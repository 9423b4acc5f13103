#include "app/import/keys/keyrules.h"
#include "app/import/keys/paneltables.h"

namespace Promontory {

namespace {

constexpr std::array TextOptions{
    oneOf("mode", "markdown html code text"),
    KeyRule{"content", KeyFate::Exact, "", {.kind = KeyValues::Kind::Text, .most = 65536}},
    flag("code.showLineNumbers"),
    ignored("code.showMiniMap", QT_TRANSLATE_NOOP("GrafanaKeys", "Code has no small map beside it.")),
    ignored("code.**", QT_TRANSLATE_NOOP("GrafanaKeys", "Code is shown without colours.")),
    ignored("renderMode", QT_TRANSLATE_NOOP("GrafanaKeys", "A text is shown once.")),
};

} // namespace

const KeyTable TextKeys{"text", TextOptions, NoCustomRules};

} // namespace Promontory
