#include "datasources/prometheus/envelope.h"

#include "datasources/prometheus/answerdecoder.h"
#include "datasources/prometheus/textrepair.h"

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

constexpr qsizetype MaxNotices = 50;
constexpr qsizetype MaxNoticeLength = 1000;

static_assert(AnswerPadding >= static_cast<qsizetype>(simdjson::SIMDJSON_PADDING));

error_code readNotices(od::value value, Notice::Severity severity, Envelope &envelope)
{
    od::array list;
    if (value.get_array().get(list))
        return simdjson::SUCCESS; // null, or not ours
    for (auto item : list) {
        od::value element;
        if (const auto fault = item.get(element))
            return fault;
        QString text;
        if (readText(element, text, envelope.repaired) != simdjson::SUCCESS ||
            envelope.notices.size() >= MaxNotices)
            continue;
        // Servers older than the list of infos put them among the warnings.
        const bool isInfo = text.startsWith("PromQL info: "_L1);
        envelope.notices.append(
            {isInfo ? Notice::Severity::Info : severity, cleanedText(text, MaxNoticeLength)});
    }
    return simdjson::SUCCESS;
}

void readPartial(od::value value, Envelope &envelope)
{
    bool partial = false;
    if (!value.get_bool().get(partial) && partial)
        envelope.notices.append({Notice::Severity::Partial,
                                 Text::tr("The server says that a part of the data is missing.")});
}

/// Texts that should be strings may be anything; only broken JSON is a fault.
error_code readOptionalText(od::value value, Envelope &envelope, QString &text)
{
    od::json_type type{};
    if (const auto fault = value.type().get(type))
        return fault;
    return type == od::json_type::string ? readText(value, text, envelope.repaired)
                                         : simdjson::SUCCESS;
}

error_code readMember(std::string_view key, od::value value, Envelope &envelope,
                      const DataReader &readData)
{
    if (key == "data") {
        od::json_type type{};
        if (const auto fault = value.type().get(type))
            return fault;
        envelope.hasData = type != od::json_type::null;
        return envelope.hasData ? readData(value) : simdjson::SUCCESS;
    }
    if (key == "status")
        return readOptionalText(value, envelope, envelope.status);
    if (key == "errorType")
        return readOptionalText(value, envelope, envelope.errorType);
    if (key == "error")
        return readOptionalText(value, envelope, envelope.error);
    if (key == "warnings")
        return readNotices(value, Notice::Severity::Warning, envelope);
    if (key == "infos")
        return readNotices(value, Notice::Severity::Info, envelope);
    if (key == "isPartial")
        readPartial(value, envelope);
    if (key == "stats")
        envelope.victoriaMetrics = true;
    return simdjson::SUCCESS;
}

error_code readDocument(od::document &document, Envelope &envelope, const DataReader &readData)
{
    od::object root;
    if (const auto fault = document.get_object().get(root))
        return fault;
    for (auto member : root) {
        std::string_view key;
        if (const auto fault = member.unescaped_key().get(key))
            return fault;
        od::value value;
        if (const auto fault = member.value().get(value))
            return fault;
        if (const auto fault = readMember(key, value, envelope, readData))
            return fault;
    }
    // Only a closed root with nothing behind it proves that the body is whole.
    return document.current_location().error() == simdjson::OUT_OF_BOUNDS ? simdjson::SUCCESS
                                                                          : simdjson::TAPE_ERROR;
}

error_code readPadded(const QByteArray &body, Envelope &envelope, const DataReader &readData)
{
    od::parser parser;
    od::document document;
    const simdjson::padded_string_view view(body.constData(), static_cast<std::size_t>(body.size()),
                                            static_cast<std::size_t>(body.capacity()));
    if (const auto fault = parser.iterate(view).get(document))
        return fault;
    return readDocument(document, envelope, readData);
}

void addPadding(QByteArray &body)
{
    if (body.capacity() - body.size() < AnswerPadding)
        body.reserve(body.size() + AnswerPadding);
}

} // namespace

error_code readText(od::value value, QString &text, bool &repaired)
{
    const std::string_view token = value.raw_json_token();
    od::raw_json_string raw;
    if (const auto fault = value.get_raw_json_string().get(raw))
        return fault;
    const auto quote = token.rfind('"'); // white space may follow it
    const std::string_view inside =
        token.substr(1, quote == 0 || quote == token.npos ? 0 : quote - 1);
    if (inside.find('\\') == inside.npos) {
        text = QString::fromUtf8(inside.data(), static_cast<qsizetype>(inside.size()));
        return simdjson::SUCCESS;
    }
    text = lenientUnescaped(inside);
    repaired = repaired || text.contains(QChar::ReplacementCharacter);
    return simdjson::SUCCESS;
}

Result<Envelope> readEnvelope(QByteArray body, const DataReader &readData)
{
    addPadding(body);
    Envelope envelope;
    error_code fault = readPadded(body, envelope, readData);
    if (fault == simdjson::UTF8_ERROR || fault == simdjson::UNESCAPED_CHARS) {
        // Found before anything was read, so the second reading starts afresh.
        body = repairedText(body);
        addPadding(body);
        fault = readPadded(body, envelope, readData);
        envelope.repaired = true;
    }
    if (fault)
        return failure(brokenBodyError(body, simdjson::error_message(fault)));
    if (envelope.repaired)
        envelope.notices.append(
            {Notice::Severity::Warning,
             Text::tr("Some texts of the answer were not valid UTF-8; the broken "
                      "characters are shown as \uFFFD.")});
    return envelope;
}

Result<Envelope> readSuccess(QByteArray body, const DataReader &readData)
{
    auto envelope = readEnvelope(std::move(body), readData);
    if (!envelope)
        return envelope;
    if (envelope->status == "error"_L1)
        return failure(serverError(*envelope));
    if (envelope->status != "success"_L1 || !envelope->hasData)
        return failure(ErrorKind::BadResponse,
                       Text::tr("The server sent JSON that is not a Prometheus answer."),
                       u"status: "_s + cleanedText(envelope->status, 40));
    return envelope;
}

} // namespace Promontory
