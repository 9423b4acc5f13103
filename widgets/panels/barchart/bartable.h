#pragma once

#include "datasources/base/result.h"
#include "widgets/common/values/fieldorigin.h"

#include <QTimeZone>

namespace Promontory {

/// What a bar chart is made of: names, and columns of numbers beside them. Points into the frames it came from.
struct BarTable
{
    struct Column
    {
        const Field *field = nullptr;
        NumberColumn values; ///< one per name
        FieldOrigin origin = {};
    };

    const Field *nameField = nullptr;
    QStringList names;  ///< one line each
    QStringList titles; ///< the same at full length: times with their date
    QList<Column> columns;
    const Field *colorField = nullptr; ///< colours the bars, row by row
    bool areFrameRows = false;         ///< one name for each row of the only frame
};

/// Which fields to take; empty names for the usual ones.
struct BarTableWish
{
    QString nameField;
    QString colorField;
    QTimeZone zone = QTimeZone::utc();
};

/// One frame as it stands; several are joined by their names (or times). At most 5,000 names and 500 columns.
/// Errors: Unsupported, with a sentence for people.
Result<BarTable> barTableFrom(const Frames &frames, const BarTableWish &wish);

} // namespace Promontory
