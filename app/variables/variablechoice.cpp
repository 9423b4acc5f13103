#include "app/variables/variablechoice.h"

#include "app/variables/step.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

namespace Promontory {

namespace {

using namespace Qt::StringLiterals;

struct ChoiceTexts
{
    Q_DECLARE_TR_FUNCTIONS(VariableChoice)
};

/// Options by their values; there may be tens of thousands. The first of equal values counts.
class OptionsByValue
{
public:
    explicit OptionsByValue(const QList<VariableOption> &options)
    {
        m_byValue.reserve(options.size());
        for (const VariableOption &option : options) {
            if (!m_byValue.contains(option.value))
                m_byValue.insert(option.value, &option);
        }
    }

    const VariableOption *find(const QString &value) const { return m_byValue.value(value); }

private:
    QHash<QString, const VariableOption *> m_byValue;
};

const VariableOption *optionWithText(const QList<VariableOption> &options, const QString &text)
{
    const auto found = std::find_if(options.begin(), options.end(),
                                    [&text](const VariableOption &option) { return option.text == text; });
    return found == options.end() ? nullptr : &*found;
}

QStringList withoutChoice(const VariableSelection &selection)
{
    if (selection.includeAll)
        return {AllValue};
    return selection.multi ? QStringList() : QStringList{QString()};
}

bool isAutoInterval(const QString &chosen)
{
    return chosen == AutoInterval || chosen.startsWith("$__auto_interval_"_L1);
}

} // namespace

QStringList chosenAfterRefresh(const QStringList &chosen, const QList<VariableOption> &options,
                               const VariableSelection &selection, bool keepUnknown)
{
    if (chosen.contains(AllValue) && selection.includeAll)
        return {AllValue};
    if (options.isEmpty() && !(keepUnknown && !chosen.isEmpty()))
        return withoutChoice(selection);
    QStringList kept;
    QSet<QString> seen;
    const OptionsByValue byValue(options);
    for (const QString &value : chosen) {
        const VariableOption *option = byValue.find(value);
        if (!option && !selection.multi)
            option = optionWithText(options, value);
        const QString found = option ? option->value : value;
        const bool stays = option || (keepUnknown && value != AllValue);
        if (stays && !seen.contains(found)) {
            seen.insert(found);
            kept.append(found);
        }
    }
    if (kept.isEmpty())
        return options.isEmpty() ? withoutChoice(selection) : QStringList{options.first().value};
    return selection.multi ? kept : kept.mid(0, 1);
}

VariableValue chosenValue(const QStringList &chosen, const QList<VariableOption> &options,
                          const VariableSelection &selection, bool fromServer)
{
    VariableValue value;
    value.multi = selection.multi || selection.includeAll;
    value.fromServer = fromServer;
    value.allValue = selection.allValue;
    value.isAll = chosen.contains(AllValue);
    if (value.isAll) {
        for (const VariableOption &option : options) {
            value.values.append(option.value);
            value.texts.append(option.text);
        }
        return value;
    }
    const OptionsByValue byValue(options);
    for (const QString &one : chosen) {
        const VariableOption *option = byValue.find(one);
        value.values.append(one);
        value.texts.append(option ? option->text : one);
    }
    return value;
}

VariableValue textValue(const QString &text)
{
    VariableValue value;
    value.values = {text};
    value.texts = {text};
    return value;
}

QList<VariableOption> intervalOptions(const IntervalVariable &variable)
{
    QList<VariableOption> options;
    if (variable.automatic)
        options.append({ChoiceTexts::tr("auto"), AutoInterval});
    for (const QString &option : variable.options) {
        const QString text = option.trimmed();
        if (!text.isEmpty() && !isAutoInterval(text))
            options.append({text, text});
    }
    return options;
}

VariableValue intervalValue(const IntervalVariable &variable, const QString &chosen, const TimeRange &range)
{
    if (!isAutoInterval(chosen))
        return textValue(chosen);
    StepRequest request;
    request.range = range;
    request.maxDataPoints = std::max(1, variable.autoCount);
    request.panelInterval = variable.autoMin;
    VariableValue value = textValue(intervalText(stepOf(request).frontIntervalMs));
    value.texts = {ChoiceTexts::tr("auto")};
    return value;
}

} // namespace Promontory
