#include "app/dashboard/dashboardjson.h"
#include "app/dashboard/gridlayout.h"
#include "app/import/importgrafana.h"

#include <QSet>

#include <cstdint>
#include <cstdlib>

using namespace Promontory;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

void requirePlaces(const Dashboard &dashboard)
{
    QList<GridRect> rects;
    for (const Row &row : dashboard.rows)
        rects.append(rowRect(row));
    for (const PanelSpec &panel : dashboard.panels) {
        require(bounded(panel.rect) == panel.rect);
        rects.append(panel.rect);
    }
    require(separated(rects) == rects);
}

/// Each panel has an id of its own, and what was counted adds up.
void requireReport(const ImportReport &report)
{
    QSet<PanelId> ids;
    for (const PanelReport &panel : report.panels) {
        require(!ids.contains(panel.id));
        ids.insert(panel.id);
        require(panel.keys.exact >= 0 && panel.keys.approximated + panel.keys.ignored == panel.findings.size());
    }
    require(report.score() >= 0 && report.score() <= 1);
    require(reportJson(report, QStringLiteral("a.json")).isObject());
}

/// An import can be saved and opened again.
void requireSaves(const Dashboard &dashboard)
{
    const auto again = readDashboard(writeDashboard(dashboard));
    require(again.has_value());
    require(again->original == dashboard.original);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto document = parseJson(bytes);
    if (!document) {
        foreignTextOf(bytes);
        return 0;
    }
    const auto import = importGrafana(*document);
    require(import.has_value() == isGrafanaDocument(*document));
    if (!import) {
        require(!foreignDocumentText(*document).isEmpty());
        return 0;
    }
    requirePlaces(import->dashboard);
    requireReport(import->report);
    requireSaves(import->dashboard);
    return 0;
}
