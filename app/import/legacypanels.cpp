#include "app/import/legacypanels.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

using Migration = Json (*)(const Json &panel, ImportLedger &ledger);

struct OldType
{
    QStringView type;
    Migration migrate;
};

constexpr std::array<OldType, 0> OldTypes{};

} // namespace

Json modernPanel(const Json &panel, ImportLedger &ledger)
{
    const QString type = panel[u"type"].toString();
    const auto found = std::find_if(OldTypes.begin(), OldTypes.end(),
                                    [&type](const OldType &one) { return one.type == type; });
    return found == OldTypes.end() ? panel : found->migrate(panel, ledger);
}

} // namespace Promontory
