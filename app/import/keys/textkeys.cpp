#include "app/import/keys/paneltables.h"

#include <QtGlobal>

#include <array>

namespace Promontory {

namespace {

constexpr std::array TextOptions{
    KeyRule{"mode", KeyFate::Exact},
    KeyRule{"content", KeyFate::Exact},
    KeyRule{"code.showLineNumbers", KeyFate::Exact},
    KeyRule{"code.showMiniMap", KeyFate::Ignored, QT_TRANSLATE_NOOP("GrafanaKeys", "Code has no small map beside it.")},
    KeyRule{"code.**", KeyFate::Ignored, QT_TRANSLATE_NOOP("GrafanaKeys", "Code is shown without colours.")},
    KeyRule{"renderMode", KeyFate::Ignored, QT_TRANSLATE_NOOP("GrafanaKeys", "A text is shown once.")},
};

} // namespace

const KeyTable TextKeys{"text", TextOptions, {}};

} // namespace Promontory
