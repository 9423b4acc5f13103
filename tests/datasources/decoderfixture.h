/// Answers as Prometheus sends them, and what is read of them.
#pragma once

#include "datasources/prometheus/answerdecoder.h"

#include <QByteArray>
#include <QList>

namespace Promontory {

/// A range query "A" with a step of one second.
inline DecodeContext rangeContext()
{
    DecodeContext context;
    context.request.kind = QueryKind::Range;
    context.request.refId = QStringLiteral("A");
    context.request.stepMs = 1000;
    return context;
}

/// A whole answer around this result.
inline QByteArray answer(const QByteArray &type, const QByteArray &result)
{
    return R"({"status":"success","data":{"resultType":")" + type + R"(","result":)" + result +
           "}}";
}

inline QList<double> valuesOf(const Frame &frame)
{
    const Field *field = frame.numberField();
    const NumberColumn *numbers = field ? field->numbers() : nullptr;
    const auto span = numbers ? numbers->span() : std::span<const double>();
    return {span.begin(), span.end()};
}

/// `series` series of `points` samples, one a second, on the same steps.
inline QByteArray bigMatrix(int series, int points)
{
    QByteArray result = "[";
    for (int s = 0; s < series; ++s) {
        result += s ? ",{\"metric\":{\"i\":\"" : "{\"metric\":{\"i\":\"";
        result += QByteArray::number(s) + "\"},\"values\":[";
        for (int i = 0; i < points; ++i) {
            if (i)
                result += ',';
            result += '[' + QByteArray::number(1'700'000'000 + i) + ",\"" +
                      QByteArray::number(s * 0.25 + i) + "\"]";
        }
        result += "]}";
    }
    return answer("matrix", result + ']');
}

} // namespace Promontory
