#include "tests/benchmarks/pixels.h"

#include "datasources/prometheus/answerdecoder.h"
#include "datasources/transform/resolvefields.h"
#include "tests/benchmarks/everysample.h"
#include "widgets/panels/timeseries/timeseriesview.h"

#include <QElapsedTimer>
#include <QFile>
#include <QPainter>
#include <QThreadPool>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr double NanosPerMs = 1e6;

struct Round
{
    double decodeMs = 0;
    double drawMs = 0;
    QImage image;
};

/// The answer with room behind its end, so that it is read in place.
Result<QByteArray> answerBytes(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Storage, QObject::tr("%1 cannot be read.").arg(path), file.errorString());
    QByteArray bytes;
    bytes.reserve(file.size() + AnswerPadding);
    bytes.resize(file.size());
    if (file.read(bytes.data(), bytes.size()) != bytes.size())
        return failure(ErrorKind::Storage, QObject::tr("%1 cannot be read.").arg(path), file.errorString());
    return bytes;
}

TimeRange spanOf(const Frames &frames)
{
    TimeRange range{std::numeric_limits<qint64>::max(), 0};
    for (const FramePtr &frame : frames) {
        const Field *time = frame->timeField();
        const TimeColumn *times = time ? time->times() : nullptr;
        if (!times || times->isEmpty())
            continue;
        range.fromMs = std::min(range.fromMs, times->front());
        range.toMs = std::max(range.toMs, times->back());
    }
    return range;
}

PanelData panelDataFrom(const QueryAnswer &answer, const FieldConfig &config = {})
{
    PanelData data;
    data.range = spanOf(answer.frames);
    data.frames = resolveFields(answer.frames, config, {}, ResolveContext());
    data.generation = 1;
    return data;
}

Json viewOptions()
{
    Json legend = Json::object();
    legend.set(u"showLegend", Json(false));
    Json options = Json::object();
    options.set(u"legend", legend);
    return options;
}

QImage paint(TimeSeriesView &view, const PanelData &data, const Theme &theme, const QSize &size)
{
    view.resize(size);
    view.setContext({theme, QTimeZone::utc(), false, false});
    view.setOptions(viewOptions());
    view.setData(data);
    QImage image(size, QImage::Format_RGB32);
    image.fill(theme.surface.panel);
    view.render(&image, QPoint(), QRegion(), QWidget::DrawChildren);
    return image;
}

/// The same chart without its lines, and then all samples over it.
QImage paintEverySample(const QueryAnswer &answer, const Theme &theme, const QSize &size)
{
    FieldConfig config;
    config.custom = Json::object();
    config.custom.set(u"lineWidth", Json(0));
    TimeSeriesView view;
    QImage image = paint(view, panelDataFrom(answer, config), theme, size);
    drawEverySample(image, *view.chart());
    return image;
}

Result<QueryAnswer> decoded(const QByteArray &bytes)
{
    DecodeContext context;
    context.request.kind = QueryKind::Range;
    context.helpers = QThreadPool::globalInstance();
    return decodeAnswer(bytes, context);
}

Result<Round> measureRound(const QByteArray &bytes, const Theme &theme, const QSize &size)
{
    QElapsedTimer clock;
    clock.start();
    const Result<QueryAnswer> answer = decoded(bytes);
    if (!answer)
        return failure(answer.error());
    Round round;
    round.decodeMs = double(clock.nsecsElapsed()) / NanosPerMs;
    clock.restart();
    TimeSeriesView view;
    round.image = paint(view, panelDataFrom(*answer), theme, size);
    round.drawMs = double(clock.nsecsElapsed()) / NanosPerMs;
    return round;
}

/// Memory of this process, shared pages counted by their share.
double pssMib()
{
    QFile file(u"/proc/self/smaps_rollup"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    constexpr double KibPerMib = 1024;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("Pss:"))
            return line.mid(4).trimmed().split(' ').constFirst().toDouble() / KibPerMib;
    }
    return 0;
}

} // namespace

double differingPercent(const QImage &a, const QImage &b)
{
    if (a.size() != b.size() || a.isNull())
        return 100;
    qint64 count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            count += a.pixel(x, y) != b.pixel(x, y) ? 1 : 0;
    }
    return 100.0 * double(count) / (double(a.width()) * a.height());
}

Result<PixelsResult> measurePixels(const PixelsRequest &request)
{
    const Result<QByteArray> bytes = answerBytes(request.file);
    const Result<Theme> theme = loadTheme(u"dark"_s);
    if (!bytes || !theme)
        return failure(bytes ? theme.error() : bytes.error());
    PixelsResult best;
    QImage image;
    for (int i = 0; i < request.rounds; ++i) {
        Result<Round> round = measureRound(*bytes, *theme, request.size);
        if (!round)
            return failure(round.error());
        if (i == 0 || round->decodeMs + round->drawMs < best.totalMs()) {
            best.decodeMs = round->decodeMs;
            best.drawMs = round->drawMs;
        }
        image = round->image;
    }
    best.pssMib = pssMib();
    if (!request.pngPath.isEmpty() && !image.save(request.pngPath))
        return failure(ErrorKind::Storage, QObject::tr("%1 cannot be written.").arg(request.pngPath));
    if (request.isChecked) {
        const Result<QueryAnswer> answer = decoded(*bytes);
        if (!answer)
            return failure(answer.error());
        best.differingPercent = differingPercent(image, paintEverySample(*answer, *theme, request.size));
    }
    return best;
}

} // namespace Promontory
