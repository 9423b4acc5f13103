#pragma once

#include "datasources/base/notice.h"
#include "datasources/base/result.h"

#include <QByteArray>

#include <simdjson.h>

#include <functional>

namespace Promontory {

/// What stands around the data of every answer: {status, data?, errorType?, error?, warnings?,
/// infos?}.
struct Envelope
{
    QString status;
    QString errorType;
    QString error;
    QList<Notice> notices;
    bool hasData = false;
    bool repaired = false;        ///< the bytes were not UTF-8 or held control characters
    bool victoriaMetrics = false; ///< stats beside data
};

using DataReader = std::function<simdjson::error_code(simdjson::ondemand::value)>;

/// Reads the envelope and hands its data to `readData`. The document must be complete: an object
/// that is closed, with nothing but white space behind it. A body that is no UTF-8 is repaired
/// first. An answer of status "error" is an Envelope, not a failure.
Result<Envelope> readEnvelope(QByteArray body, const DataReader &readData);

/// The same, with everything but a success made a failure.
Result<Envelope> readSuccess(QByteArray body, const DataReader &readData);

/// The error that an envelope of status "error" stands for.
Error serverError(const Envelope &envelope);

/// A string value as text; unpaired surrogates and NUL become U+FFFD and raise `repaired`.
simdjson::error_code readText(simdjson::ondemand::value value, QString &text, bool &repaired);

} // namespace Promontory
