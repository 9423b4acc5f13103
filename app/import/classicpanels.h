#pragma once

#include "app/import/importledger.h"

namespace Promontory {

/// One panel or row of the source.
struct ImportedPanel
{
    PanelId id;
    QString title;
    QString type;    ///< as the source names it
    bool isPlaceholder = false;
    QString pointer; ///< JSON pointer to it in the source
};

/// Key by which a panel that was moved says its JSON pointer in the source.
inline constexpr QStringView PointerKey = u"__pointer";

/// Panels and rows of a classic model that has no `rows` (see oldrows.h) into the dashboard: clones that
/// Grafana saved are left out, ids made unique, children of rows sorted in, overlaps packed. `pointer` is
/// the JSON pointer to the model. Gives one entry for each panel, in the order of the source.
QList<ImportedPanel> readClassicPanels(const Json &model, const QString &pointer, ImportLedger &ledger,
                                       Dashboard &dashboard);

} // namespace Promontory
