#pragma once

#include "app/cli/queryoptions.h"

#include <QByteArray>

namespace Promontory {

/// The answer as text. CSV: "time" and one column per series in the server's order, a row per step.
/// JSON: in the shape of the HTTP API. Table: for people, one row per step, or per sample if the
/// series do not fit side by side.
QByteArray formatAnswer(const QueryAnswer &answer, const QueryRequest &request,
                        OutputFormat format);

/// The shortest text that reads back as the same number; "NaN", "+Inf", "-Inf".
QByteArray numberText(double value);

/// RFC 3339 in UTC, with milliseconds only where there are some.
QByteArray timeText(qint64 timeMs);

} // namespace Promontory
