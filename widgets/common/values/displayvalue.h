/// widgets/common/values turns frames into the single values that stats, gauges, bars and cells
/// show: their number, their text, their colour.
#pragma once

#include "datasources/format/formatvalue.h"
#include "datasources/frame/frame.h"
#include "widgets/common/values/datalinks.h"
#include "widgets/common/values/valueoptions.h"

#include <QString>

#include <vector>

namespace Promontory {

/// The span that colours and bars are scaled to.
struct ValueSpan
{
    double min = 0;
    double max = 100;

    double
    fraction(double value) const; ///< 0 to 1, clamped; 0 for a span without length or no value
    bool operator==(const ValueSpan &) const = default;
};

/// One value to show.
struct DisplayValue
{
    QString title; ///< one line
    double number = missingSample();
    FormattedValue text;
    FieldConfig config;
    ValueSpan span;
    NumberColumn samples; ///< what it was reduced from; empty for rows and texts
    TimeColumn times;     ///< of the samples; empty without a time field
    qsizetype index = 0;  ///< position among all fields, for palette colours
    FieldOrigin origin;
    std::optional<std::size_t> row; ///< of its field; nothing where it was reduced
    QString calculation;            ///< what reduced it

    DataPlace place() const { return {origin, row, text, number, calculation}; }
    double fraction() const { return span.fraction(number); } ///< its place on its scale, 0 to 1
};

/// All values of the frames, in order. At most 500: no panel can show more.
std::vector<DisplayValue> displayValues(const Frames &frames, const ReduceOptions &options,
                                        const FormatContext &context);
/// The same as a panel shows them: times in its zone, ages up to the end of its range.
std::vector<DisplayValue> displayValues(const Frames &frames, const ReduceOptions &options,
                                        const QTimeZone &zone, const TimeRange &range);

/// What the links of the values speak of.
std::vector<DataPlace> placesOf(const std::vector<DisplayValue> &values);

/// Span of a field: its own min and max, where absent those of all its panel's numbers; 0 to 100
/// without any.
ValueSpan spanOf(const FieldConfig &config, const ValueSpan &automatic);
/// Lowest and highest number of all fields of the frames; 0 to 100 if there are none.
ValueSpan automaticSpan(const Frames &frames);
/// The same of one field (`fieldMinMax`).
ValueSpan fieldSpan(const Field &field);

} // namespace Promontory
