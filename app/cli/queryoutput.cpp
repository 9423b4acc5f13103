#include "app/cli/queryoutput.h"

#include "app/cli/queryjson.h"

#include <QDateTime>

#include <charconv>
#include <cmath>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LongestGrid = 1'000'000;
constexpr qsizetype WidestLine = 160; ///< of a table for people

/// Rows of cells; the first row is the header.
using Grid = QList<QByteArrayList>;

TimeColumn timesOf(const Frame &frame)
{
    const Field *field = frame.timeField();
    const TimeColumn *times = field ? field->times() : nullptr;
    return times ? *times : TimeColumn();
}

NumberColumn numbersOf(const Frame &frame)
{
    const Field *field = frame.numberField();
    const NumberColumn *numbers = field ? field->numbers() : nullptr;
    return numbers ? *numbers : NumberColumn();
}

QByteArray seriesName(const Frame &frame)
{
    const Field *field = frame.numberField();
    return (field ? field->labels : Labels()).toText().toUtf8();
}

/// The value of a frame's row as text: a number, a missing one, or the text of a string result.
QByteArray cellText(const Frame &frame, std::size_t row)
{
    const NumberColumn numbers = numbersOf(frame);
    if (row < numbers.size())
        return isMissing(numbers.span()[row]) ? QByteArray() : numberText(numbers.span()[row]);
    for (const Field &field : frame.fields) {
        const TextColumn *texts = field.texts();
        if (texts && row < texts->size())
            return texts->span()[row].toUtf8();
    }
    return {};
}

/// All moments of the answer, ascending.
std::vector<qint64> momentsOf(const QueryAnswer &answer)
{
    std::vector<qint64> moments;
    TimeColumn before;
    for (const FramePtr &frame : answer.frames) {
        const TimeColumn times = timesOf(*frame);
        if (times.sharesBufferWith(before))
            continue;
        before = times;
        const auto span = times.span();
        moments.insert(moments.end(), span.begin(), span.end());
    }
    std::sort(moments.begin(), moments.end());
    moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
    return moments;
}

/// One row per step, as long as the server kept to the steps that it was asked for.
std::vector<qint64> rowsOf(const QueryAnswer &answer, const QueryRequest &request)
{
    std::vector<qint64> moments = momentsOf(answer);
    if (request.kind == QueryKind::Instant || moments.empty() || request.stepMs <= 0 ||
        request.range.spanMs() / request.stepMs > LongestGrid)
        return moments;
    const bool onSteps = std::all_of(moments.begin(), moments.end(), [&request](qint64 timeMs) {
        return request.range.contains(timeMs) &&
               (timeMs - request.range.fromMs) % request.stepMs == 0;
    });
    if (!onSteps)
        return moments;
    moments.clear();
    for (qint64 timeMs = request.range.fromMs; timeMs <= request.range.toMs;
         timeMs += request.stepMs)
        moments.push_back(timeMs);
    return moments;
}

/// One series on its way down the rows.
struct SeriesCursor
{
    const Frame &frame;
    TimeColumn times;
    std::size_t next = 0;

    QByteArray cellAt(qint64 timeMs)
    {
        const bool here = next < times.size() && times.span()[next] == timeMs;
        return here ? cellText(frame, next++) : QByteArray();
    }
};

Grid toGrid(const QueryAnswer &answer, const QueryRequest &request)
{
    Grid grid{{"time"}};
    std::vector<SeriesCursor> cursors;
    for (const FramePtr &frame : answer.frames) {
        grid.first().append(seriesName(*frame));
        cursors.push_back({*frame, timesOf(*frame)});
    }
    for (const qint64 timeMs : rowsOf(answer, request)) {
        QByteArrayList row{timeText(timeMs)};
        for (SeriesCursor &cursor : cursors)
            row.append(cursor.cellAt(timeMs));
        grid.append(row);
    }
    return grid;
}

QByteArray csvCell(const QByteArray &cell)
{
    const bool plain = std::none_of(cell.begin(), cell.end(), [](char c) {
        return c == ',' || c == '"' || c == '\n' || c == '\r';
    });
    if (plain)
        return cell;
    QByteArray quoted = cell;
    quoted.replace("\"", "\"\"");
    return '"' + quoted + '"';
}

QByteArray toCsv(const Grid &grid)
{
    QByteArray text;
    for (const QByteArrayList &row : grid) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (i > 0)
                text += ',';
            text += csvCell(row.at(i));
        }
        text += '\n';
    }
    return text;
}

/// At one moment, and where there are many series, these are the rows.
Grid turned(const QueryAnswer &answer)
{
    Grid grid{{"series", "time", "value"}};
    for (const FramePtr &frame : answer.frames) {
        const TimeColumn times = timesOf(*frame);
        for (std::size_t row = 0; row < times.size(); ++row)
            grid.append({seriesName(*frame), timeText(times.span()[row]), cellText(*frame, row)});
    }
    return grid;
}

/// Whether the names of the series still stand side by side on a line.
bool fitsOnALine(const QueryAnswer &answer)
{
    qsizetype width = 0;
    for (const FramePtr &frame : answer.frames)
        width += seriesName(*frame).size() + 2;
    return width <= WidestLine;
}

qsizetype widthOf(const QByteArray &cell)
{
    return QString::fromUtf8(cell).size();
}

QByteArray toTable(const Grid &grid)
{
    QList<qsizetype> widths(grid.first().size(), 0);
    for (const QByteArrayList &row : grid) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths.at(i), widthOf(row.at(i)));
    }
    QByteArray text;
    for (const QByteArrayList &row : grid) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            text += row.at(i);
            if (i + 1 < row.size())
                text += QByteArray(widths.at(i) - widthOf(row.at(i)) + 2, ' ');
        }
        text += '\n';
    }
    return text;
}

} // namespace

QByteArray numberText(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "+Inf" : "-Inf";
    char buffer[32];
    const auto [end, fault] = std::to_chars(buffer, buffer + sizeof buffer, value);
    return fault == std::errc() ? QByteArray(buffer, end - buffer) : QByteArray();
}

QByteArray timeText(qint64 timeMs)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(timeMs, Qt::UTC);
    return time.toString(timeMs % 1000 == 0 ? Qt::ISODate : Qt::ISODateWithMs).toLatin1();
}

QByteArray formatAnswer(const QueryAnswer &answer, const QueryRequest &request, OutputFormat format)
{
    switch (format) {
    case OutputFormat::Csv:
        return toCsv(toGrid(answer, request));
    case OutputFormat::Json:
        return toApiJson(answer);
    case OutputFormat::Table:
        break;
    }
    const bool sideBySide = request.kind == QueryKind::Range && fitsOnALine(answer);
    return toTable(sideBySide ? toGrid(answer, request) : turned(answer));
}

} // namespace Promontory
