#pragma once

#include "datasources/transform/transform.h"

#include <QStringList>
#include <QStringView>

namespace Promontory {

/// One transformation. Gives new frames, or why there are none; never changes a frame.
using TransformFunction = Result<Frames> (*)(const Frames &frames, const Json &options,
                                             const TransformContext &context);

/// What the program makes of a transformation.
struct TransformSupport
{
    bool known = false;
    QStringList
        keys; ///< options that are read, as paths: "*" any key or item, "**" any depth below
    QStringList ignored; ///< options that Grafana knows and that change nothing here
    QString difference;  ///< a sentence, translated, where the result is not Grafana's; else empty
    QString refusal; ///< of one that is not carried out although it is understood: why, translated

    bool operator==(const TransformSupport &) const = default;
};

/// Nothing if the id is unknown.
TransformFunction findTransform(const QString &id);
/// For the report of an import: a key that is in neither list has no meaning to Grafana or to this
/// program.
TransformSupport transformSupport(const QString &id);
QStringList transformIds();

} // namespace Promontory
