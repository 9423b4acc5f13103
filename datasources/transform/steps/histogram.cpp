#include "datasources/transform/steps/histogram.h"

#include "datasources/transform/bucketsize.h"
#include "datasources/transform/cells.h"
#include "datasources/transform/fieldnames.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Transform)
};

constexpr double MostBuckets = 10'000;

struct Buckets
{
    double first = 0; // lower end of the first one
    double size = 1;
    std::size_t count = 0;

    double lower(std::size_t index) const { return first + size * static_cast<double>(index); }
};

std::vector<const Field *> numberFields(const Frames &frames)
{
    std::vector<const Field *> fields;
    for (const FramePtr &frame : frames) {
        for (const Field &field : frame->fields) {
            if (field.isNumber())
                fields.push_back(&field);
        }
    }
    return fields;
}

struct Span
{
    double min = std::numeric_limits<double>::infinity();
    double max = -std::numeric_limits<double>::infinity();

    void add(const Field &field)
    {
        const NumberColumn numbers = numbersOf(field.values);
        for (const double value : numbers.span()) {
            if (std::isfinite(value)) {
                min = std::min(min, value);
                max = std::max(max, value);
            }
        }
    }
};

double sizeFor(const std::vector<const Field *> &fields, double wanted)
{
    std::vector<std::span<const double>> columns;
    for (const Field *field : fields)
        columns.push_back(numbersOf(field->values).span());
    return histogramBucketSize(columns, wanted);
}

Result<Buckets> bucketsFor(const std::vector<const Field *> &fields, const Span &span,
                           const Json &options)
{
    const double wanted =
        std::clamp(options[u"bucketCount"].numberLike().value_or(30), 1.0, MostBuckets);
    const double given = options[u"bucketSize"].numberLike().value_or(0);
    Buckets buckets;
    buckets.size = given > 0 ? given : sizeFor(fields, wanted);
    const double offset = options[u"bucketOffset"].numberLike().value_or(0);
    const auto floorOf = [&](double value) {
        return std::floor((value - offset) / buckets.size) * buckets.size + offset;
    };
    buckets.first = floorOf(span.min);
    const double count = std::round((floorOf(span.max) - buckets.first) / buckets.size) + 1;
    if (!(count <= MostBuckets))
        return failure(ErrorKind::TooLarge,
                       Text::tr("It would give more than %L1 buckets.").arg(MostBuckets));
    buckets.count = static_cast<std::size_t>(count);
    return buckets;
}

void count(std::vector<double> &counts, const Field &field, const Buckets &buckets)
{
    const double last = static_cast<double>(buckets.count) - 1;
    const NumberColumn numbers = numbersOf(field.values);
    for (const double value : numbers.span()) {
        if (std::isfinite(value))
            ++counts[static_cast<std::size_t>(
                std::clamp(std::floor((value - buckets.first) / buckets.size), 0.0, last))];
    }
}

std::vector<Field> countFields(const std::vector<const Field *> &fields, const Buckets &buckets,
                               bool combines)
{
    std::vector<Field> results;
    std::vector<double> counts(buckets.count, 0);
    for (const Field *field : fields) {
        count(counts, *field, buckets);
        if (combines)
            continue;
        Field result = *field;
        result.config.unit.clear();
        result.values = NumberColumn(std::exchange(counts, std::vector<double>(buckets.count, 0)));
        results.push_back(std::move(result));
    }
    if (combines)
        results.push_back(plainField(u"count"_s, NumberColumn(std::move(counts))));
    return results;
}

Field endField(const QString &name, const Buckets &buckets, std::size_t shift,
               const FieldConfig &config)
{
    std::vector<double> ends;
    for (std::size_t index = 0; index < buckets.count; ++index)
        ends.push_back(buckets.lower(index + shift));
    Field field = plainField(name, NumberColumn(std::move(ends)));
    field.config.unit = config.unit;
    field.config.decimals = config.decimals;
    return field;
}

} // namespace

Result<Frames> histogramOf(const Frames &frames, const Json &options,
                           const TransformContext &context)
{
    const std::vector<const Field *> fields = numberFields(frames);
    Span span;
    for (const Field *field : fields)
        span.add(*field);
    if (!(span.min <= span.max))
        return Frames();
    const auto buckets = bucketsFor(fields, span, options);
    if (!buckets)
        return failure(buckets.error());
    const bool combines = options[u"combine"].toBool();
    if (!context.allows(buckets->count, combines ? 3 : fields.size() + 2))
        return failure(tooManyCells(context));
    auto result = emptyCopy(*frames.front(), FrameKind::Table);
    result->fields = {endField(u"xMin"_s, *buckets, 0, fields.front()->config),
                      endField(u"xMax"_s, *buckets, 1, fields.front()->config)};
    for (Field &field : countFields(fields, *buckets, combines))
        result->fields.push_back(std::move(field));
    nameFields(*result);
    return Frames{std::move(result)};
}

} // namespace Promontory
