#include "app/dashboard/dashboardjson.h"
#include "app/dashboard/gridlayout.h"

#include <cstdint>
#include <cstdlib>

using namespace Promontory;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

/// The bounds that reading promises (reliability-security D2, D8, D9).
void requireBounds(const PanelSpec &panel)
{
    require(bounded(panel.rect) == panel.rect);
    require(panel.defaults.decimals.value_or(0) >= 0 && panel.defaults.decimals.value_or(0) <= 15);
    if (panel.defaults.min && panel.defaults.max)
        require(*panel.defaults.min <= *panel.defaults.max);
}

void requireBounds(const Dashboard &dashboard)
{
    require(dashboard.refreshMs == 0 || dashboard.refreshMs >= 1000);
    QList<GridRect> rects;
    for (const PanelSpec &panel : dashboard.panels) {
        requireBounds(panel);
        rects.append(panel.rect);
    }
    require(separated(rects) == rects);
}

void requireFaults(const DocumentReading &reading)
{
    require(reading.dashboard.has_value() || !reading.faults.isEmpty());
    for (const DocumentFault &fault : reading.faults)
        require(fault.at.line >= 1 && fault.at.column >= 1 && !fault.message.isEmpty());
}

/// load → model → save → load: the same model, the same text, and without its file the same meaning.
void requireRoundTrip(const Dashboard &dashboard)
{
    const QByteArray once = writeDashboard(dashboard);
    const auto again = readDashboard(once);
    require(again.has_value());
    require(withoutFileParts(*again) == withoutFileParts(dashboard));
    require(writeDashboard(*again) == once);
    const Dashboard bare = withoutFileParts(dashboard);
    const auto fromBare = readDashboard(writeDashboard(bare));
    require(fromBare.has_value());
    require(withoutFileParts(*fromBare) == bare);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    const DocumentReading reading = readDocument(text);
    requireFaults(reading);
    if (reading.dashboard) {
        requireBounds(*reading.dashboard);
        requireRoundTrip(*reading.dashboard);
    }
    return 0;
}
