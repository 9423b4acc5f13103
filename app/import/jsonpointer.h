#pragma once

#include "datasources/json/json.h"

#include <QHash>
#include <QString>

namespace Promontory {

/// The value at a JSON pointer (RFC 6901); Undefined if there is none.
const Json &valueAt(const Json &document, const QString &pointer);

/// Looks up many pointers in one document: large objects on the way are searched once.
class PointerIndex
{
public:
    explicit PointerIndex(const Json &document) : m_document(document) { }

    const Json &at(const QString &pointer);

private:
    const Json &memberOf(const Json &object, const QString &key);

    const Json &m_document;
    QHash<const Json *, QHash<QString, const Json *>> m_members; // of large objects
};

/// The document with another value at the pointer; an Undefined value takes the key away. What the pointer
/// passes through has to be there.
Json withValueAt(const Json &document, const QString &pointer, const Json &value);

/// A name as one part of a pointer: "~" and "/" escaped.
QString pointerPart(QString name);

/// "/panels/3/title" as people read it: "panels[3].title".
QString readablePath(const QString &pointer);

} // namespace Promontory
