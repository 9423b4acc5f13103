#pragma once

#include "app/dashboard/dashboard.h"

#include <QHash>
#include <QStringList>

namespace Promontory {

/// One variable under another name.
struct VariableRename
{
    QString from;
    QString to;
    bool withReferences = true; ///< texts that name it follow

    bool operator==(const VariableRename &) const = default;
};

/// The text with other names in its references: $name, ${name:format}, ${name.path}, [[name]]. All
/// at once, so that two names may change places.
QString renameReferences(const QString &text, const QHash<QString, QString> &names);

/// The same for every text of the dashboard that may name variables, repeats included.
Dashboard renameReferences(Dashboard dashboard, const QHash<QString, QString> &names);

/// Renames the variables themselves, all at once, and the references of those that ask for it.
Dashboard renameVariables(Dashboard dashboard, const QList<VariableRename> &renames);

/// New names by old ones: variables that stand at the same place, are of the same kind, and have
/// names that the other list does not know.
QHash<QString, QString> renamedVariables(const QList<VariableSpec> &before,
                                         const QList<VariableSpec> &after);

/// What names a variable.
struct VariableUses
{
    int panels = 0;
    QStringList variables; ///< names of other variables
    int others = 0;        ///< rows, links, annotations, the dashboard's own source

    bool isUsed() const { return panels > 0 || !variables.isEmpty() || others > 0; }
    bool operator==(const VariableUses &) const = default;
};

/// By the variables' names; those that nothing names are not there. References of a variable to
/// itself do not count.
QHash<QString, VariableUses> variableUses(const Dashboard &dashboard);

} // namespace Promontory
