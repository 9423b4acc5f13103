// promontory-bench pixels FILE [WIDTH HEIGHT ROUNDS] [--png OUT] [--check]
// promontory-bench transforms [NAME [ROUNDS]]
// promontory-bench import FILE|FOLDER [ROUNDS]
#include "datasources/json/json.h"
#include "tests/benchmarks/importing.h"
#include "tests/benchmarks/pixels.h"
#include "tests/benchmarks/transforms.h"

#include <QApplication>
#include <QFileInfo>

#include <cmath>
#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;

namespace Promontory {

namespace {

constexpr int UsageExit = 2;
constexpr double AllowedPercent = 0.5;

std::optional<PixelsRequest> requestFrom(QStringList arguments)
{
    PixelsRequest request;
    request.isChecked = arguments.removeAll(u"--check"_s) > 0;
    const qsizetype png = arguments.indexOf(u"--png"_s);
    if (png >= 0) {
        request.pngPath = arguments.value(png + 1);
        arguments.remove(png, std::min<qsizetype>(2, arguments.size() - png));
    }
    if (arguments.size() < 2 || arguments.constFirst() != "pixels"_L1)
        return {};
    request.file = arguments.at(1);
    const auto number = [&](qsizetype index, int fallback) {
        return arguments.size() > index ? arguments.at(index).toInt() : fallback;
    };
    request.size = QSize(number(2, request.size.width()), number(3, request.size.height()));
    request.rounds = number(4, request.rounds);
    const bool isUsable = request.size.width() > 0 && request.size.height() > 0 && request.rounds > 0;
    return isUsable ? std::optional(request) : std::nullopt;
}

QByteArray report(const PixelsRequest &request, const PixelsResult &result)
{
    Json json = Json::object();
    json.set(u"peer", Json(u"Promontory"_s));
    json.set(u"file", Json(QFileInfo(request.file).fileName()));
    json.set(u"decode_ms", Json(result.decodeMs));
    json.set(u"draw_ms", Json(result.drawMs));
    json.set(u"total_ms", Json(result.totalMs()));
    json.set(u"pss_mib", Json(result.pssMib));
    if (request.isChecked)
        json.set(u"differing_percent", Json(result.differingPercent));
    return writeJsonCompact(json);
}

// One line for each transformation.
int runTransforms(const QStringList &arguments)
{
    const int rounds = std::clamp(arguments.value(2, u"5"_s).toInt(), 1, 1'000);
    const QList<TransformTime> times = measureTransforms(arguments.value(1), rounds);
    for (const TransformTime &time : times) {
        Json json = Json::object();
        json.set(u"transform", Json(time.name));
        json.set(u"cells", Json(time.cells));
        json.set(u"cells_out", Json(time.cellsOut));
        json.set(u"ms", Json(time.ms));
        if (!time.notice.isEmpty())
            json.set(u"notice", Json(time.notice));
        std::printf("%s\n", writeJsonCompact(json).trimmed().constData());
    }
    return times.isEmpty() ? 1 : 0;
}

double rounded(double value)
{
    return std::round(value * 100) / 100;
}

Json lineOf(const ImportCost &cost)
{
    Json json = Json::object();
    json.set(u"file", Json(cost.file));
    json.set(u"bytes", Json(cost.bytes));
    json.set(u"panels", Json(cost.panels));
    json.set(u"ms", Json(rounded(cost.ms)));
    json.set(u"times_its_size", Json(rounded(cost.timesItsSize())));
    return json;
}

// One line for each file, then the worst of them; 1 if one is beyond what is allowed.
int runImports(const QStringList &arguments)
{
    const int rounds = std::clamp(arguments.value(2, u"5"_s).toInt(), 1, 1'000);
    const auto costs = measureImports(arguments.value(1), rounds);
    if (!costs) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(costs.error().message));
        return UsageExit;
    }
    double slowest = 0;
    double largest = 0;
    for (const ImportCost &cost : *costs) {
        slowest = std::max(slowest, cost.ms);
        largest = std::max(largest, cost.timesItsSize());
        std::printf("%s\n", writeJsonCompact(lineOf(cost)).trimmed().constData());
    }
    Json worst = Json::object();
    worst.set(u"files", Json(qint64(costs->size())));
    worst.set(u"worst_ms", Json(rounded(slowest)));
    worst.set(u"worst_times_its_size", Json(rounded(largest)));
    std::printf("%s\n", writeJsonCompact(worst).trimmed().constData());
    return slowest > AllowedImportMs || largest > AllowedImportTimes ? 1 : 0;
}

int runBench(const QStringList &arguments)
{
    if (arguments.value(0) == "transforms"_L1)
        return runTransforms(arguments);
    if (arguments.value(0) == "import"_L1 && arguments.size() > 1)
        return runImports(arguments);
    const auto request = requestFrom(arguments);
    if (!request) {
        std::fputs("usage: promontory-bench pixels FILE [WIDTH HEIGHT ROUNDS] [--png OUT] [--check]\n"
                   "       promontory-bench transforms [NAME [ROUNDS]]\n"
                   "       promontory-bench import FILE|FOLDER [ROUNDS]\n",
                   stderr);
        return UsageExit;
    }
    const auto result = measurePixels(*request);
    if (!result) {
        std::fprintf(stderr, "%s %s\n", qUtf8Printable(result.error().message), qUtf8Printable(result.error().detail));
        return 1;
    }
    std::printf("%s\n", report(*request, *result).trimmed().constData());
    return request->isChecked && result->differingPercent > AllowedPercent ? 1 : 0;
}

} // namespace

} // namespace Promontory

int main(int argc, char *argv[])
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    return Promontory::runBench(app.arguments().mid(1));
}
