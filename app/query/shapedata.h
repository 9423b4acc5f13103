#pragma once

#include "datasources/frame/fieldoverride.h"
#include "datasources/transform/resolvefields.h"
#include "widgets/panels/paneldata.h"

namespace Promontory {

/// Everything that makes panel data of a panel's frames, as values for the pool.
struct Shaping
{
    FieldConfig defaults;
    QList<FieldOverride> overrides;
    ResolveContext resolve;
};

/// Appends copies of the frames that carry this refId; columns are shared.
void appendWithRefId(Frames &target, const Frames &frames, const QString &refId);
/// Resolves names and field configurations. Pure; runs on the pool.
PanelData shapeData(const Frames &frames, const QList<Notice> &notices, const Shaping &shaping,
                    const TimeRange &range, qint64 stepMs, quint64 generation);
/// The newest time with a number in any frame, wall ms; 0 if there is none.
qint64 newestSampleOf(const Frames &frames);

} // namespace Promontory
