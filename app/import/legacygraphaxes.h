#pragma once

#include "app/import/legacyparts.h"

namespace Promontory {

/// A graph of a very old schema with the `yaxes`, `xaxis`, `thresholds` and `seriesOverrides` that came later.
Json withGraphAxes(const Json &panel);

/// What an axis of `yaxes` says about the fields on it. Its keys without an effect are marked.
QList<FieldSetting> axisSettings(const Marked &axis, bool isSecond);

/// What has to be said about fields of the second axis: its own settings, and nothing where only the first has some.
QList<FieldSetting> secondAxisSettings(const Json &yaxes, ImportLedger &ledger);

} // namespace Promontory
