#include "app/import/legacytext.h"

#include "app/import/legacyparts.h"

using namespace Qt::StringLiterals;

namespace Promontory {

bool isOldText(const Json &panel)
{
    return panel.contains(u"content") && !panel[u"options"].contains(u"content");
}

Json modernText(const Json &panel, ImportLedger &ledger)
{
    LegacySuccessor to(panel, u"text"_s, ledger);
    to.setOption(u"mode"_s, panel[u"mode"]);
    to.setOption(u"content"_s, panel[u"content"]);
    return to.finished();
}

} // namespace Promontory
