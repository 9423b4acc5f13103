#pragma once

#include "app/dashboard/dashboard.h"

#include <QList>
#include <QString>

namespace Promontory {

/// A field of the form of a variable that something can be wrong with.
enum class VariableField { Name, Query, Regex, Options, ShortestInterval };

struct VariableFault
{
    VariableField field = VariableField::Name;
    QString message;        ///< one sentence
    bool isWarning = false; ///< it can be used like this

    bool operator==(const VariableFault &) const = default;
};

/// Everything wrong with each of the variables of a dashboard.
QList<QList<VariableFault>> checkVariables(const QList<VariableSpec> &variables);

/// Why a text cannot be the name of a variable; empty if it can. Whether it is taken is another
/// question.
QString variableNameFault(const QString &name);

/// What a variable is in the document but not here: a kind of variable that this program keeps word
/// for word, by the name the file gives it. Empty for the kinds that can be edited.
QString foreignKind(const VariableSpec &variable, const Dashboard &dashboard);

} // namespace Promontory
