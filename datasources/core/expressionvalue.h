#pragma once

#include "datasources/frame/frame.h"

#include <vector>

namespace Promontory {

/// What an expression works on: a plain number, a number with labels, or a series. Values that are not
/// there are missingSample(), as in frames.
struct ExpressionValue
{
    enum class Kind { Scalar, Number, Series };

    Kind kind = Kind::Scalar;
    Labels labels;
    std::vector<qint64> times;  ///< of series, ascending; else empty
    std::vector<double> values; ///< of series as many as times; else exactly one

    static ExpressionValue scalar(double value) { return {Kind::Scalar, {}, {}, {value}}; }
    static ExpressionValue number(const Labels &labels, double value) { return {Kind::Number, labels, {}, {value}}; }

    bool isSeries() const { return kind == Kind::Series; }
    bool operator==(const ExpressionValue &) const = default;
};
using ExpressionValues = std::vector<ExpressionValue>;

/// The values of a query's frames. Answers of instant queries and tables are numbers, one for each row;
/// everything else is series.
ExpressionValues expressionValues(const Frames &frames, bool isInstant);

/// Frames of results: "Time" and a number field for a series, a number field alone for a number. The
/// fields are named by the refId, which takes the place of the metric's name.
Frames expressionFrames(const ExpressionValues &values, const QString &refId);

} // namespace Promontory
