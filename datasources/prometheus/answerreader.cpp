#include "datasources/prometheus/answerreader.h"

#include "datasources/prometheus/sampletext.h"

#include <QCoreApplication>

namespace Promontory {

using namespace Qt::StringLiterals;
namespace od = simdjson::ondemand;
using simdjson::error_code;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(AnswerDecoder)
};

ResultType typeNamed(std::string_view name)
{
    if (name == "matrix")
        return ResultType::Matrix;
    if (name == "vector")
        return ResultType::Vector;
    if (name == "scalar")
        return ResultType::Scalar;
    return name == "string" ? ResultType::String : ResultType::Unknown;
}

/// `[t,"text"]`
error_code readStringResult(od::value result, AnswerParts &parts)
{
    od::array elements;
    if (const auto fault = result.get_array().get(elements))
        return fault;
    int at = 0;
    for (auto item : elements) {
        od::value element;
        if (const auto fault = item.get(element))
            return fault;
        if (at == 0) {
            const std::string_view token = element.raw_json_token();
            readTimestampMs(token.data(), token.data() + token.size(), parts.textTimeMs);
        } else if (at == 1) {
            if (const auto fault = readText(element, parts.text, parts.tally.repairedText))
                return fault;
        }
        ++at;
    }
    return simdjson::SUCCESS;
}

error_code readTyped(od::value result, SeriesReader &reader, AnswerParts &parts)
{
    od::json_type type{};
    if (const auto fault = result.type().get(type))
        return fault;
    if (type == od::json_type::null)
        return simdjson::SUCCESS; // how some servers write an empty list
    if (parts.type == ResultType::Scalar)
        return reader.readScalar(result);
    if (parts.type == ResultType::String)
        return readStringResult(result, parts);
    od::array list;
    if (const auto fault = result.get_array().get(list))
        return fault;
    return reader.readAll(list);
}

error_code keepForLater(od::value result, std::string_view &text)
{
    od::array list;
    if (const auto fault = result.get_array().get(list))
        return fault;
    return list.raw_json().get(text);
}

/// A result that stands before its type is read again once the type is known.
error_code readLate(std::string_view text, SeriesReader &reader, AnswerParts &parts)
{
    const simdjson::padded_string copy(text);
    od::parser parser;
    od::document document;
    if (const auto fault = parser.iterate(copy).get(document))
        return fault;
    od::value value;
    if (const auto fault = document.get_value().get(value))
        return fault;
    return readTyped(value, reader, parts);
}

} // namespace

error_code readResult(od::value data, SeriesReader &reader, AnswerParts &parts)
{
    od::object object;
    if (const auto fault = data.get_object().get(object))
        return fault;
    std::string_view late;
    for (auto member : object) {
        std::string_view key;
        if (const auto fault = member.unescaped_key().get(key))
            return fault;
        od::value value;
        if (const auto fault = member.value().get(value))
            return fault;
        error_code fault = simdjson::SUCCESS;
        if (key == "resultType") {
            std::string_view name;
            fault = value.get_string().get(name);
            parts.type = typeNamed(name);
        } else if (key == "result") {
            fault = parts.type == ResultType::Unknown ? keepForLater(value, late)
                                                      : readTyped(value, reader, parts);
        }
        if (fault)
            return fault;
        if (reader.isCancelled() || reader.isTooLarge())
            return simdjson::SUCCESS;
    }
    return late.empty() ? simdjson::SUCCESS : readLate(late, reader, parts);
}

std::optional<Error> stopReason(const SeriesReader &reader, const DecodeContext &context)
{
    if (reader.isCancelled())
        return Error{ErrorKind::Cancelled, Text::tr("The query was cancelled."), {}};
    if (reader.isTooLarge())
        return Error{
            ErrorKind::TooLarge,
            Text::tr("The answer holds more than %L1 samples. A shorter range, a larger step or "
                     "fewer series help.")
                .arg(context.limits.samples),
            {}};
    return std::nullopt;
}

Result<AnswerParts> readWhole(QByteArray body, const DecodeContext &context)
{
    std::atomic<qint64> samples = 0;
    SeriesReader reader(context, samples);
    AnswerParts parts;
    const auto envelope = readSuccess(std::move(body), [&](od::value data) {
        const auto fault = readResult(data, reader, parts);
        const bool stopped = reader.isCancelled() || reader.isTooLarge();
        return stopped ? simdjson::INCORRECT_TYPE
                       : fault; // ends the reading; stopReason() says why
    });
    if (const auto stopped = stopReason(reader, context))
        return failure(*stopped);
    if (!envelope)
        return failure(envelope.error());
    if (parts.type == ResultType::Unknown)
        return failure(ErrorKind::BadResponse,
                       Text::tr("The server sent JSON that is not a Prometheus answer."),
                       u"resultType"_s);
    parts.series = std::move(reader.series);
    parts.tally.add(reader.tally);
    parts.notices = envelope->notices;
    return parts;
}

} // namespace Promontory
