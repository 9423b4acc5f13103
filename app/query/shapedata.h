#pragma once

#include "datasources/frame/fieldoverride.h"
#include "datasources/transform/resolvefields.h"
#include "datasources/transform/transform.h"
#include "widgets/panels/paneldata.h"

namespace Promontory {

/// Everything that makes panel data of a panel's frames, as values for the pool.
struct Shaping
{
    FieldConfig defaults;
    QList<FieldOverride> overrides;
    ResolveContext resolve;
    QStringList tables;               ///< refIds of the queries in the table format
    QList<TransformSpec> transforms;  ///< variables filled in
    QTimeZone zone = QTimeZone::utc();
};

/// Appends copies of the frames that carry this refId; columns are shared.
void appendWithRefId(Frames &target, const Frames &frames, const QString &refId);
/// Makes tables, resolves names, transforms, then resolves field configurations. Pure; runs on the pool.
/// Cancelled work gives the frames of the transformations so far.
PanelData shapeData(const Frames &frames, const QList<Notice> &notices, const Shaping &shaping,
                    const TimeRange &range, qint64 stepMs, quint64 generation,
                    const std::function<bool()> &isCancelled = {});
/// The newest time with a number in any frame, wall ms; 0 if there is none.
qint64 newestSampleOf(const Frames &frames);

} // namespace Promontory
