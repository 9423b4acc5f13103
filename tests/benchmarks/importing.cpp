#include "tests/benchmarks/importing.h"

#include "app/import/importgrafana.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <ctime>
#include <optional>
#include <vector>

#include <malloc.h>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

/// Bytes that this process has from its allocator, as the allocator counts them, its own overhead included.
qint64 allocatedNow()
{
    const struct mallinfo2 info = mallinfo2();
    return qint64(info.uordblks) + qint64(info.hblkhd);
}

std::optional<GrafanaImport> opened(const QByteArray &bytes)
{
    const auto root = parseJson(bytes);
    if (!root || !isGrafanaDocument(*root))
        return {};
    Result<GrafanaImport> import = importGrafana(*root);
    return import ? std::optional(*std::move(import)) : std::nullopt;
}

std::optional<ImportCost> costOf(const QString &path, int rounds)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.readAll();
    if (!opened(bytes)) // the first round also pays for what is made once
        return {};
    ImportCost cost{QFileInfo(path).fileName(), bytes.size(), 0, 0, 0};
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        const qint64 before = allocatedNow();
        const std::clock_t start = std::clock();
        const auto import = opened(bytes);
        times.push_back(1'000.0 * double(std::clock() - start) / CLOCKS_PER_SEC);
        cost.allocated = std::max(cost.allocated, allocatedNow() - before);
        cost.panels = qint64(import->report.panels.size());
    }
    std::nth_element(times.begin(), times.begin() + rounds / 2, times.end());
    cost.ms = times[std::size_t(rounds / 2)];
    return cost;
}

} // namespace

Result<QList<ImportCost>> measureImports(const QString &path, int rounds)
{
    QStringList files{path};
    if (const QDir folder(path); folder.exists()) {
        files.clear();
        for (const QFileInfo &one : folder.entryInfoList({u"*.json"_s}, QDir::Files, QDir::Name))
            files.append(one.filePath());
    }
    QList<ImportCost> costs;
    for (const QString &file : std::as_const(files)) {
        if (const auto cost = costOf(file, rounds))
            costs.append(*cost);
    }
    if (costs.isEmpty())
        return failure(ErrorKind::Storage, QObject::tr("There is no dashboard of Grafana's in %1.").arg(path));
    return costs;
}

} // namespace Promontory
