#pragma once

#include "app/dashboard/dashboard.h"
#include "app/dashboard/readplace.h"
#include "datasources/base/result.h"

#include <QList>
#include <QStringList>

namespace Promontory {

/// Faults of the JSON itself: keys that occur twice in one object.
void checkDuplicateKeys(const Json &root, QList<ReadFault> &faults);

/// What only the whole document can tell: panel ids that occur twice get new ones, panels that overlap
/// move down, a range that ends before it begins is turned round, and sizes beyond the usual are said.
void checkDocument(Dashboard &dashboard, QList<ReadFault> &faults);

/// A file of ours says at least ten values of each panel, and may hold 500,000: what could never be saved is
/// not opened, however few values another form needs for it (reliability-security D1).
inline constexpr qsizetype MostPanels = 50'000;

/// Panels that a document in the classic form or in our own holds, those of rows included. Counts no further than
/// to one too many.
qsizetype panelsIn(const Json &model);

/// An error of kind TooLarge for more panels than MostPanels.
Result<void> checkPanelCount(qsizetype panels);

/// Exchanges the ends of a range that ends before it begins; false if it does not.
bool turnRange(TimeSpec &range);

/// The sizes of a dashboard that are beyond the usual, as sentences.
QStringList sizeMessages(Dashboard dashboard);

} // namespace Promontory
