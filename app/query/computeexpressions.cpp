#include "app/query/computeexpressions.h"

#include <QCoreApplication>

namespace Promontory {

namespace {

using Inputs = QHash<QString, ExpressionValues>;

QHash<QString, Frames> byRefId(const Frames &frames)
{
    QHash<QString, Frames> sorted;
    for (const FramePtr &frame : frames)
        sorted[frame->refId].push_back(frame);
    return sorted;
}

Inputs inputsOf(const Frames &frames, const ExpressionPlan &plan)
{
    QStringList needed;
    for (const LocalExpression &expression : plan.expressions)
        needed += expression.inputs();
    Inputs inputs;
    const QHash<QString, Frames> sorted = byRefId(frames);
    for (auto it = sorted.cbegin(); it != sorted.cend(); ++it) {
        if (needed.contains(it.key()))
            inputs.insert(it.key(), expressionValues(it.value(), plan.instant.contains(it.key())));
    }
    return inputs;
}

Notice failed(const QString &refId, const Error &error)
{
    return {Notice::Severity::Partial,
            QCoreApplication::translate("Promontory::ExpressionPlan", "Expression %1 failed: %2")
                .arg(refId, error.message)};
}

} // namespace

Noted<Frames> withExpressions(const Frames &frames, const ExpressionPlan &plan, const TimeRange &range)
{
    Noted<Frames> result;
    if (plan.isEmpty())
        return {frames, {}};
    for (const FramePtr &frame : frames) {
        if (!plan.hidden.contains(frame->refId))
            result.value.push_back(frame);
    }
    Inputs inputs = inputsOf(frames, plan);
    for (const LocalExpression &expression : plan.expressions) {
        Result<ExpressionValues> values = evaluate(expression, inputs, range);
        if (!values) {
            result.notices.append(failed(expression.refId, values.error()));
            continue;
        }
        if (!plan.hidden.contains(expression.refId)) {
            const Frames own = expressionFrames(*values, expression.refId);
            result.value.insert(result.value.end(), own.begin(), own.end());
        }
        inputs.insert(expression.refId, std::move(*values));
    }
    return result;
}

} // namespace Promontory
