#pragma once

#include "datasources/frame/pattern.h"

#include <QString>

namespace Promontory {

/// The text with what matches replaced; every match if the pattern has the flag "g". "$1",
/// "$<name>", "$&" and "$$" in the replacement stand for what scripts mean by them. Never longer
/// than 8,192 characters.
QString replacedMatches(const QString &text, const Pattern &pattern, const QString &replacement);

} // namespace Promontory
