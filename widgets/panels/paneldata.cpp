#include "widgets/panels/paneldata.h"

namespace Promontory {

QString panelStateName(PanelState state)
{
    switch (state) {
    case PanelState::Idle:
        return QStringLiteral("idle");
    case PanelState::Loading:
        return QStringLiteral("loading");
    case PanelState::Ok:
        return QStringLiteral("ok");
    case PanelState::Empty:
        return QStringLiteral("empty");
    case PanelState::Error:
        return QStringLiteral("error");
    case PanelState::Unsupported:
        return QStringLiteral("unsupported");
    case PanelState::Late:
        return QStringLiteral("late");
    case PanelState::Stale:
        return QStringLiteral("stale");
    case PanelState::Dead:
        return QStringLiteral("dead");
    case PanelState::Silent:
        return QStringLiteral("silent");
    case PanelState::Partial:
        return QStringLiteral("partial");
    }
    return {};
}

} // namespace Promontory
