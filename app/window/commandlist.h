#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace Promontory {

/// One thing the command search can find and do.
struct CommandEntry
{
    QString text;   ///< what is searched
    QString detail; ///< at the right: keys, "Panel", a folder
    QString icon;   ///< name in our set; may be empty
    std::function<void()> run;
};

/// Indexes of the entries that hold every typed word, the best first: whole beginnings before beginnings of
/// words before anything else; among equals the order of the entries. Nothing typed: the first ones.
QList<qsizetype> bestMatches(const QList<CommandEntry> &entries, const QString &typed, qsizetype limit);

} // namespace Promontory
