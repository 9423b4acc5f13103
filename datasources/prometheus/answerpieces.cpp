#include "datasources/prometheus/answerreader.h"

#include <QSemaphore>
#include <QThreadPool>

#include <cstring>

namespace Promontory {

namespace od = simdjson::ondemand;
using simdjson::error_code;

namespace {

constexpr qsizetype SmallestBody =
    4 * 1024 * 1024; // below, one thread is done before two have started
constexpr qsizetype PieceSize =
    512 * 1024; // text and index of a piece stay in the second-level cache

// How Prometheus, Thanos, Mimir and VictoriaMetrics begin. Anything else is read as a whole.
constexpr std::string_view Beginnings[] = {
    R"({"status":"success","data":{"resultType":"matrix","result":[)",
    R"({"status":"success","isPartial":false,"data":{"resultType":"matrix","result":[)",
    R"({"status":"success","data":{"resultType":"vector","result":[)",
    R"({"status":"success","isPartial":false,"data":{"resultType":"vector","result":[)",
};

/// The body cut up: what stands around the list of series, and the list in pieces of whole series.
/// A quote inside a JSON string is escaped, so none of the marks looked for can stand in a label.
struct Pieces
{
    QByteArray envelope;                 ///< the answer with an empty list
    std::vector<std::string_view> lists; ///< series separated by commas, without brackets
};

std::size_t beginningOf(std::string_view body)
{
    for (const std::string_view beginning : Beginnings) {
        if (body.starts_with(beginning))
            return beginning.size();
    }
    return 0;
}

std::optional<Pieces> cutUp(std::string_view body)
{
    const std::size_t first = beginningOf(body);
    const std::size_t last = body.rfind("]}]");
    if (first == 0 || last == body.npos || last < first)
        return std::nullopt;
    const std::size_t end = last + 2;
    Pieces pieces;
    pieces.envelope.append(body.data(), qsizetype(first));
    pieces.envelope.append(body.data() + end, qsizetype(body.size() - end));
    constexpr std::string_view Border = R"(},{"metric":)";
    std::size_t from = first;
    while (from < end) {
        std::size_t cut = from + PieceSize < end ? body.find(Border, from + PieceSize) : body.npos;
        cut = cut == body.npos || cut >= end ? end : cut + 1;
        pieces.lists.push_back(body.substr(from, cut - from));
        from = cut + 1; // behind the comma
    }
    return pieces;
}

/// Reads pieces one after the other through one small buffer and one parser.
class PieceReader
{
public:
    explicit PieceReader(SeriesReader &reader) : m_reader(reader) {}

    error_code read(std::span<const std::string_view> lists)
    {
        for (const std::string_view list : lists) {
            if (const auto fault = readList(list))
                return fault;
            if (m_reader.isCancelled() || m_reader.isTooLarge())
                return simdjson::SUCCESS;
        }
        return simdjson::SUCCESS;
    }

private:
    error_code readList(std::string_view list)
    {
        const std::size_t size = list.size() + 2;
        if (m_buffer.size() < size + AnswerPadding)
            m_buffer.resize(size + size / 4 + AnswerPadding);
        m_buffer[0] = '[';
        std::memcpy(m_buffer.data() + 1, list.data(), list.size());
        m_buffer[size - 1] = ']';
        od::document document;
        if (const auto fault =
                m_parser.iterate(m_buffer.data(), size, m_buffer.size()).get(document))
            return fault;
        od::array array;
        if (const auto fault = document.get_array().get(array))
            return fault;
        if (const auto fault = m_reader.readAll(array))
            return fault;
        const bool stopped = m_reader.isCancelled() || m_reader.isTooLarge();
        const bool whole = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
        return stopped || whole ? simdjson::SUCCESS : simdjson::TAPE_ERROR;
    }

    SeriesReader &m_reader;
    std::vector<char> m_buffer;
    od::parser m_parser;
};

/// One half of the pieces, and what came of it.
struct Half
{
    SeriesReader reader;
    std::span<const std::string_view> lists;
    error_code fault = simdjson::SUCCESS;

    void read() { fault = PieceReader(reader).read(lists); }
};

void readBoth(Half &first, Half &second, QThreadPool *helpers)
{
    QSemaphore done;
    const bool helped = helpers && helpers->tryStart([&] {
        second.read();
        done.release();
    });
    first.read();
    if (helped)
        done.acquire();
    else
        second.read();
}

/// Puts the second half behind the first; where both have the same steps, they share them.
void join(AnswerParts &parts, Half &first, Half &second)
{
    const auto a = first.reader.grid.span();
    const auto b = second.reader.grid.span();
    if (std::equal(a.begin(), a.end(), b.begin(), b.end())) {
        for (ReadSeries &series : second.reader.series) {
            if (series.times.sharesBufferWith(second.reader.grid))
                series.times = first.reader.grid;
        }
    }
    parts.series = std::move(first.reader.series);
    parts.series.insert(parts.series.end(), std::make_move_iterator(second.reader.series.begin()),
                        std::make_move_iterator(second.reader.series.end()));
    parts.tally.add(first.reader.tally);
    parts.tally.add(second.reader.tally);
}

void dropSeriesBeyond(qsizetype limit, AnswerParts &parts)
{
    const auto size = qsizetype(parts.series.size());
    if (size <= limit)
        return;
    parts.tally.droppedSeries += size - limit;
    parts.series.resize(std::size_t(limit));
}

} // namespace

std::optional<Result<AnswerParts>> readInPieces(const QByteArray &body,
                                                const DecodeContext &context)
{
    if (body.size() < SmallestBody)
        return std::nullopt;
    const auto pieces = cutUp(std::string_view(body.constData(), std::size_t(body.size())));
    if (!pieces)
        return std::nullopt;
    std::atomic<qint64> samples = 0;
    AnswerParts parts;
    SeriesReader unused(context, samples);
    const auto envelope = readSuccess(
        pieces->envelope, [&](od::value data) { return readResult(data, unused, parts); });
    if (!envelope || envelope->repaired)
        return std::nullopt;
    const std::span<const std::string_view> lists(pieces->lists);
    const std::size_t middle = (lists.size() + 1) / 2;
    Half first{SeriesReader(context, samples), lists.first(middle)};
    Half second{SeriesReader(context, samples), lists.subspan(middle)};
    readBoth(first, second, context.helpers);
    for (const Half *half : {&first, &second}) {
        if (const auto stopped = stopReason(half->reader, context))
            return failure(*stopped);
    }
    if (first.fault || second.fault)
        return std::nullopt;
    join(parts, first, second);
    dropSeriesBeyond(context.limits.series, parts);
    parts.notices = envelope->notices;
    return parts;
}

} // namespace Promontory
