#include "app/pages/emptytexts.h"

#include "widgets/controls/quickranges.h"

#include <QCoreApplication>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Promontory::EmptyTexts", text);
}

/// "Last 6 hours" inside of a sentence; other ranges as they are.
QString inSentence(const QString &range, bool relative)
{
    if (!relative || range.isEmpty())
        return range;
    return tr("the range \"%1\"").arg(range);
}

QString filterOf(const PanelSpec &panel, const VariableValues &variables)
{
    QStringList parts;
    for (const Query &query : panel.queries) {
        for (const QString &name : referencedVariables(query.expression)) {
            const VariableValue *value = variables.find(name);
            if (!value || value->isAll || value->values.isEmpty())
                continue;
            const QString part = u"%1 = \"%2\""_s.arg(name, value->values.join(u", "_s));
            if (!parts.contains(part))
                parts.append(part);
        }
    }
    return parts.join(u", "_s);
}

} // namespace

EmptyTexts emptyTextsOf(const PanelSpec &panel, const QuestionContext &context)
{
    const bool relative = context.spec.isRelative();
    EmptyTexts texts;
    texts.range = inSentence(rangeText(context.spec, context.nowMs, context.zone), relative);
    texts.filter = filterOf(panel, context.variables);
    texts.wider = tr("Twice the range");
    return texts;
}

} // namespace Promontory
