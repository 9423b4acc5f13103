#include "datasources/prometheus/answerdecoder.h"

#include "datasources/prometheus/answerreader.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLocale>

namespace Promontory {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(AnswerDecoder)
};

constexpr qsizetype HeadBytes = 16 * 1024;

} // namespace

Result<QueryAnswer> decodeAnswer(QByteArray body, const DecodeContext &context)
{
    QElapsedTimer timer;
    timer.start();
    const qint64 bytes = body.size();
    if (bytes > context.limits.bytes)
        return failure(
            ErrorKind::TooLarge,
            Text::tr("The answer is larger than %1. A shorter range, a larger step or fewer "
                     "series help.")
                .arg(QLocale().formattedDataSize(context.limits.bytes, 0)));
    const QByteArray head = body.left(HeadBytes);
    auto inPieces = readInPieces(body, context);
    auto parts = inPieces ? std::move(*inPieces) : readWhole(std::move(body), context);
    if (!parts)
        return failure(parts.error());
    QueryAnswer answer = toAnswer(std::move(*parts), context);
    answer.trace.bytes = bytes;
    answer.trace.head = head;
    answer.trace.decodeMs = timer.elapsed();
    return answer;
}

} // namespace Promontory
