#pragma once

#include "datasources/json/json.h"

#include <QString>

namespace Promontory {

/// The value at a JSON pointer (RFC 6901); Undefined if there is none.
const Json &valueAt(const Json &document, const QString &pointer);

/// The document with another value at the pointer; an Undefined value takes the key away. What the pointer
/// passes through has to be there.
Json withValueAt(const Json &document, const QString &pointer, const Json &value);

/// A name as one part of a pointer: "~" and "/" escaped.
QString pointerPart(QString name);

/// "/panels/3/title" as people read it: "panels[3].title".
QString readablePath(const QString &pointer);

} // namespace Promontory
