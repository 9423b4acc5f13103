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

/// What sets the panel's time apart from the dashboard's (grafana-dashboard 2.2).
QString ownTimeOf(const PanelSpec &panel, const QuestionContext &context)
{
    if (panel.hidesOwnTime)
        return {};
    const QString from = interpolateTitle(panel.timeFrom, context.variables).trimmed();
    const QString shift = interpolateTitle(panel.timeShift, context.variables).trimmed();
    QStringList parts;
    if (!from.isEmpty() && context.spec.from.contains(u"now"_s)) {
        const QString text = from.contains(u"now"_s) ? from : u"now-"_s + from;
        parts.append(rangeText({text, u"now"_s}, context.nowMs, context.zone));
    }
    if (!shift.isEmpty())
        parts.append(tr("%1 earlier").arg(shift.startsWith(u'-') ? shift.mid(1) : shift));
    return parts.join(u", "_s);
}

} // namespace

EmptyTexts emptyTextsOf(const PanelSpec &panel, const QuestionContext &context)
{
    const bool relative = context.spec.isRelative();
    EmptyTexts texts;
    texts.ownTime = ownTimeOf(panel, context);
    texts.range = inSentence(rangeText(context.spec, context.nowMs, context.zone), relative);
    texts.filter = filterOf(panel, context.variables);
    texts.wider = tr("Twice the range");
    return texts;
}

} // namespace Promontory
