#include "widgets/panels/candlestick/candlefields.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

/// A number field beside its times.
struct Found
{
    const Field *field = nullptr;
    TimeColumn times;
    qint64 stepMs = 0;

    explicit operator bool() const { return field != nullptr; }
};

QString nameOf(const Field &field)
{
    return field.displayName.isEmpty() ? field.name : field.displayName;
}

std::vector<Found> numbersOf(const Frames &frames)
{
    std::vector<Found> all;
    for (const FramePtr &frame : frames) {
        const Field *time = frame ? frame->timeField() : nullptr;
        const TimeColumn *times = time ? time->times() : nullptr;
        if (!times)
            continue;
        for (const Field &field : frame->fields) {
            const NumberColumn *numbers = field.numbers();
            if (numbers && numbers->size() == times->size())
                all.push_back({&field, *times, frame->meta.stepMs});
        }
    }
    return all;
}

Found findOne(const std::vector<Found> &all, const QString &asked, const QStringList &usual)
{
    for (const Found &each : all) {
        if (!asked.isEmpty() && (nameOf(*each.field) == asked || each.field->name == asked))
            return each;
    }
    for (const Found &each : all) {
        const bool isUsual = usual.contains(nameOf(*each.field).toLower()) ||
                             usual.contains(each.field->name.toLower());
        if (asked.isEmpty() && isUsual)
            return each;
    }
    return {};
}

/// The values of a field at other times than its own; missing where it has none.
NumberColumn alignedTo(const TimeColumn &times, const Found &found)
{
    const NumberColumn *numbers = found.field->numbers();
    if (!numbers || found.times.sharesBufferWith(times))
        return numbers ? *numbers : NumberColumn();
    std::vector<double> values;
    values.reserve(times.size());
    const auto own = found.times.span();
    auto at = own.begin();
    for (const qint64 time : times.span()) {
        at = std::lower_bound(at, own.end(), time);
        const bool isThere = at != own.end() && *at == time;
        values.push_back(isThere ? (*numbers)[static_cast<std::size_t>(at - own.begin())]
                                 : missingSample());
    }
    return NumberColumn(std::move(values));
}

Field fieldFrom(const Found &found, NumberColumn values)
{
    Field field = *found.field;
    field.values = std::move(values);
    return field;
}

QString tr(const char *text)
{
    return QCoreApplication::translate("Candlestick", text);
}

/// The same values one place earlier or later; the one at the open end stays.
Field shifted(const Field &field, bool isEarlier, const QString &name)
{
    Field moved = field;
    moved.displayName = name;
    const NumberColumn *numbers = field.numbers();
    if (!numbers || numbers->isEmpty())
        return moved;
    const auto all = numbers->span();
    std::vector<double> values(all.begin(), all.end());
    if (isEarlier)
        std::copy(all.begin() + 1, all.end(), values.begin());
    else
        std::copy(all.begin(), all.end() - 1, values.begin() + 1);
    moved.values = NumberColumn(std::move(values));
    return moved;
}

/// The upper (lower) ends of the bodies.
Field bodyEnds(const Field &open, const Field &close, bool isUpper, const QString &name)
{
    Field ends = close;
    ends.displayName = name;
    const NumberColumn *a = open.numbers();
    const NumberColumn *b = close.numbers();
    std::vector<double> values;
    for (std::size_t i = 0; a && b && i < std::min(a->size(), b->size()); ++i)
        values.push_back(isUpper ? std::max((*a)[i], (*b)[i]) : std::min((*a)[i], (*b)[i]));
    ends.values = NumberColumn(std::move(values));
    return ends;
}

Frames framesOf(const std::vector<Found> &all, const std::vector<const Field *> &used)
{
    Frames frames;
    for (const Found &each : all) {
        if (std::find(used.begin(), used.end(), each.field) != used.end())
            continue;
        auto frame = std::make_shared<Frame>();
        frame->meta.stepMs = each.stepMs;
        Field time;
        time.values = each.times;
        frame->fields = {std::move(time), *each.field};
        frames.push_back(std::move(frame));
    }
    return frames;
}

} // namespace

std::optional<CandleFields> candleFields(const Frames &frames, const CandleFieldNames &names)
{
    const std::vector<Found> all = numbersOf(frames);
    Found open = findOne(all, names.open, {u"open"_s, u"o"_s});
    const Found close = findOne(all, names.close, {u"close"_s, u"c"_s});
    const Found high = findOne(all, names.high, {u"high"_s, u"h"_s, u"max"_s});
    const Found low = findOne(all, names.low, {u"low"_s, u"l"_s, u"min"_s});
    const Found volume = findOne(all, names.volume, {u"volume"_s, u"v"_s});
    if (!open && !close && !all.empty())
        open = all.front();
    if (!open && !close)
        return {};
    const Found &first = open ? open : close;
    CandleFields fields;
    fields.times = first.times;
    fields.stepMs = first.stepMs;
    const auto aligned = [&](const Found &found) {
        return fieldFrom(found, alignedTo(fields.times, found));
    };
    fields.open = open
                      ? aligned(open)
                      : shifted(aligned(close), false, tr("Previous %1").arg(nameOf(*close.field)));
    fields.close =
        close ? aligned(close) : shifted(fields.open, true, tr("Next %1").arg(nameOf(*open.field)));
    fields.high = high ? aligned(high) : bodyEnds(fields.open, fields.close, true, tr("High"));
    fields.low = low ? aligned(low) : bodyEnds(fields.open, fields.close, false, tr("Low"));
    if (volume && volume.field != first.field)
        fields.volume = aligned(volume);
    fields.others = framesOf(all, {open.field, close.field, high.field, low.field, volume.field});
    return fields;
}

} // namespace Promontory
