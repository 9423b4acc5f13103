#pragma once

#include "datasources/frame/frame.h"

#include <QStringList>

namespace Promontory {

/// Answers in the table format (grafana-dashboard 5.8): all series of such a query become one frame
/// of Time, a text column for each label, and Value, sorted by time. With several such queries the
/// last column is called "Value #A". Frames of other queries and tables that came as such keep
/// their columns. A table of more than 5,000,000 cells is not made; a notice says so.
Noted<Frames> asTables(const Frames &frames, const QStringList &refIds);

} // namespace Promontory
