#pragma once

#include "datasources/json/json.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <variant>

namespace Promontory {

/// What all kinds of variables have.
struct VariableCommon
{
    QString name;
    QString label;
    QString description;
    enum class Hide { No, Label, Variable, Menu } hide = Hide::No; ///< Menu: in a menu of its own
    Json unknown;
    Json original;

    bool operator==(const VariableCommon &) const = default;
};

/// One choice of a variable.
struct VariableOption
{
    QString text;
    QString value;

    bool operator==(const VariableOption &) const = default;
};

/// Multi and all, and the selection that was saved with the file.
struct VariableSelection
{
    bool multi = false;
    bool includeAll = false;
    QString allValue;
    QList<VariableOption> current; ///< value "$__all" stands for all
    bool allowsCustom = true; ///< values that are no options may be typed

    bool operator==(const VariableSelection &) const = default;
};

struct QueryVariable
{
    VariableCommon common;
    VariableSelection selection;
    QString sourceId;
    QString query;          ///< "label_values(up, job)" and its kin
    QString regex;
    bool regexOnText = false; ///< the expression reads the option's text instead of its value
    int sort = 0;           ///< Grafana's numbers, grafana-dashboard 3.3
    int refresh = 1;        ///< 0 never, 1 on load, 2 on range change
    bool operator==(const QueryVariable &) const = default;
};
struct CustomVariable
{
    VariableCommon common;
    VariableSelection selection;
    QList<VariableOption> options;
    QString query;          ///< the list as written
    bool operator==(const CustomVariable &) const = default;
};
struct ConstantVariable
{
    VariableCommon common;
    QString value;
    bool operator==(const ConstantVariable &) const = default;
};
struct IntervalVariable
{
    VariableCommon common;
    QStringList options;
    QString current;
    bool automatic = false;
    int autoCount = 30;
    QString autoMin = QStringLiteral("10s");
    bool operator==(const IntervalVariable &) const = default;
};
struct TextVariable
{
    VariableCommon common;
    QString value;
    bool operator==(const TextVariable &) const = default;
};
struct SourceVariable
{
    VariableCommon common;
    VariableSelection selection;
    QString pluginType;     ///< "prometheus"
    QString regex;
    bool operator==(const SourceVariable &) const = default;
};
struct FilterVariable
{
    VariableCommon common;
    QString sourceId;
    Json filters;
    bool operator==(const FilterVariable &) const = default;
};
/// One of two values.
struct SwitchVariable
{
    VariableCommon common;
    QString onValue = QStringLiteral("true");
    QString offValue = QStringLiteral("false");
    bool isOn = false;
    bool operator==(const SwitchVariable &) const = default;
};
/// Names of labels, for aggregations: "sum by ($name) (up)".
struct GroupVariable
{
    VariableCommon common;
    VariableSelection selection;
    QString sourceId;
    QList<VariableOption> options; ///< the labels to choose from; without any those of the source
    bool operator==(const GroupVariable &) const = default;
};
using VariableSpec = std::variant<QueryVariable, CustomVariable, ConstantVariable, IntervalVariable, TextVariable,
                                  SourceVariable, FilterVariable, SwitchVariable, GroupVariable>;
const VariableCommon &commonOf(const VariableSpec &variable);
VariableCommon &commonOf(VariableSpec &variable);

} // namespace Promontory
