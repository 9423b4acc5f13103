#include "datasources/transform/steps/formattime.h"

#include "datasources/transform/clocktext.h"
#include "datasources/transform/fieldnames.h"
#include "datasources/transform/momenttext.h"

namespace Promontory {

namespace {

TextColumn formatted(const TimeColumn &times, const QTimeZone &zone, const QString &format)
{
    std::vector<QString> texts;
    texts.reserve(times.size());
    ClockText clock(format, zone);
    for (const qint64 time : times.span())
        texts.push_back(time == MissingTime ? QString() : clock.text(time));
    return TextColumn(std::move(texts));
}

} // namespace

Result<Frames> formatTimeField(const Frames &frames, const Json &options,
                               const TransformContext &context)
{
    const QString name = options[u"timeField"].toString();
    const QTimeZone zone = options[u"useTimezone"].toBool(true)
                               ? zoneNamed(options[u"timezone"].toString(), context.zone)
                               : QTimeZone::utc();
    Frames result;
    for (const FramePtr &frame : frames) {
        const Field *field = findField(*frame, name);
        const TimeColumn *times = field ? field->times() : nullptr;
        if (!times || context.stops()) {
            result.push_back(frame);
            continue;
        }
        auto next = std::make_shared<Frame>(*frame);
        next->meta.kind = FrameKind::Table;
        next->fields[static_cast<std::size_t>(field - frame->fields.data())].values =
            formatted(*times, zone, options[u"outputFormat"].toString());
        result.push_back(std::move(next));
    }
    return result;
}

} // namespace Promontory
