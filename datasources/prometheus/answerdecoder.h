/// datasources/prometheus speaks the HTTP API of Prometheus and its relatives. The decoders are
/// pure functions from bytes to columns, for any thread; PrometheusSource is the network behind
/// them.
#pragma once

#include "datasources/core/datasource.h"

#include <QByteArray>

#include <functional>

class QThreadPool;

namespace Promontory {

/// What one answer may hold; reliability-security S2 and S6 give the defaults.
struct DecodeLimits
{
    qint64 bytes = 256LL * 1024 * 1024;
    qint64 samples = 5'000'000;
    qsizetype series = 100'000;
};

/// What a decode has to know besides the bytes.
struct DecodeContext
{
    QueryRequest request;
    DecodeLimits limits;
    std::function<bool()>
        isCancelled;                ///< asked now and then from the decoding threads; may be empty
    QThreadPool *helpers = nullptr; ///< lends a second thread to a large answer, if one is free
};

/// Room that a body needs behind its end to be read in place; without it the decoder copies the
/// body.
inline constexpr qsizetype AnswerPadding = 64;

/// Decodes the answer of query or query_range. Range: one frame per series, "Time" and "Value", in
/// the server's order; series on the same steps share one time column. Instant: one table frame
/// (format Table) with "Time", a text column per label sorted by name, and "Value"; else one row
/// per series. Errors: BadResponse (not an answer, truncated), TooLarge, Cancelled, and what the
/// server said.
Result<QueryAnswer> decodeAnswer(QByteArray body, const DecodeContext &context);

/// Answers of labels and label/<name>/values.
Result<QStringList> decodeStrings(QByteArray body, qsizetype limit);
/// Answers of series.
Result<QList<Labels>> decodeSeries(QByteArray body, qsizetype limit);
/// Answers of metadata; one entry per metric and distinct description.
Result<QList<MetricMetadata>> decodeMetadata(QByteArray body);

/// What status/buildinfo tells, with empty texts for what is missing.
struct BuildInfo
{
    QString version;
    QString application; ///< "Grafana Mimir" …
    bool hasRevision = false;
    bool hasGoVersion = false;
};
Result<BuildInfo> decodeBuildInfo(QByteArray body);

/// Whether an answer of query carries the mark of VictoriaMetrics (stats beside data).
bool hasVictoriaMetricsMark(QByteArray body);

/// The error behind an answer whose HTTP status is not 2xx: from the envelope if there is one, else
/// from the status and, cleaned and shortened, the text.
Error errorFromStatus(int status, QByteArray body);

} // namespace Promontory
