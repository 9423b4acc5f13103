#include "app/pages/pagestatus.h"

#include "app/pages/dashboardboard.h"
#include "app/query/queryrunner.h"
#include "datasources/format/formatvalue.h"
#include "widgets/controls/quickranges.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace Promontory {

using namespace Qt::StringLiterals;

QString pageStatusText(const DashboardBoard &board, const QueryStatistics &statistics, const QTimeZone &zone,
                       const Clock &clock)
{
    const auto tr = [](const char *text, int count = -1) {
        return QCoreApplication::translate("Promontory::PageStatus", text, nullptr, count);
    };
    QStringList parts;
    qsizetype queries = 0;
    qint64 newestMs = 0;
    for (PanelSlot *slot : board.slotsInSight()) {
        queries += slot->model().question().queries.size();
        newestMs = std::max(newestMs, slot->model().status().newestSampleMs);
    }
    parts.append(tr("%n queries each refresh", int(queries)));
    if (statistics.lastAnswerMs > 0)
        parts.append(tr("answer %1 ms").arg(QString::number(statistics.lastAnswerMs)));
    if (newestMs > 0)
        parts.append(tr("newest sample %1").arg(formatTime(newestMs, zone, u"HH:mm:ss"_s)));
    parts.append(zoneText(zone, clock.wallMs()));
    return parts.join(u"    "_s);
}

} // namespace Promontory
