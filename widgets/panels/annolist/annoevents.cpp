#include "widgets/panels/annolist/annoevents.h"

#include "datasources/format/formatvalue.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr std::size_t MostEvents = 10'000;
constexpr qsizetype MostTags = 12;

/// The columns of one frame that tell of events.
struct Columns
{
    const Field *time = nullptr;
    const Field *end = nullptr;
    const Field *title = nullptr;
    const Field *text = nullptr;
    const Field *tags = nullptr;
    const Field *color = nullptr;
};

Columns columnsOf(const Frame &frame)
{
    Columns columns;
    for (const Field &field : frame.fields) {
        const QString name = field.name.toLower();
        if (name == "time"_L1)
            columns.time = &field;
        else if (name == "timeend"_L1)
            columns.end = &field;
        else if (name == "title"_L1)
            columns.title = &field;
        else if (name == "text"_L1)
            columns.text = &field;
        else if (name == "tags"_L1)
            columns.tags = &field;
        else if (name == "color"_L1)
            columns.color = &field;
    }
    return columns;
}

std::optional<qint64> momentAt(const Field *field, std::size_t row)
{
    if (!field || row >= field->size())
        return {};
    if (const TimeColumn *times = field->times())
        return (*times)[row];
    const NumberColumn *numbers = field->numbers();
    if (!numbers || !(std::abs((*numbers)[row]) < 8.64e15))
        return {};
    return static_cast<qint64>((*numbers)[row]);
}

QString textAt(const Field *field, std::size_t row)
{
    const TextColumn *texts = field ? field->texts() : nullptr;
    return texts && row < texts->size() ? (*texts)[row] : QString();
}

QStringList tagsOf(const QString &text)
{
    QStringList tags;
    const QStringList parts = text.left(2'000).split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        if (tags.size() < MostTags)
            tags.append(part.trimmed());
    }
    return tags;
}

void addEvents(QList<AnnoEvent> &events, const Frame &frame, const Theme &theme)
{
    const Columns columns = columnsOf(frame);
    if (!columns.time || (!columns.title && !columns.text))
        return;
    for (std::size_t row = 0; row < std::min(columns.time->size(), MostEvents); ++row) {
        const std::optional<qint64> time = momentAt(columns.time, row);
        if (!time)
            continue;
        AnnoEvent event;
        event.timeMs = *time;
        event.endMs = std::max(*time, momentAt(columns.end, row).value_or(*time));
        event.title = textAt(columns.title, row);
        event.text = textAt(columns.text, row);
        event.tags = tagsOf(textAt(columns.tags, row));
        event.color = theme.namedColor(textAt(columns.color, row), theme.annotation.note);
        events.append(event);
    }
}

QString momentText(qint64 timeMs, const QTimeZone &zone)
{
    return formatTime(timeMs, zone, u"YYYY-MM-DD HH:mm:ss"_s);
}

} // namespace

QList<AnnoEvent> annoEventsFrom(const Frames &frames, const Theme &theme)
{
    QList<AnnoEvent> events;
    for (const FramePtr &frame : frames) {
        if (frame)
            addEvents(events, *frame, theme);
    }
    std::stable_sort(events.begin(), events.end(),
                     [](const AnnoEvent &a, const AnnoEvent &b) { return a.timeMs > b.timeMs; });
    if (events.size() > qsizetype(MostEvents))
        events.resize(qsizetype(MostEvents));
    return events;
}

QList<AnnoEvent> shownEvents(const QList<AnnoEvent> &events, const AnnoListOptions &options, const TimeRange &range)
{
    QList<AnnoEvent> shown;
    for (const AnnoEvent &event : events) {
        const bool isInRange = event.endMs >= range.fromMs && event.timeMs <= range.toMs;
        const bool isTagged = std::all_of(options.tags.cbegin(), options.tags.cend(),
                                          [&](const QString &tag) { return event.tags.contains(tag); });
        if (shown.size() < options.limit && isTagged && (isInRange || !options.onlyInTimeRange))
            shown.append(event);
    }
    return shown;
}

QList<ListEntry> annoEntries(const QList<AnnoEvent> &events, const AnnoListOptions &options, const Theme &theme,
                             const QTimeZone &zone)
{
    QList<ListEntry> entries;
    for (const AnnoEvent &event : events) {
        ListEntry entry;
        const bool hasTitle = !event.title.isEmpty();
        entry.text = hasTitle ? event.title : event.text;
        entry.detail = hasTitle ? event.text : QString();
        if (entry.text.isEmpty())
            entry.text = QCoreApplication::translate("AnnoList", "An event without a text");
        if (options.showTime)
            entry.note = momentText(event.timeMs, zone);
        if (options.showTags)
            entry.tags = event.tags;
        entry.mark = event.color.isValid() ? event.color : theme.annotation.note;
        QStringList lines{momentText(event.timeMs, zone)};
        if (event.endMs > event.timeMs)
            lines.append(QCoreApplication::translate("AnnoList", "until %1").arg(momentText(event.endMs, zone)));
        lines += {event.title, event.text, event.tags.join(u", "_s)};
        lines.removeAll(QString());
        entry.tip = lines.join(u'\n');
        entries.append(entry);
    }
    return entries;
}

TimeRange rangeAround(const AnnoEvent &event, const AnnoListOptions &options)
{
    return {event.timeMs - options.beforeMs, event.endMs + std::max<qint64>(options.afterMs, 1'000)};
}

} // namespace Promontory
