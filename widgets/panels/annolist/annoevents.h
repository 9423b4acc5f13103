#pragma once

#include "datasources/frame/timemark.h"
#include "datasources/frame/timerange.h"
#include "widgets/common/entrylist/listentry.h"
#include "widgets/panels/annolist/annolistoptions.h"
#include "widgets/theme/theme.h"

#include <QTimeZone>

namespace Promontory {

/// The events that the options show, the newest first.
QList<TimeMark> shownEvents(const TimeMarks &events, const AnnoListOptions &options, const TimeRange &range);

/// Their entries, one each.
QList<ListEntry> annoEntries(const QList<TimeMark> &events, const AnnoListOptions &options, const Theme &theme,
                             const QTimeZone &zone);

/// What an activated event shows: itself with the time around it.
TimeRange rangeAround(const TimeMark &event, const AnnoListOptions &options);

} // namespace Promontory
