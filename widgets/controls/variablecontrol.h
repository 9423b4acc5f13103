#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace Promontory {

/// One choice of a variable.
struct VariableChoice
{
    QString text;
    QString value;

    bool operator==(const VariableChoice &) const = default;
};

/// One condition on a label; `op` is one of =, !=, =~, !~, =| and !=|.
struct FilterChoice
{
    QString label;
    QString op = QStringLiteral("=");
    QString value; ///< of =| and !=| several, parted by |

    bool operator==(const FilterChoice &) const = default;
};

/// A variable as the bar shows it. The value "$__all" stands for all of them.
struct VariableControl
{
    enum class Kind {
        Text,
        Single,
        Multi,
        Switch, ///< the first choice is "on", the second "off"
        Filters,
    };

    QString name;
    QString label;       ///< "" shows the name
    QString description; ///< for the tool tip; plain text
    Kind kind = Kind::Single;
    QList<VariableChoice> choices;
    QStringList values;  ///< chosen now
    QList<FilterChoice> filters; ///< of the kind Filters; its value is their text
    bool includeAll = false;
    bool allowsCustom = true; ///< values that are no choices may be typed
    bool inMenu = false;      ///< behind the button at the end of the bar
    bool hideLabel = false;
    bool loading = false;
    QString error;       ///< why there are no choices; plain text

    bool operator==(const VariableControl &) const = default;
};

/// Stands for all values.
QString allValue();
/// "django", "All (3)", "a + b", "a + 4 more".
QString chosenText(const VariableControl &variable);

} // namespace Promontory
