#include "widgets/controls/variablecontrol.h"

#include <QCoreApplication>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

constexpr auto Context = "Promontory::VariableBar";

QString textOf(const VariableControl &variable, const QString &value)
{
    for (const VariableChoice &choice : variable.choices) {
        if (choice.value == value)
            return choice.text;
    }
    return value;
}

} // namespace

QString allValue()
{
    return u"$__all"_s;
}

QString chosenText(const VariableControl &variable)
{
    if (variable.values.contains(allValue()))
        return QCoreApplication::translate(Context, "All (%1)").arg(variable.choices.size());
    const bool isNoFilter = variable.kind == VariableControl::Kind::Filters && variable.values.value(0).isEmpty();
    if (variable.values.isEmpty() || isNoFilter)
        return variable.kind == VariableControl::Kind::Text
            ? QString()
            : QCoreApplication::translate(Context, "None");
    const QString first = textOf(variable, variable.values.first());
    if (variable.values.size() == 1)
        return first;
    if (variable.values.size() == 2)
        return QCoreApplication::translate(Context, "%1 + %2").arg(first, textOf(variable, variable.values.last()));
    return QCoreApplication::translate(Context, "%1 + %n more", nullptr, int(variable.values.size()) - 1)
        .arg(first);
}

} // namespace Promontory
