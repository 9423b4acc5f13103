#pragma once

#include <QStringList>

namespace Promontory {

/// `promontory query EXPR --source URL …`: asks one question and prints the answer. Needs a
/// QCoreApplication, whose event loop it runs. `arguments` begin behind "query". The exit code: 0
/// an answer, 1 an error of the server or on the way to it (its text on stderr), 2 a wrong command
/// line.
int runQuery(const QStringList &arguments);

/// The text of `promontory query --help`.
QString queryUsage();

} // namespace Promontory
