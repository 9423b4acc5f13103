#include "datasources/transform/steps/sortby.h"

#include "datasources/transform/fieldnames.h"
#include "datasources/transform/rowsort.h"

#include <numeric>

namespace Promontory {

Result<Frames> sortBy(const Frames &frames, const Json &options, const TransformContext &)
{
    const Json &entry = options[u"sort"].at(0);
    const QString name = entry[u"field"].toString();
    if (name.isEmpty())
        return frames;
    Frames result;
    for (const FramePtr &frame : frames) {
        const Field *field = findField(*frame, name);
        if (!field) {
            result.push_back(frame);
            continue;
        }
        RowIndexes rows(field->size());
        std::iota(rows.begin(), rows.end(), RowIndex(0));
        sortRows(rows, field->values, entry[u"desc"].toBool());
        result.push_back(gatheredFrame(*frame, rows));
    }
    return result;
}

} // namespace Promontory
