#pragma once

#include "datasources/json/json.h"

#include <QString>

namespace Promontory {

// What the report says of values that are not what their key holds: whole sentences, translated.
QString noTextMessage();
QString noFlagMessage();
QString noNumberMessage(const Json &value); ///< also of a number too large for computing
QString noListMessage();
QString oddValueMessage();
QString outOfBoundsMessage(double taken);
QString unknownWordMessage(const QString &word, const QString &taken);
QString undrawnMessage();
QString unknownNameMessage(const QString &name);
QString longTextMessage(qint64 most);
QString unknownReducerMessage(const QString &id);

/// Nothing, null or an empty text: a key that says nothing.
bool saysNothing(const Json &value);

} // namespace Promontory
