#include "widgets/common/values/displayvalue.h"

#include "datasources/frame/reducer.h"
#include "widgets/common/values/fieldfilter.h"
#include "widgets/common/values/listtext.h"
#include "widgets/common/values/oneline.h"

#include <algorithm>
#include <cmath>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t MostValues = 500;
constexpr int MostRows = 500;

struct Collector
{
    const ReduceOptions &options;
    const FormatContext &context;
    const Reducer *reducer;
    ValueSpan automatic;
    FieldFilter filter;
    std::vector<DisplayValue> values;
    qsizetype index = 0;

    void addFrame(const FramePtr &frame);
    void addReduced(const Frame &frame, const Field &field);
    void addRows(const Frame &frame, const Field &field);
    DisplayValue start(const Field &field) const;
    FramePtr current = {};
    bool isFull() const { return values.size() >= MostValues; }
};

QString textAt(const Field &field, std::size_t row)
{
    const TextColumn *texts = field.texts();
    return texts && row < texts->size() ? (*texts)[row] : QString();
}

/// The texts of a row stand for its name: "django · web-1".
QString rowTitle(const Frame &frame, std::size_t row)
{
    QStringList parts;
    for (const Field &field : frame.fields) {
        const QString text = textAt(field, row);
        if (!text.isEmpty())
            parts.append(text);
    }
    return oneLine(parts.join(u" · "_s));
}

TimeColumn timesOf(const Frame &frame)
{
    const Field *time = frame.timeField();
    const TimeColumn *times = time ? time->times() : nullptr;
    return times ? *times : TimeColumn();
}

QString lastText(const TextColumn &texts)
{
    for (std::size_t i = texts.size(); i > 0; --i) {
        if (!texts[i - 1].isEmpty())
            return texts[i - 1];
    }
    return {};
}

FormattedValue formatReduced(double number, const FieldConfig &config, const Reducer &reducer,
                             const FormatContext &context)
{
    if (reducer.keepsUnit)
        return formatValue(number, config, context);
    FieldConfig bare = config;
    bare.unit = reducer.id == "diffperc"_L1 ? u"percent"_s : QString();
    return formatValue(number, bare, context);
}

DisplayValue Collector::start(const Field &field) const
{
    DisplayValue value;
    value.title = oneLine(field.displayName.isEmpty() ? field.name : field.displayName);
    value.config = field.config;
    value.span = spanOf(field.config, field.config.fieldMinMax ? fieldSpan(field) : automatic);
    value.index = index;
    value.origin = {current, static_cast<int>(&field - current->fields.data())};
    return value;
}

void Collector::addReduced(const Frame &frame, const Field &field)
{
    DisplayValue value = start(field);
    value.calculation = reducer->id;
    if (const NumberColumn *numbers = field.numbers()) {
        value.number = reducer->reduce(numbers->span());
        value.text = reducer->isList
            ? FormattedValue{{}, listText(*reducer, numbers->span(), field.config, context), {}, {}}
            : formatReduced(value.number, field.config, *reducer, context);
        value.samples = *numbers;
        value.times = timesOf(frame);
    } else if (const TextColumn *texts = field.texts()) {
        value.text = formatText(lastText(*texts), field.config);
    } else if (const TimeColumn *times = field.times(); times && !times->isEmpty()) {
        value.text.text = formatTime(times->back(), context.zone, u"YYYY-MM-DD HH:mm:ss"_s);
    }
    values.push_back(std::move(value));
}

void Collector::addRows(const Frame &frame, const Field &field)
{
    const NumberColumn *numbers = field.numbers();
    const auto most = static_cast<std::size_t>(std::clamp(options.limit, 1, MostRows));
    const std::size_t count = std::min(field.size(), most);
    for (std::size_t row = 0; row < count && !isFull(); ++row) {
        DisplayValue value = start(field);
        value.row = row;
        if (numbers) {
            value.number = (*numbers)[row];
            value.text = formatValue(value.number, field.config, context);
        } else {
            value.text = formatText(textAt(field, row), field.config);
        }
        const QString title = rowTitle(frame, row);
        if (!title.isEmpty() && numbers)
            value.title = title;
        values.push_back(std::move(value));
    }
}

void Collector::addFrame(const FramePtr &frame)
{
    current = frame;
    for (const Field &field : frame->fields) {
        const bool wanted = filter.accepts(field);
        if (wanted && !isFull() && field.size() > 0)
            options.values ? addRows(*frame, field) : addReduced(*frame, field);
        if (!field.isTime())
            ++index;
    }
}

const Reducer *reducerFor(const QString &id)
{
    const Reducer *reducer = findReducer(id);
    return reducer && reducer->reduce ? reducer : findReducer(u"lastNotNull");
}

} // namespace

double ValueSpan::fraction(double value) const
{
    const double length = max - min;
    if (std::isnan(value) || !(length > 0))
        return 0;
    return std::clamp((value - min) / length, 0.0, 1.0);
}

std::vector<DisplayValue> displayValues(const Frames &frames, const ReduceOptions &options,
                                        const FormatContext &context)
{
    const Reducer *reducer = reducerFor(options.calculation);
    if (!reducer)
        return {};
    Collector collector{
        options, context, reducer, automaticSpan(frames), FieldFilter(options.fields), {}};
    for (const FramePtr &frame : frames) {
        if (frame)
            collector.addFrame(frame);
    }
    return std::move(collector.values);
}

std::vector<DisplayValue> displayValues(const Frames &frames, const ReduceOptions &options,
                                        const QTimeZone &zone, const TimeRange &range)
{
    FormatContext context;
    context.zone = zone;
    context.nowMs = range.toMs;
    return displayValues(frames, options, context);
}

std::vector<DataPlace> placesOf(const std::vector<DisplayValue> &values)
{
    std::vector<DataPlace> places;
    for (const DisplayValue &value : values)
        places.push_back(value.place());
    return places;
}

ValueSpan spanOf(const FieldConfig &config, const ValueSpan &automatic)
{
    const ValueSpan span{config.min.value_or(automatic.min), config.max.value_or(automatic.max)};
    if (!std::isfinite(span.min) || !std::isfinite(span.max))
        return {};
    return span.min <= span.max ? span : ValueSpan{span.max, span.min};
}

ValueSpan fieldSpan(const Field &field)
{
    auto frame = std::make_shared<Frame>();
    frame->fields = {field};
    return automaticSpan(Frames{frame});
}

ValueSpan automaticSpan(const Frames &frames)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const FramePtr &frame : frames) {
        for (std::size_t i = 0; frame && i < frame->fields.size(); ++i) {
            const NumberColumn *numbers = frame->fields[i].numbers();
            for (const double value : numbers ? numbers->span() : std::span<const double>()) {
                if (std::isfinite(value)) {
                    low = std::min(low, value);
                    high = std::max(high, value);
                }
            }
        }
    }
    return low <= high ? ValueSpan{low, high} : ValueSpan{};
}

} // namespace Promontory
