#pragma once

#include "datasources/base/result.h"

#include <QByteArray>
#include <QString>

namespace Promontory {

class Json;

/// The bytes of a file, no more than a document may have and one: then parsing refuses it. Fails with Storage.
Result<QByteArray> readDocumentFile(const QString &path);

/// The JSON in the bytes of a file; a fault is said with the file, the line and the column.
Result<Json> parseDocument(const QByteArray &text, const QString &path);

} // namespace Promontory
