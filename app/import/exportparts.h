#pragma once

#include "datasources/json/json.h"

#include <QList>
#include <QString>

#include <functional>

namespace Promontory {

/// One item of a list of the source that the program knows, before and after the edits.
struct ListedPart
{
    qsizetype index = -1; ///< in the source's list; -1 for a new one
    Json json;            ///< what is to stand there
};

/// A list of the source with its known parts in a new state and order. Items that are none of the known ones
/// (`wasKnown`) keep their places; known ones that `parts` has no more are gone.
Json withParts(const Json &source, const QList<qsizetype> &wasKnown, const QList<ListedPart> &parts);

/// The number at the end of a pointer; -1 if there is none.
qsizetype indexIn(const QString &pointer);

} // namespace Promontory
