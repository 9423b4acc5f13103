#pragma once

#include "datasources/base/error.h"

#include <QByteArray>
#include <QString>

#include <string_view>

namespace Promontory {

/// The same JSON text with invalid UTF-8 and raw control characters inside strings as U+FFFD.
QByteArray repairedText(QByteArrayView text);

/// The text of a JSON string (without its quotes) that strict readers refuse: unpaired surrogates
/// and unknown escapes become U+FFFD.
QString lenientUnescaped(std::string_view raw);

/// Why a body is no complete answer: truncated, a web page, plain text, or broken at some place.
Error brokenBodyError(QByteArrayView body, const char *reason);

/// Text of a server for people: credentials and control characters out, white space folded, at most
/// `limit` characters.
QString cleanedText(const QString &words, qsizetype limit);

} // namespace Promontory
