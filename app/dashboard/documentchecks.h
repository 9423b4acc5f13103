#pragma once

#include "app/dashboard/dashboard.h"
#include "app/dashboard/readplace.h"

#include <QList>
#include <QStringList>

namespace Promontory {

/// Faults of the JSON itself: keys that occur twice in one object.
void checkDuplicateKeys(const Json &root, QList<ReadFault> &faults);

/// What only the whole document can tell: panel ids that occur twice get new ones, panels that overlap
/// move down, a range that ends before it begins is turned round, and sizes beyond the usual are said.
void checkDocument(Dashboard &dashboard, QList<ReadFault> &faults);

/// The sizes of a dashboard that are beyond the usual, as sentences.
QStringList sizeMessages(Dashboard dashboard);

} // namespace Promontory
