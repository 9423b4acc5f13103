#include "widgets/panels/annolist/annoevents.h"

#include "datasources/format/formatvalue.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

QString momentText(qint64 timeMs, const QTimeZone &zone)
{
    return formatTime(timeMs, zone, u"YYYY-MM-DD HH:mm:ss"_s);
}

bool isWanted(const TimeMark &event, const AnnoListOptions &options, const TimeRange &range)
{
    const bool isInRange = std::max(event.timeMs, event.endMs) >= range.fromMs && event.timeMs <= range.toMs;
    return (isInRange || !options.onlyInTimeRange)
        && std::all_of(options.tags.cbegin(), options.tags.cend(),
                       [&event](const QString &tag) { return event.tags.contains(tag); });
}

/// The most telling of its words.
QString headline(const TimeMark &event)
{
    for (const QString &text : {event.title, event.text, event.name}) {
        if (!text.isEmpty())
            return text;
    }
    return QCoreApplication::translate("AnnoList", "An event without a text");
}

QString tipOf(const TimeMark &event, const QTimeZone &zone)
{
    QStringList lines{momentText(event.timeMs, zone)};
    if (event.isRegion())
        lines.append(QCoreApplication::translate("AnnoList", "until %1").arg(momentText(event.endMs, zone)));
    lines += {event.name, event.title, event.text, event.tags.join(u", "_s)};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace

QList<TimeMark> shownEvents(const TimeMarks &events, const AnnoListOptions &options, const TimeRange &range)
{
    QList<TimeMark> shown;
    for (std::size_t i = events ? events->size() : 0; i-- > 0 && shown.size() < options.limit;) {
        if (isWanted((*events)[i], options, range))
            shown.append((*events)[i]);
    }
    return shown;
}

QList<ListEntry> annoEntries(const QList<TimeMark> &events, const AnnoListOptions &options, const Theme &theme,
                             const QTimeZone &zone)
{
    QList<ListEntry> entries;
    for (const TimeMark &event : events) {
        ListEntry entry;
        entry.text = headline(event);
        entry.detail = event.title.isEmpty() ? QString() : event.text;
        if (options.showTime)
            entry.note = momentText(event.timeMs, zone);
        if (options.showTags)
            entry.tags = event.tags;
        entry.mark = theme.namedColor(event.color, theme.annotation.note);
        entry.tip = tipOf(event, zone);
        entries.append(entry);
    }
    return entries;
}

TimeRange rangeAround(const TimeMark &event, const AnnoListOptions &options)
{
    const qint64 end = std::max(event.timeMs, event.endMs);
    return {event.timeMs - options.beforeMs, end + std::max<qint64>(options.afterMs, 1'000)};
}

} // namespace Promontory
