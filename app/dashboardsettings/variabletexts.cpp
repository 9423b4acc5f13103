#include "app/dashboardsettings/variabletexts.h"

#include "app/variables/labelfilters.h"
#include "app/variables/variableoptions.h"

#include <QCoreApplication>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(VariableTexts)
};

constexpr qsizetype MostNamed = 5;

struct Definition
{
    QString operator()(const QueryVariable &variable) const { return variable.query; }
    QString operator()(const CustomVariable &variable) const
    {
        return variable.query.isEmpty() ? customListText(variable.options) : variable.query;
    }
    QString operator()(const ConstantVariable &variable) const { return variable.value; }
    QString operator()(const IntervalVariable &variable) const
    {
        return variable.options.join(u", "_s);
    }
    QString operator()(const TextVariable &variable) const { return variable.value; }
    QString operator()(const SourceVariable &variable) const
    {
        return variable.regex.isEmpty() ? variable.pluginType
                                        : QString(variable.pluginType + u' ' + variable.regex);
    }
    QString operator()(const FilterVariable &variable) const
    {
        return filtersText(labelFilters(variable.filters));
    }
    QString operator()(const SwitchVariable &variable) const
    {
        return Texts::tr("%1 or %2").arg(variable.onValue, variable.offValue);
    }
    QString operator()(const GroupVariable &variable) const
    {
        return customListText(variable.options);
    }
};

} // namespace

QString variableKindText(VariableKind kind)
{
    switch (kind) {
    case VariableKind::Query:
        return Texts::tr("Query");
    case VariableKind::Custom:
        return Texts::tr("List of values");
    case VariableKind::Constant:
        return Texts::tr("Constant");
    case VariableKind::Interval:
        return Texts::tr("Interval");
    case VariableKind::Text:
        return Texts::tr("Text");
    case VariableKind::Source:
        return Texts::tr("Data source");
    case VariableKind::Filters:
        return Texts::tr("Ad hoc filters");
    case VariableKind::Switch:
        return Texts::tr("Switch");
    case VariableKind::Groups:
        return Texts::tr("Group by");
    }
    return {};
}

QString definitionText(const VariableSpec &variable)
{
    return std::visit(Definition(), variable);
}

QString usesText(const VariableUses &uses)
{
    QStringList parts;
    if (uses.panels > 0)
        parts.append(Texts::tr("%n panels", nullptr, uses.panels));
    QStringList names = uses.variables.first(std::min(MostNamed, uses.variables.size()));
    if (names.size() < uses.variables.size())
        names.append(u"…"_s);
    if (names.size() == 1)
        parts.append(Texts::tr("the variable %1").arg(names.constFirst()));
    else if (!names.isEmpty())
        parts.append(Texts::tr("the variables %1").arg(names.join(u", "_s)));
    if (uses.others > 0)
        parts.append(Texts::tr("%n rows, links or annotations", nullptr, uses.others));
    if (parts.size() < 2)
        return parts.value(0);
    const QString last = parts.takeLast();
    return Texts::tr("%1 and %2").arg(parts.join(u", "_s), last);
}

} // namespace Promontory
