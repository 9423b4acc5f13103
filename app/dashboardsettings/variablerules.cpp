#include "app/dashboardsettings/variablerules.h"

#include "app/import/jsonpointer.h"
#include "app/variables/interpolate.h"
#include "app/variables/variablegraph.h"
#include "datasources/frame/pattern.h"
#include "datasources/frame/timerange.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct RuleTexts
{
    Q_DECLARE_TR_FUNCTIONS(VariableRules)
};

constexpr qsizetype LongestName = 100;

/// What is wrong with each kind beyond its name.
class KindRules
{
public:
    explicit KindRules(QList<VariableFault> &faults) : m_faults(faults) {}

    void operator()(const QueryVariable &variable) const
    {
        if (variable.query.trimmed().isEmpty())
            add(VariableField::Query, RuleTexts::tr("Say what the variable asks its source."));
        checkRegex(variable.regex);
    }
    void operator()(const CustomVariable &variable) const
    {
        if (variable.query.trimmed().isEmpty() && variable.options.isEmpty())
            add(VariableField::Options, RuleTexts::tr("Without values there is nothing to choose."),
                true);
    }
    void operator()(const IntervalVariable &variable) const
    {
        for (const QString &option : variable.options) {
            const Result<qint64> length = parseInterval(option);
            if (!referencedVariables(option).isEmpty() || option.trimmed().startsWith("$__"_L1))
                continue;
            if (!length || *length <= 0)
                return add(VariableField::Options,
                           RuleTexts::tr("“%1” is not a length of time such as 30s, 5m or 1d.")
                               .arg(option.left(40)));
        }
        if (variable.options.isEmpty() && !variable.automatic)
            add(VariableField::Options,
                RuleTexts::tr("Give at least one length of time, such as 5m."));
        if (variable.automatic && !parseInterval(variable.autoMin))
            add(VariableField::ShortestInterval,
                RuleTexts::tr("“%1” is not a length of time such as 10s.")
                    .arg(variable.autoMin.left(40)));
    }
    void operator()(const SourceVariable &variable) const { checkRegex(variable.regex); }
    void operator()(const SwitchVariable &variable) const
    {
        if (variable.onValue == variable.offValue)
            add(VariableField::Options, RuleTexts::tr("Both positions have the same value."), true);
    }
    template <typename Other>
    void operator()(const Other &) const
    {
    }

private:
    void add(VariableField field, const QString &message, bool isWarning = false) const
    {
        m_faults.append({field, message, isWarning});
    }

    void checkRegex(const QString &regex) const
    {
        // With variables in it, it is another expression each time.
        if (regex.trimmed().isEmpty() || !referencedVariables(regex).isEmpty())
            return;
        if (const auto pattern = Pattern::fromDelimited(regex.trimmed()); !pattern)
            add(VariableField::Regex, pattern.error().message);
    }

    QList<VariableFault> &m_faults;
};

/// The kind that the file says, in its own words; empty if it says none.
QString writtenKind(const VariableCommon &common, const Dashboard &dashboard)
{
    const QString own = common.unknown[u"type"].toString();
    if (!common.original.isString())
        return own;
    const Json &source = valueAt(dashboard.original, common.original.toString());
    const QString classic = source[u"type"].toString();
    return classic.isEmpty() ? source[u"kind"].toString() : classic;
}

} // namespace

QString variableNameFault(const QString &name)
{
    static const QRegularExpression allowed(u"^[A-Za-z_][A-Za-z0-9_]*\\z"_s);
    if (name.isEmpty())
        return RuleTexts::tr("A variable needs a name.");
    if (name.size() > LongestName)
        return RuleTexts::tr("A name has at most %1 characters.").arg(QString::number(LongestName));
    if (!allowed.match(name).hasMatch())
        return RuleTexts::tr(
            "A name has letters, digits and underscores, and begins with none of the digits.");
    if (name.startsWith("__"_L1))
        return RuleTexts::tr("Names with two underscores in front belong to built-in variables "
                             "such as $__interval.");
    return {};
}

QList<QList<VariableFault>> checkVariables(const QList<VariableSpec> &variables)
{
    QHash<QString, int> counts;
    for (const VariableSpec &variable : variables)
        ++counts[commonOf(variable).name];
    const VariableOrder order = orderVariables(variables);
    QList<QList<VariableFault>> all;
    for (const VariableSpec &variable : variables) {
        const QString &name = commonOf(variable).name;
        QList<VariableFault> faults;
        if (const QString fault = variableNameFault(name); !fault.isEmpty())
            faults.append({VariableField::Name, fault});
        else if (counts.value(name) > 1)
            faults.append({VariableField::Name, RuleTexts::tr("Another variable has this name.")});
        std::visit(KindRules(faults), variable);
        if (const auto circle = order.errors.constFind(name); circle != order.errors.cend())
            faults.append({VariableField::Query, circle->message, true});
        all.append(faults);
    }
    return all;
}

QString foreignKind(const VariableSpec &variable, const Dashboard &dashboard)
{
    if (!std::holds_alternative<ConstantVariable>(variable))
        return {};
    const QString kind = writtenKind(commonOf(variable), dashboard);
    const bool isConstant =
        kind.isEmpty() || kind == "constant"_L1 || kind == "ConstantVariable"_L1;
    return isConstant ? QString() : kind;
}

} // namespace Promontory
