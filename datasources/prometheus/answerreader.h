#pragma once

#include "datasources/prometheus/envelope.h"
#include "datasources/prometheus/seriesreader.h"

namespace Promontory {

enum class ResultType { Unknown, Matrix, Vector, Scalar, String };

/// Everything that was read from one answer of query or query_range.
struct AnswerParts
{
    ResultType type = ResultType::Unknown;
    std::vector<ReadSeries> series;
    ReadTally tally;
    QString text; ///< of a string result
    qint64 textTimeMs = 0;
    QList<Notice> notices; ///< of the envelope
};

/// Reads a body in one go, on this thread.
Result<AnswerParts> readWhole(QByteArray body, const DecodeContext &context);

/// Reads a large body in pieces of whole series, on two threads where one is to be had. Nothing if
/// the body does not look like that or if any piece is faulty: readWhole() then finds out what is
/// wrong.
std::optional<Result<AnswerParts>> readInPieces(const QByteArray &body,
                                                const DecodeContext &context);

/// Reads the data member of an answer.
simdjson::error_code readResult(simdjson::ondemand::value data, SeriesReader &reader,
                                AnswerParts &parts);

/// Cancelled or TooLarge, if a reader gave up for one of these.
std::optional<Error> stopReason(const SeriesReader &reader, const DecodeContext &context);

/// The frames and notices of what was read.
QueryAnswer toAnswer(AnswerParts parts, const DecodeContext &context);

} // namespace Promontory
