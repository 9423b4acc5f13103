#pragma once

#include "datasources/base/result.h"
#include "datasources/json/json.h"

#include <QString>

namespace Promontory {

/// A condition on one number, as expressions and alerts write it: { type, params }.
struct ValueTest
{
    QString kind = QStringLiteral("gt"); ///< "gt", "lt", "within_range", "no_value" …
    double first = 0, second = 0;

    /// A value that is not there is accepted by "no_value" alone.
    bool accepts(double value) const;
};

/// Unsupported if the kind is not known.
Result<ValueTest> readValueTest(const Json &evaluator);

} // namespace Promontory
