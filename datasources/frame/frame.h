/// datasources/frame holds data as values: time ranges, labels, columns, fields and frames, and the
/// functions over them. It knows neither where data comes from nor where it is drawn.
#pragma once

#include "datasources/base/notice.h"
#include "datasources/frame/column.h"
#include "datasources/frame/fieldconfig.h"
#include "datasources/frame/labels.h"
#include "datasources/frame/timerange.h"

#include <QString>

#include <limits>
#include <memory>
#include <variant>
#include <vector>

namespace Promontory {

struct Frame;
using FramePtr = std::shared_ptr<const Frame>;
using Frames = std::vector<FramePtr>;

using TimeColumn = Column<qint64>; ///< milliseconds since the epoch, UTC, ascending
using NumberColumn = Column<double>;
using TextColumn = Column<QString>;
using BoolColumn = Column<char>; ///< 0 or 1
using FrameColumn = Column<FramePtr>; ///< a small chart or the rows of a group in each cell
using FieldValues = std::variant<TimeColumn, NumberColumn, TextColumn, BoolColumn, FrameColumn>;

/// Stand for a moment and a truth value that are not there, as joined tables have them; for numbers
/// there is missingSample(), for texts a null QString, for frames no frame.
inline constexpr qint64 MissingTime = std::numeric_limits<qint64>::min();
inline constexpr char MissingFlag = 2;

/// One named column of a frame.
struct Field
{
    QString name;   ///< "Time", "Value", or a label's name in a table
    Labels labels;  ///< of a series; empty for plain columns
    QString legendName; ///< what the legend of its query calls it; empty for plain columns
    QString displayName; ///< what legends and headers show; resolved, never empty in shaped frames
    FieldConfig config;  ///< resolved: defaults with overrides applied
    FieldValues values;

    std::size_t size() const;
    bool isTime() const { return std::holds_alternative<TimeColumn>(values); }
    bool isNumber() const { return std::holds_alternative<NumberColumn>(values); }
    const TimeColumn *times() const { return std::get_if<TimeColumn>(&values); }
    const NumberColumn *numbers() const { return std::get_if<NumberColumn>(&values); }
    const TextColumn *texts() const { return std::get_if<TextColumn>(&values); }
    const BoolColumn *flags() const { return std::get_if<BoolColumn>(&values); }
    const FrameColumn *frames() const { return std::get_if<FrameColumn>(&values); }
};

/// One bucket of a native histogram sample.
struct HistogramBucket
{
    double lower = 0;
    double upper = 0;
    double count = 0;
    int rule = 0; ///< 0 (lo,hi], 1 [lo,hi), 2 (lo,hi), 3 [lo,hi]
};

/// One native histogram sample; buckets ascending.
struct HistogramSample
{
    qint64 timeMs = 0;
    double count = 0;
    double sum = 0;
    std::vector<HistogramBucket> buckets;
};

enum class FrameKind { TimeSeries, Table };

/// What came with the data.
struct FrameMeta
{
    FrameKind kind = FrameKind::TimeSeries;
    qint64 stepMs = 0; ///< 0: samples are not on a grid
    QString expression;
    std::vector<HistogramSample> histograms; ///< native histograms of a series
    double value = missingSample(); ///< of a frame that stands in a cell: what it counts as
    bool hasTitles = true;          ///< of a frame that stands in a cell: its columns have titles
};

/// A set of columns of equal length. A time series frame is a "Time" field and one number field;
/// a table frame has any fields. Published frames are const and never change.
struct Frame
{
    QString refId;
    QString name;
    std::vector<Field> fields;
    FrameMeta meta;

    std::size_t rows() const { return fields.empty() ? 0 : fields.front().size(); }
    const Field *timeField() const;   ///< the first time field, or nothing
    const Field *numberField() const; ///< the first number field, or nothing
};

} // namespace Promontory
