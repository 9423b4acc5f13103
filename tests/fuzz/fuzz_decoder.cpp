#include "datasources/prometheus/alertdecoder.h"

#include <cstdlib>

namespace {

using namespace Promontory;

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// Columns of a frame are equally long, and time goes up.
void checkFrame(const Frame &frame)
{
    for (const Field &field : frame.fields)
        require(field.size() == frame.rows());
    const Field *field = frame.timeField();
    const TimeColumn *times = field ? field->times() : nullptr;
    require(times != nullptr);
    if (frame.meta.kind == FrameKind::Table)
        return;
    const auto span = times->span();
    for (std::size_t i = 1; i < span.size(); ++i)
        require(span[i - 1] < span[i]);
}

void checkAnswer(const QByteArray &body, const DecodeContext &context)
{
    const auto answer = decodeAnswer(body, context);
    if (!answer) {
        require(!answer.error().message.isEmpty());
        return;
    }
    for (const FramePtr &frame : answer->frames)
        checkFrame(*frame);
    // What is whole is not whole without its last bracket.
    require(!decodeAnswer(body.trimmed().chopped(1), context).has_value());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size);

/// Any bytes as the answer of a server: no crash, no partial result, columns that fit together.
int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray body(QByteArrayView(data, static_cast<qsizetype>(size)).toByteArray());
    DecodeContext context;
    context.request.stepMs = 1000;
    context.request.range = {1'700'000'000'000, 1'700'000'060'000};
    context.limits.samples = 10'000;
    checkAnswer(body, context);
    context.request.kind = QueryKind::Instant;
    context.request.format = QueryFormat::Table;
    checkAnswer(body, context);
    (void)decodeAlerts(body, context);
    (void)decodeStrings(body, 100);
    (void)decodeSeries(body, 100);
    (void)decodeMetadata(body);
    (void)decodeBuildInfo(body);
    (void)hasVictoriaMetricsMark(body);
    require(!errorFromStatus(500, body).message.isEmpty());
    return 0;
}
