#pragma once

#include "app/import/marked.h"

namespace Promontory {

/// One entry of `annotations.list` (grafana-dashboard 15.1, 15.2) at a place of the source. Those made in Grafana
/// itself are left out; those that ask other kinds of sources are kept without an expression.
void readAnnotation(const Json &json, const QString &pointer, ImportLedger &ledger, Dashboard &dashboard);

} // namespace Promontory
