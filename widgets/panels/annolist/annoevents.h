#pragma once

#include "datasources/frame/frame.h"
#include "widgets/common/entrylist/listentry.h"
#include "widgets/panels/annolist/annolistoptions.h"
#include "widgets/theme/theme.h"

#include <QTimeZone>

namespace Promontory {

/// One event of the dashboard's annotations.
struct AnnoEvent
{
    qint64 timeMs = 0;
    qint64 endMs = 0; ///< timeMs for a moment
    QString title;
    QString text;
    QStringList tags;
    QColor color;     ///< of the annotations it belongs to; may be invalid

    bool operator==(const AnnoEvent &) const = default;
};

/// The events of frames with a column "time" and one of "title" and "text"; beside them "timeEnd", "tags"
/// (separated by commas) and "color" may stand. At most 10,000, the newest first.
QList<AnnoEvent> annoEventsFrom(const Frames &frames, const Theme &theme);

/// Those the options show.
QList<AnnoEvent> shownEvents(const QList<AnnoEvent> &events, const AnnoListOptions &options, const TimeRange &range);

/// Their entries, one each.
QList<ListEntry> annoEntries(const QList<AnnoEvent> &events, const AnnoListOptions &options, const Theme &theme,
                             const QTimeZone &zone);

/// What an activated event shows: itself with the time around it.
TimeRange rangeAround(const AnnoEvent &event, const AnnoListOptions &options);

} // namespace Promontory
